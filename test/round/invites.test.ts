import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStage } from '../../scripts/stage.ts'
import { cast, groups } from '../../scripts/town/cast.ts'
import { member } from '../../scripts/town/member.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { tempFolder } from '../../scripts/town/temp-folder.ts'
import { everythingIn } from '../support/everything.ts'
import { changedDistrict, mint } from '../support/no-admin.ts'
import { refusing } from '../support/refusing.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const number = '13900000001'
/** Whether some table holds it. */
const holds = (town: Pick<Town, 'stage'>, text: string): boolean =>
  [...everythingIn(town.stage.database).values()].some((rows) => rows.includes(text))
const asked = (town: Town) => town.stage.emulator.calls().filter(({ path }) => path.includes('batch_get_id')).length

describe('成员 with a mobile number', () => {
  it('invites somebody nobody knows yet: the post, a greeting, and no trace of the number', async () => {
    const town = await openTown('09-02 10:00')
    expect(await town.何工.says(`成员 航天 加 备报 钱工 ${number}`)).toBe('已登记：钱工，航天产业链备报。')
    expect(town.ask('select name from person where open_id = ?', cast.钱工)).toEqual(['钱工'])
    expect(town.钱工.last()).toContain('钱工，您好。我是链长制工作助手，您是航天产业链备报。')
    expect(await town.何工.says(`成员 航天 加 备报 ${number}`), 'the number alone, once it is known').toContain(
      '没有变化',
    )
    expect(holds(town, number)).toBe(false)
  })

  it('is greeted in working hours', async () => {
    const town = await openTown('09-02 21:00')
    await town.何工.says(`成员 航天 加 备报 钱工 ${number}`)
    expect(town.钱工.heard()).toEqual([])
    await town.at('09-03 09:00')
    expect(town.钱工.heard()).toHaveLength(1)
  })

  it('gives nothing to a name that is not the one of the number, to a number nobody has, or without a name', async () => {
    const town = await openTown('09-02 10:00')
    expect(await town.何工.says(`成员 航天 加 备报 ${number}`)).toContain('请写要登记的人的姓名')
    expect(await town.何工.says('成员 航天 加 备报 孙工 13911112222')).toContain(
      '飞书里没有找到这个手机号的人，没有登记',
    )
    await town.何工.says(`成员 航天 加 备报 钱工 ${number}`)
    expect(await town.何工.says(`成员 航天 加 主报 孙工 ${number}`)).toBe(
      '这个手机号在名册里是「钱工」，不是「孙工」，没有登记。请核对姓名和号码。',
    )
    expect(town.ask(`select count(*) from person where name = '孙工'`)).toEqual([0])
  })

  it('says that Feishu did not answer, and gives nothing', async () => {
    const town = await openTown('09-02 10:00')
    town.stage.emulator.failNext(5, { http: 500, code: 1 }, { path: 'batch_get_id' })
    const said = await town.何工.says(`成员 航天 加 备报 钱工 ${number}`)
    expect(said).toBe('飞书没有应答，没有查到这个手机号是谁，没有登记。请再发一次。')
    expect(holds(town, number)).toBe(false)
  })

  it('of somebody else than the administrator asks Feishu nothing; the office proposes it without the number', async () => {
    const town = await openTown('09-02 10:00')
    await town.张工.says(`成员 航天 加 备报 钱工 ${number}`)
    await town.钱工.says(`成员 航天 加 备报 钱工 ${number}`)
    await town.吴工.says(`成员 航天 加 备报 钱工 ${number}`)
    expect(asked(town)).toBe(0)
    expect(town.何工.last()).toContain('同意就在这里发「成员 航天产业链 加 备报 钱工 手机号」')
    expect(holds(town, number)).toBe(false)
  })

  it('in a group that is not bound: the words come back without the number', async () => {
    const town = await openTown('09-02 10:00')
    const said = await town.何工.says(`成员 航天 加 备报 钱工 ${number}`, { in: '新群' })
    expect(said).toContain('请在这里发「成员 航天 加 备报 钱工 手机号」')
    expect(said).not.toContain(number)
  })

  it('is not kept when our own handling fails', async () => {
    const town = await openTown('09-02 10:00')
    const mend = refusing(town.stage.database, 'insert on person_role')
    await town.何工.says(`成员 航天 加 备报 钱工 ${number}`)
    expect(holds(town, number)).toBe(false)
    mend()
    await town.at('09-02 10:10')
    expect(town.何工.last()).toBe('已登记：钱工，航天产业链备报。')
  })

  it.each(['加个人', '怎么加人', '我想添加一个成员', '成员 加人'])('is what 「%s」 leads to', async (words) => {
    const town = await openTown('09-02 10:00')
    const said = await town.何工.says(words)
    expect(said).toContain('发「成员 产业链 加 职责 姓名 手机号」')
    expect(said).toContain('职责可以写：主报、备报')
  })

  it('a post named in everyday words asks for the person', async () => {
    const town = await openTown('09-02 10:00')
    expect(await town.何工.says('给航天加个备报')).toContain('请写要登记的人的姓名')
  })
})

describe('a district whose file names nobody', () => {
  it('is begun in chat: code, office, group, reporter, first report', async () => {
    const folder = tempFolder()
    const file = changedDistrict((text) =>
      text
        .replace(/\npeople:\n[\s\S]*?\nunits:/u, '\nunits:')
        .replace(/\ngroups:\n[\s\S]*?\n# 演示目标/u, '\n# 演示目标'),
    )
    const [张三, 李四] = ['ou_zhang_san', 'ou_li_si']
    const stage = await openStage({
      databaseFile: join(folder.path, 'a.db'),
      start: officeTime('09-02 10:00'),
      district: file,
      bystanders: {
        people: [
          { open_id: 张三, name: '张三（虚构）' },
          { open_id: 李四, name: '李四（虚构）', mobile: '13900000002' },
        ],
        chats: [{ chat_id: groups.新群, name: '航天群（虚构）', members: [张三, 李四], bot: true }],
      },
    })
    onTestFinished(async () => {
      await stage.close()
      folder.remove()
    })
    const [admin, reporter] = [member(stage, 张三), member(stage, 李四)]
    expect(await admin.says(`认领 ${await mint({ stage })} 张三`)).toContain('您已登记为管理员')

    await admin.says('绑定 航天', { in: '新群' })
    expect(admin.inGroup('新群', '请确认绑定').words()).toContain(
      '现在没有能私信到的人。请管理员先登记一位，例如「成员 加 推进办 姓名 手机号」，再发一次「绑定」。',
    )
    expect(await admin.says('成员 加 推进办 张三')).toContain('已登记：张三，推进办。')
    await admin.says('绑定 航天', { in: '新群' })
    expect((await admin.card('请确认绑定').clicks('confirm')).toast).toBe('已绑定')

    expect(await admin.says('成员 航天 加 主报 李四 13900000002')).toContain('已登记：李四，航天产业链主报。')
    expect(reporter.last()).toContain('李四，您好。我是链长制工作助手，您是航天产业链主报。')
    await reporter.says('周报')
    expect((await reporter.fills(good).submits()).toast).toBe('已提交')
    expect(await admin.says('状态')).toContain('航天产业链')
  })
})
