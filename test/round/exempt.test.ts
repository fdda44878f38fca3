import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { rawOf } from '../support/raw.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const state = (town: Town, chain = 'textile') => town.ask('select state from item where chain_id = ?', chain)[0]

describe('免报', () => {
  it('with a cause, after a look at it: shown in 状态 and the digests, no reminder, one line to the reporter', async () => {
    const town = await wednesday()
    const { 吴工, 杨工 } = town
    await 吴工.says('免报 纺织 W36 专班集中培训')
    const card = 吴工.card('请确认免报')
    expect(card.words()).toContain('专班集中培训')
    expect(state(town)).toBe('open')
    const done = await card.clicks('exempt', { reason: '专班集中培训' })
    expect(done.toast).toBe('已免报，已告知主报')
    expect(done.words).toContain('免报原因：专班集中培训')
    expect((await card.clicks('exempt', { reason: '专班集中培训' }, { version: 0 })).toast).toBe('已经处理过了')
    expect(杨工.last()).toBe('新型纺织产业链第36周工作动态免报（吴工（虚构））：专班集中培训。本期不用再填。')
    expect(杨工.card('本期免报').words()).toContain('专班集中培训')
    expect(await 吴工.says('状态')).toContain('新型纺织产业链 — 免报 专班集中培训')
    const heard = 杨工.heard().length
    await town.at('09-04 08:45')
    expect(杨工.heard(), 'nobody reminds them').toHaveLength(heard)
    expect(town.group('纺织群').at(-1)).toContain('本期免报：专班集中培训')
    expect(town.group('推进办群').at(-1)).toMatch(/应报 3[\s\S]*免报 1[\s\S]*新型纺织产业链：专班集中培训/u)
    expect((await town.audit()).filter(({ action }) => action === 'exempt')).toMatchObject([
      { result: 'done', chain: 'textile', actor: 吴工.openId },
    ])
  })

  it('is undone: it is owed again, the card is the form again, the posted digest takes it in', async () => {
    const town = await wednesday()
    const { 吴工, 杨工 } = town
    await 杨工.fills({ progress: '写到一半' }).savesDraft()
    await 吴工.says('免报 纺织 停产检修')
    await 吴工.card('请确认免报').clicks('exempt', { reason: '停产检修' })
    await town.at('09-04 09:00')
    await 吴工.says('免报 纺织 W36 撤销')
    const card = 吴工.card('请确认撤销免报')
    expect(card.words()).toContain('原来的免报原因：停产检修')
    const done = await card.clicks('restore')
    expect(done.toast).toBe('免报已撤销，已告知主报')
    expect(state(town)).toBe('open')
    expect((await card.clicks('restore', {}, { version: 0 })).toast).toBe('已经处理过了')
    expect(杨工.last()).toContain('新型纺织产业链第36周免报已撤销（吴工（虚构）），本期要报')
    expect(杨工.card('周四工作动态').words()).toContain('写到一半')
    expect(town.group('纺织群')[0]).toMatch(/v2[\s\S]*到截止时未收到本期工作动态/u)
    expect(town.group('纺织群').at(-1)).toBe('新型纺织产业链免报已撤销（v2）')
    expect((await 杨工.card('周四工作动态').fills(good).submits()).toast).toBe('已补报，标注逾期')
    await town.at('09-04 12:30')
    await 吴工.says('免报 煤制烯烃 检修')
    await 吴工.card('请确认免报').clicks('exempt', { reason: '检修' })
    expect(town.group('煤化工群').at(-1)).toBe('煤制烯烃（芳烃）深加工产业链本期免报（v2）')
    await 吴工.says('免报 煤制烯烃 撤销')
    await 吴工.card('请确认撤销免报').clicks('restore')
    expect(state(town, 'coal-olefin')).toBe('missed')
  })

  it('takes back a reminder that has not gone out', async () => {
    const town = await wednesday()
    await town.at('09-03 10:00')
    const waiting = () =>
      town.ask(
        "select count(*) from outbox where item_id like '%textile' and topic like 'reminder%' and state = 'pending'",
      )[0]
    rawOf(town.stage.database).exec(
      "update outbox set state = 'pending', next_at = '2026-09-03T06:00:00.000Z' where item_id like '%textile' and topic = 'reminder-1'",
    )
    expect(waiting()).toBe(1)
    await town.吴工.says('免报 纺织 检修')
    await town.吴工.card('请确认免报').clicks('exempt', { reason: '检修' })
    expect(waiting()).toBe(0)
  })

  it('keeps what was typed, and can be left alone', async () => {
    const town = await wednesday()
    const { 吴工 } = town
    const long = await 吴工.says(`免报 纺织 ${'因'.repeat(61)}`)
    expect(long).toContain('✗ 原因有 61 字，最多 60 字，请删短。')
    expect(long).toContain('因'.repeat(61))
    await 吴工.says('免报 纺织')
    const card = 吴工.card('请确认免报')
    expect((await card.clicks('exempt', { reason: '' })).words).toContain('✗ 请写明原因。')
    expect((await card.clicks('keep')).words).toContain('没有改动')
    expect(state(town)).toBe('open')
    await 吴工.says('免报 纺织 检修')
    await town.杨工.fills(good).submits()
    expect((await 吴工.card('请确认免报').clicks('exempt', { reason: '检修' })).toast).toBe('情况有变，没有办')
    expect(state(town)).toBe('filed')
  })

  it.each([
    ['吴工', '免报 航天 检修', '航天产业链第36周已经报了，不用免报。内容不实在的，可以发「退回」。', 'exempt'],
    ['吴工', '免报 纺织 撤销', '新型纺织产业链第36周没有免报，不用撤销。', 'exempt'],
    ['吴工', '免报 纺织 W30 检修', '新型纺织产业链2026年第30周没有应报的一期，请核对周次。', ''],
    ['吴工', '免报 航海 检修', '没找到这条产业链。可以写：', ''],
    [
      '杨工',
      '免报 纺织 检修',
      '您现在的职责不能办理免报。请找推进办（周主任（演示）、吴工（虚构）、郑工（虚构））。',
      'exempt',
    ],
    ['宋处', '免报 纺织 检修', '您现在的职责不能办理免报。请找推进办', 'exempt'],
  ] as [Who, string, string, string][])('%s: %s is refused in words', async (who, typed, answer, action) => {
    const town = await wednesday()
    await town.张工.fills(good).submits()
    expect(await town[who].says(typed)).toContain(answer)
    expect((await town.refusals()).map((one) => one.action)).toEqual(action === '' ? [] : [action])
    expect(state(town)).toBe('open')
  })
})
