import { describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { everythingIn } from '../support/everything.ts'
import { mint, openWithoutAdmin, undo } from '../support/no-admin.ts'
import { refusing } from '../support/refusing.ts'
import { openTown, type Town } from '../support/town.ts'

const no = '口令不对或已过期。请在服务器上运行 lianzhang claim 再取一个。'
const wrong = 'ZZZZ-ZZZZ'
const admins = (town: Town) =>
  town.ask(
    `select person.name from person_role join person on person.id = person_id where role = 'admin' and until is null`,
  )
const claims = async (town: Town) =>
  (await town.audit())
    .filter(({ action }) => action === 'claim')
    .map(({ result, detail, object }) => (result === 'done' ? object : detail?.reason))
/** Everything the database holds, as text. */
const everything = (town: Town): string => [...everythingIn(town.stage.database).values()].join()

describe('the first administrator', () => {
  it('is whoever sends the code in private: named, told how to go on, and written down', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    const said = await town.钱工.says(`认领 ${code} 钱工`)
    expect(said).toContain('您已登记为管理员')
    expect(said).toContain('钱工，您好。我是链长制工作助手，您是管理员。')
    expect(said).toContain('「成员 加 推进办 姓名 手机号」')
    expect(admins(town)).toEqual(['钱工'])
    expect(await claims(town)).toEqual([`${cast.钱工} admin`])
    const tried = await town.钱工.lastCard().clicks('say_1')
    expect(tried.toast).not.toContain('无权')
    expect(town.钱工.last()).toContain('成员 · 全部')
    await town.stage.emulator.person(cast.钱工).enters()
    await town.stage.settle()
    expect(
      town.钱工.heard().filter((text) => text.includes('您好')),
      'one greeting',
    ).toHaveLength(1)
  })

  it('of the roster keeps the name of the roster; without any name it is asked for, and the code still holds', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    expect(await town.钱工.says(`认领 ${code}`)).toBe('还差姓名。请把口令和您的姓名写在一起再发一次：认领 口令 姓名。')
    expect(await town.何工.says(`认领 ${code}`)).toContain('何工（虚构），您好')
    expect(admins(town)).toEqual(['何工（虚构）'])
  })

  it('may take half an hour, no minute more', async () => {
    const town = await openWithoutAdmin('09-02 10:00')
    const [first, later] = [await mint(town), '09-02 10:30']
    await town.at(later)
    expect(await town.钱工.says(`认领 ${first} 钱工`)).toBe(no)
    const second = await mint(town)
    await town.at('09-02 10:59')
    expect(await town.钱工.says(`认领 ${second} 钱工`)).toContain('您已登记为管理员')
    expect(await claims(town)).toEqual(['none', `${cast.钱工} admin`])
  })

  it('needs the newest code, once', async () => {
    const town = await openWithoutAdmin()
    const old = await mint(town)
    const code = await mint(town)
    expect(await town.钱工.says(`认领 ${old} 钱工`)).toBe(no)
    expect(await town.钱工.says(`认领 ${code} 钱工`)).toContain('您已登记为管理员')
    expect(await town.何工.says(`认领 ${code} 何工`), 'an unknown word from now on').toBe(await town.何工.says('asdf'))
    expect(await town.钱工.says(`认领 ${code} 钱工`)).toContain('没听懂')
    expect(admins(town)).toEqual(['钱工'])
  })

  it('hears the same of a wrong code, an expired one and none at all', async () => {
    const town = await openWithoutAdmin()
    expect(await town.钱工.says(`认领 ${wrong} 钱工`)).toBe(no)
    await mint(town)
    for (const words of [`认领 ${wrong} 钱工`, '认领 K7QM 钱工', '认领'])
      expect(await town.钱工.says(words), words).toBe(no)
    expect(await claims(town)).toEqual(['none', 'wrong', 'wrong', 'wrong'])
  })

  it('is not made by guessing: five wrong ones in ten minutes from one sender, then even the right one is none', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    for (let n = 0; n < 5; n += 1) await town.钱工.says(`认领 ${wrong} 钱工`)
    expect(await town.钱工.says(`认领 ${code} 钱工`)).toBe(no)
    expect((await claims(town)).at(-1)).toBe('too-many')
    await town.at('09-02 10:11')
    expect(await town.钱工.says(`认领 ${code} 钱工`), 'ten minutes later').toContain('您已登记为管理员')
  })

  it('who typed wrong too often is not held up when the server gives a new code', async () => {
    const town = await openWithoutAdmin()
    await mint(town)
    for (let n = 0; n < 6; n += 1) await town.钱工.says(`认领 ${wrong} 钱工`)
    await town.at('09-02 10:01')
    expect(await town.钱工.says(`认领 ${await mint(town)} 钱工`)).toContain('您已登记为管理员')
  })

  it('twenty wrong ones in all spoil the code', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    for (const who of ['张工', '李工', '王工', '赵工'] as const)
      for (let n = 0; n < 5; n += 1) expect(await town[who].says(`认领 ${wrong} 某人`)).toBe(no)
    expect(await town.钱工.says(`认领 ${code} 钱工`)).toBe(no)
    expect(admins(town)).toEqual([])
  })

  it('is not made in a group: the code is void, and the group reads nothing about it', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    expect(await town.钱工.says(`认领 ${code} 钱工`, { in: '新群' })).toBe(
      '已私信回复。\n---\n口令不能发在群里，发出来的一律作废。请在服务器上运行 lianzhang claim 再取一个，私信发给我。',
    )
    expect(await town.钱工.says(`认领 ${code} 钱工`)).toBe(no)
    expect(await town.张工.says(`认领 ${code} 张工`)).toBe(no)
    expect(await claims(town)).toEqual(['group', 'none', 'none'])
  })

  it('is never somebody of another tenant: silence, and the code stands', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    await town.stage.emulator.person(cast.外人).says(`认领 ${code} 外人`)
    await town.stage.settle()
    expect(town.外人.heard()).toEqual([])
    expect(await claims(town)).toEqual([])
    expect(await town.钱工.says(`认领 ${code} 钱工`)).toContain('您已登记为管理员')
  })

  it('is the first of two who send it at once', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    const { emulator, settle } = town.stage
    await Promise.all([cast.钱工, cast.张工].map((who) => emulator.person(who).says(`认领 ${code} 某人`)))
    await settle()
    expect(admins(town)).toHaveLength(1)
    expect((await claims(town)).filter((one) => String(one).endsWith('admin'))).toHaveLength(1)
    const told = [town.钱工.last(), town.张工.last()].filter((text) => text.includes('您已登记为管理员'))
    expect(told).toHaveLength(1)
  })

  it('is told once, however often Feishu brings the message', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    const { emulator, settle } = town.stage
    const { event_id } = await emulator.person(cast.钱工).says(`认领 ${code} 钱工`)
    await emulator.redeliver(event_id)
    await emulator.redeliver(event_id, { newEventId: true })
    await settle()
    expect(town.钱工.heard().filter((text) => text.includes('您已登记为管理员'))).toHaveLength(1)
    expect(await claims(town)).toHaveLength(1)
  })

  it('is none where there is one: the word means nothing, and nothing of it is tried', async () => {
    const town = await openTown('09-02 10:00')
    expect(await town.钱工.says(`认领 ${wrong} 钱工`)).toBe(await town.钱工.says('asdf'))
    expect(await town.张工.says(`认领 ${wrong} 张工`, { in: '航天群' })).not.toContain('口令')
    expect(await claims(town)).toEqual([])
  })
})

describe('the code', () => {
  it('stands in no table, neither while it waits nor when it was wrong, late, in a group or spent', async () => {
    const town = await openWithoutAdmin()
    const [first, second, third] = [await mint(town), await mint(town), await mint(town)]
    const nowhere = (when: string) => {
      const all = everything(town)
        .toUpperCase()
        .replaceAll(/[^0-9A-Z]/g, '')
      for (const code of [first, second, third]) expect(all, when).not.toContain(code.replace('-', ''))
    }
    nowhere('minted')
    await town.钱工.says(`认领 ${first} 钱工`)
    await town.张工.says(`认领 ${second} 张工`, { in: '航天群' })
    nowhere('refused')
    const last = await mint(town)
    await town.钱工.says(`认领 ${last} 钱工`)
    for (const who of ['钱工', '张工', '何工'] as const) await town[who].says(`认领 ${third} 某人`)
    await town.张工.says(`认领 ${third} 某人`, { in: '航天群' })
    nowhere('spent')
    expect(everything(town).toUpperCase()).not.toContain(last)
  })

  it('is not kept when our own handling fails: Feishu brings the message again', async () => {
    const town = await openWithoutAdmin()
    const code = await mint(town)
    const { database, emulator, settle } = town.stage
    const mend = refusing(database, 'insert on person_role')
    await emulator.person(cast.钱工).says(`认领 ${code} 钱工`)
    await settle()
    expect(everything(town)).not.toContain(code)
    mend()
    await town.at('09-02 10:10')
    expect(town.钱工.last()).toContain('您已登记为管理员')
  })
})

describe('taking it back', () => {
  it('ends the post at once, tells the person, and leaves room for another code', async () => {
    const town = await openWithoutAdmin()
    await town.钱工.says(`认领 ${await mint(town)} 钱工`)
    await town.钱工.says('成员 航天 加 备报 张工')
    expect(await undo(town)).toEqual({ name: '钱工', deeds: 1 })
    await town.stage.settle()
    expect(town.钱工.last()).toContain('您的管理员职责已在服务器上撤销')
    expect(await town.钱工.says('成员')).toContain('您还没有登记职责')
    expect((await town.audit()).at(-2)).toMatchObject({ action: 'claim-undo', actor: 'cli', result: 'done' })
    expect(await town.何工.says(`认领 ${await mint(town)}`)).toContain('您已登记为管理员')
  })

  it('is done within a day, for the only administrator, who came by code, and for nobody else', async () => {
    const town = await openWithoutAdmin()
    expect(await undo(town)).toEqual({ not: 'none' })
    await town.钱工.says(`认领 ${await mint(town)} 钱工`)
    await town.钱工.says('成员 加 管理员 何工')
    expect(await undo(town)).toEqual({ not: 'not-alone' })
    await town.何工.says('成员 撤 管理员 钱工')
    expect(await undo(town), 'the one left was named in chat').toEqual({ not: 'not-by-code' })
    const other = await openWithoutAdmin('09-02 10:00')
    await other.钱工.says(`认领 ${await mint(other)} 钱工`)
    await other.at('09-03 10:00')
    expect(await undo(other)).toEqual({ not: 'too-late' })
    expect(admins(other)).toEqual(['钱工'])
  })

  it('is not done to an administrator of the district file', async () => {
    expect(await undo(await openTown('09-02 10:00'))).toEqual({ not: 'not-by-code' })
  })
})
