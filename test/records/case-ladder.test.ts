import { describe, expect, it } from 'vitest'
import { writeFact } from '../../src/db/kv.ts'
import { rawOf } from '../support/raw.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'
import { answer, ownUnit, raises, steps } from './support/cases.ts'

/** Without what the office of the town would do by itself at these times. */
const about = (heard: readonly string[], words: string): string[] => heard.filter((one) => one.includes(words))
const level = `select json_extract(field_values, '$.level') from record where kind = 'problem'`
const rises = '到期自动升级：问题1'

describe('a 问题 climbs by itself', () => {
  it.each([
    ['makes no sense', `json_set(field_values, '$.since', 'no moment')`],
    ['is no JSON', 'substr(field_values, 2)'],
  ])('also where what is stored of another chain’s, that is due too, %s', async (_, spoilt) => {
    const town = await openTown('10-15 15:00')
    await raises(town, '王工', '问题 陶瓷基 新增', { level: 'self', title: '示例地块水电未接通' })
    await raises(town, '张工', '问题 新增', { level: 'self', title: '示例园区蒸汽不足' })
    const raw = rawOf(town.stage.database)
    const [stored] = town.ask("select field_values from record where kind = 'problem' and no = 1")
    await town.at('10-19 07:59')
    raw.exec(`update record set field_values = ${spoilt} where kind = 'problem' and no = 1`)
    await town.at('10-19 08:00')
    expect(town.ask(`${level} and no = 2`)).toEqual(['office'])
    raw.prepare("update record set field_values = ? where kind = 'problem' and no = 1").run(stored)
    await town.at('10-19 08:05')
    expect(town.ask(`${level} order by no`)).toEqual(['office', 'office'])
  })

  it('专班 → 推进办 → 链长, at 08:00 of the workday after its clock, with a fresh clock and both told; and never further', async () => {
    // Thursday.
    const town = await openTown('10-15 15:00')
    const { 张工, 秦处, 吴工, 郑工, 链长甲 } = town
    await raises(town, '张工', '问题 新增', { level: 'self' })
    expect(秦处.last(), 'its rung is told').toContain('张工（虚构）新增：问题1')
    expect(await 秦处.says('为什么 问题1')).toBe('问题1：蓝灯，受理还有 1 个工作日（到期前 1 个工作日内是蓝灯）。')

    // Its one workday is Friday; Monday 08:00 it goes up.
    await town.at('10-17 12:00')
    expect(await 张工.says('问题1')).toContain('由谁办 专班自解')
    await town.at('10-19 07:59')
    expect(about(吴工.heard(), rises)).toEqual([])
    await town.at('10-19 08:00')
    for (const member of [吴工, 郑工, 秦处]) expect(about(member.heard(), rises)).toHaveLength(1)
    expect(about(链长甲.heard(), '问题1')).toEqual([])
    const card = await 吴工.says('问题1')
    expect(card).toContain('状态：待受理\n● 蓝灯　受理还有 1 个工作日\n牵头单位 推进办')
    expect(card).toContain('10月19日 08:00 到期自动 升级：请推进办')
    expect(await 吴工.says('我的')).toContain('问题1 ')

    await town.at('10-21 08:00')
    expect(链长甲.last()).toContain(rises)
    expect(吴工.last(), 'the rung below hears of it').toContain(rises)
    const heard = 吴工.heard().length
    expect(await 张工.says('问题1')).toContain('由谁办 请链长')

    // A month later it is still the chief's, red, and nobody was told anew.
    await town.at('11-20 12:00')
    expect(await 张工.says('问题1')).toMatch(/● 红灯　受理逾期 \d+ 个工作日\n[\s\S]*牵头单位 链长/u)
    expect(吴工.heard().filter((one) => one.includes('问题1')).length).toBeLessThanOrEqual(heard)
    expect(about(链长甲.heard(), rises)).toHaveLength(1)
    expect(about(town.组长.heard(), '问题1')).toEqual([])
  })

  it('what a report asks of the office on Wednesday is in its note on Thursday, and untouched the chief’s on Friday', async () => {
    const town = await openTown('10-14 09:00')
    await town.at('10-14 15:00')
    await town.张工.fills({ ...good, ask_level: 'office', ask_detail: '请协调示例地块水电' }).submits()
    await town.at('10-15 09:05')
    expect(about(town.吴工.heard(), '台账提醒').at(-1)).toMatch(/问题1[\s\S]*要在10月15日（周四）前受理/u)
    await town.at('10-16 07:59')
    expect(town.ask(level)).toEqual(['office'])
    await town.at('10-16 08:31')
    expect(town.ask(level)).toEqual(['chief'])
    expect(town.group('航天群').at(-1)).toMatch(/■ 请您定（1）\n1\. 问题1/u)
  })

  it('受理 stops the one clock and starts the other; 答复 in time and nothing climbs', async () => {
    const town = await openTown('10-15 15:00')
    const { 张工, 冯工, 链长甲 } = town
    await raises(town, '张工', '问题 新增')
    await steps(town, '吴工', '受理 问题1', ownUnit)
    expect(冯工.last()).toContain('吴工（虚构）受理：问题1')
    expect(冯工.last()).toContain('● 绿灯　答复还有 5 个工作日')
    // Five workdays after Thursday: the next Thursday.
    await town.at('10-22 18:00')
    expect(await 张工.says('问题1')).toContain('● 蓝灯　答复今天到期')
    await town.at('10-23 07:59')
    expect(about(链长甲.heard(), rises)).toEqual([])
    await town.at('10-23 08:00')
    expect(about(链长甲.heard(), rises)).toHaveLength(1)
    expect(about(冯工.heard(), rises), 'whoever worked it hears that it is no longer theirs').toHaveLength(1)
    expect(await 冯工.says('答复 问题1 已经接入')).toBe('没有找到问题1，或者您不能看。')

    await raises(town, '张工', '问题 新增', { title: '另一件示例' })
    await steps(town, '吴工', '受理 问题2', ownUnit)
    await steps(town, '冯工', '答复 问题2', answer)
    await town.at('11-20 12:00')
    expect(await 张工.says('问题2'), 'silence closes nothing').toContain('状态：已答复')
    expect(about(张工.heard(), '冯工（虚构）答复：问题2'), 'asked once, by no further message').toHaveLength(1)
  })

  it('while everybody is on holiday nothing climbs', async () => {
    const town = await openTown('09-30 15:00')
    await raises(town, '张工', '问题 新增')
    await town.at('10-07 12:00')
    expect(await town.张工.says('问题1')).toContain('● 蓝灯　受理还有 1 个工作日\n牵头单位 推进办')
    await town.at('10-08 18:00')
    expect(about(town.链长甲.heard(), rises)).toEqual([])
    await town.at('10-09 08:00')
    expect(about(town.链长甲.heard(), rises)).toHaveLength(1)
  })

  it('stays where the next rung has nobody, and the office is told once', async () => {
    const town = await openTown('10-15 15:00')
    const { 吴工, 张工 } = town
    rawOf(town.stage.database)
      .prepare(`update person_role set until = '2026-10-01T00:00:00.000Z' where role = 'chief'`)
      .run()
    await raises(town, '张工', '问题 新增')
    await town.at('10-19 08:00')
    expect(吴工.last()).toContain('到期自动上一级没有人，留在原处：问题1')
    expect(await 张工.says('问题1')).toContain('由谁办 请推进办')
    await town.at('10-30 12:00')
    expect(about(吴工.heard(), '到期自动上一级没有人')).toHaveLength(1)
    expect(await 张工.says('问题1')).toContain('● 红灯　受理逾期')
  })

  it('诉求 of the district stays with the office', async () => {
    const town = await openTown('10-15 15:00')
    await raises(town, '吴工', '诉求 区级 新增', { category: '绿色通道', firms: '示例企业（虚构）' })
    await town.at('11-20 12:00')
    expect(await town.郑工.says('诉求1')).toMatch(/● 红灯　受理逾期 \d+ 个工作日\n[\s\S]*牵头单位 推进办/u)
    expect(await town.吴工.says('诉求')).toContain('诉求 · 各产业链')
  })

  it('counts with the office’s own numbers', async () => {
    const town = await openTown('10-15 15:00')
    await town.吴工.says('设置 问题 受理 3')
    await town.吴工.card('问题 受理：1 → 3').clicks('confirm')
    await raises(town, '张工', '问题 新增')
    await town.at('10-20 18:00')
    expect(about(town.链长甲.heard(), rises)).toEqual([])
    await town.at('10-21 08:00')
    expect(about(town.链长甲.heard(), rises)).toHaveLength(1)
  })

  it('a bot that comes up at night after its time waits for the working day', async () => {
    const town = await openTown('10-15 15:00')
    await raises(town, '张工', '问题 新增')
    await town.at('10-16 23:00')
    // As if it had been raised on Monday and the bot had slept since.
    rawOf(town.stage.database)
      .prepare(
        `update record set act_at = '2026-10-14T00:00:00.000Z', field_values = json_set(field_values, '$.since', '2026-10-12T04:00:00.000Z')`,
      )
      .run()
    await town.at('10-17 12:00')
    expect(town.ask(level)).toEqual(['office'])
    await town.at('10-19 08:00')
    expect(town.ask(level)).toEqual(['chief'])
  })

  it('time that a restored backup knows nothing of is given back', async () => {
    const town = await openTown('10-15 15:00')
    await raises(town, '张工', '问题 新增')
    const lost = [{ from: '2026-10-18T00:00:00.000Z', to: '2026-10-20T04:00:00.000Z' }]
    await town.stage.app.inTransaction('test', ({ tx }) => writeFact(tx, 'lost-time', JSON.stringify(lost)))
    await town.at('10-21 11:59')
    expect(town.ask(level)).toEqual(['office'])
    await town.at('10-21 12:00')
    expect(town.ask(level)).toEqual(['chief'])
  })
})

describe('by hand', () => {
  it('升级: upwards only, by the rung, the office, and whoever raised it once its clock is past', async () => {
    const town = await openTown('10-15 15:00')
    const { 张工, 吴工, 链长甲 } = town
    await raises(town, '张工', '问题 新增', { level: 'chief' })
    expect(链长甲.last()).toContain('张工（虚构）新增：问题1')
    expect(await 张工.says('升级 问题1 请领导小组')).toContain('您现在的职责不能办这一步。')
    expect(await steps(town, '吴工', '升级 问题1', { level: 'office' })).toContain('✗ 要选更高一级')
    await town.at('10-19 09:00')
    expect(await 张工.says('升级 问题1 请领导小组')).toContain('由谁办 请领导小组')
    expect(张工.last()).toContain('牵头单位 推进办')
    expect(吴工.last()).toContain('张工（虚构）升级：问题1')
  })

  it('what is not of the chain alone goes to the chief at once, and the office is told', async () => {
    const town = await openTown('10-15 15:00')
    const { 张工, 吴工, 链长甲 } = town
    expect(await raises(town, '张工', '问题 新增', { level: 'self', scope: '跨部门' })).toContain('由谁办 请链长')
    for (const member of [链长甲, 吴工]) expect(member.last()).toContain('张工（虚构）新增：问题1')

    await raises(town, '张工', '问题 新增', { title: '第二件示例', level: 'self', scope: '本链内' })
    expect(about(链长甲.heard(), '问题2')).toEqual([])
    await 张工.says('更正 问题2')
    await 张工.lastCard().clicks('edit', { scope: '跨区域', reason: '要找外区' })
    expect(await 张工.says('问题2')).toContain('由谁办 请链长')
    for (const member of [链长甲, 吴工]) expect(member.last()).toContain('张工（虚构）升级：问题2')
    expect(张工.last()).toContain('张工（虚构） 升级：请链长')
  })

  it('the second 未解决 goes up a rung and is red', async () => {
    const town = await openTown('10-15 15:00')
    const { 张工, 冯工, 链长甲 } = town
    await raises(town, '张工', '问题 新增')
    await steps(town, '吴工', '受理 问题1', ownUnit)
    await steps(town, '冯工', '答复 问题1', answer)
    expect(await 张工.says('未解决 问题1 还在限电')).toContain('状态：办理中\n● 绿灯　答复还有 5 个工作日')
    expect(冯工.last()).toContain('张工（虚构）未解决：问题1，原因：还在限电')
    await steps(town, '冯工', '答复 问题1', { ...answer, text: '又接了一次' })
    const words = await 张工.says('未解决 问题1 仍在限电')
    expect(words).toContain('状态：待受理\n● 红灯　已 2 次未解决\n牵头单位 链长')
    expect(链长甲.last()).toContain('张工（虚构）未解决：问题1')
    expect(冯工.last()).toContain('仍在限电')
  })
})
