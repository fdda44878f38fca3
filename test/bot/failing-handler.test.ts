import { describe, expect, it } from 'vitest'
import { cardWith, openTown, saidTo, type Town, 何工, 周报, 张工 } from '../bad-days/rig.ts'
import { refusing, takingNothing } from '../support/refusing.ts'

const wednesday = '2026-09-02T07:00:10.000Z'
const minute = 60_000

/** A fault of our own: whatever is to be said in answer cannot be written. */
const plantFault = (town: Town) => refusing(town.bot.database, 'insert on outbox', "new.topic = 'reply'")
const inbox = (town: Town) =>
  town.rows('select state, attempts, case when payload is null then 0 else 1 end as kept from inbox')

describe('a message whose handling fails through a fault of ours', () => {
  it('is stored, answered with 200 and handled when the fault is mended', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const before = saidTo(town, 张工).length
    const mend = plantFault(town)
    expect((await town.emulator.person(张工).says('状态')).status).toBe(200)
    expect(inbox(town)).toEqual([{ state: 'failed', attempts: 1, kept: 1 }])
    mend()
    await town.advance(2 * minute)
    expect(inbox(town)).toMatchObject([{ state: 'done', attempts: 2 }])
    expect(saidTo(town, 张工)).toHaveLength(before + 1)
  })

  it('is given up after five tries, and the administrator and whoever sent it are told once', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    plantFault(town)
    const { event_id } = await town.emulator.person(张工).says('状态')
    for (let passed = 0; passed < 70; passed += 5) await town.advance(5 * minute)
    expect(inbox(town)).toEqual([{ state: 'dead', attempts: 5, kept: 1 }])
    expect(saidTo(town, 何工).filter((text) => text.includes('1 条收到的消息没能处理'))).toHaveLength(1)
    const told = saidTo(town, 张工).filter((text) => text.includes('您 9月2日 15:00 发的消息没有办成，不是您的问题。'))
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('请找管理员（何工（虚构））')
    expect(told[0]).toContain(`编号 ${town.rows<{ key: string }>('select key from inbox')[0]?.key}`)
    expect((await town.emulator.redeliver(event_id)).status).toBe(200)
    expect(inbox(town)).toMatchObject([{ state: 'dead' }])
  })

  it('stays given up when even that cannot be said', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    refusing(town.bot.database, 'insert on outbox', "new.topic in ('reply', 'notice')")
    await town.emulator.person(张工).says('状态')
    for (let passed = 0; passed < 120; passed += 5) await town.advance(5 * minute)
    expect(inbox(town)).toEqual([{ state: 'dead', attempts: 5, kept: 1 }])
    expect(saidTo(town, 何工).filter((text) => text.includes('1 条收到的消息没能处理'))).toHaveLength(1)
  })

  it('keeps count of its tries when Feishu delivers it again meanwhile', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    plantFault(town)
    const { event_id } = await town.emulator.person(张工).says('状态')
    await town.advance(2 * minute)
    expect(inbox(town)).toMatchObject([{ state: 'failed', attempts: 2 }])
    expect((await town.emulator.redeliver(event_id)).status).toBe(200)
    expect(inbox(town)).toMatchObject([{ state: 'failed', attempts: 2 }])
  })

  it('does not lose a try to a database that takes nothing', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const mend = plantFault(town)
    await town.emulator.person(张工).says('状态')
    mend()
    const takeAgain = takingNothing(town.bot.database)
    await town.advance(2 * minute)
    takeAgain()
    expect(inbox(town)).toMatchObject([{ state: 'failed', attempts: 1 }])
    await town.settle()
    expect(inbox(town)).toMatchObject([{ state: 'done', attempts: 2 }])
  })
})

describe('a click whose handling fails through a fault of ours', () => {
  it('says 未保存，请重试 and files at the next click', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const mend = refusing(town.bot.database, 'insert on revision')
    const card = cardWith(town, 张工, 'submit')
    const click = await town.emulator.person(张工).clicks(card, 'submit', 周报)
    expect(click).toMatchObject({ status: 200, toast: { content: '未保存，请重试' } })
    mend()
    expect((await town.emulator.person(张工).clicks(card, 'submit', 周报)).toast?.content).toBe('已提交')
  })

  it('does not take its neighbours in the same commit along', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    refusing(town.bot.database, 'insert on revision', "new.item_id like '%/cmc'")
    const file = (openId: string) =>
      town.emulator.person(openId).clicks(cardWith(town, openId, 'submit'), 'submit', 周报)
    const clicks = await Promise.all(
      ['ou_demo_c1_main', 'ou_demo_c2_main', 'ou_demo_c3_main', 'ou_demo_c4_main'].map(file),
    )
    expect(clicks.map(({ toast }) => toast?.content)).toEqual(['已提交', '未保存，请重试', '已提交', '已提交'])
    expect(town.rows('select item_id from revision')).toHaveLength(3)
  })
})
