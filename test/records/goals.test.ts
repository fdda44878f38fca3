import { describe, expect, it } from 'vitest'
import { filesMonth, secondStep } from '../support/months.ts'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'
import { whoMay } from './support/matrix.ts'

const output = { year: '2026', name: '年度产值', value: '50 亿元', sense: '不低于', now_from: '月报累计产值' }
const energy = {
  year: '2026',
  name: '单位增加值能耗',
  value: '0.30 吨标准煤/万元',
  sense: '不高于',
  now_from: '自己填',
  now: '0.32',
}

const adds = async (town: Town, who: '张工' | '吴工', given: Record<string, string> = output, where = '') => {
  await town[who].says(`目标 ${where} 新增`)
  return (await town[who].lastCard().clicks('create', given)).words
}

describe('目标', () => {
  it('is one of a chain and a year, once, and is said with its figure and its unit', async () => {
    const town = await openTown('09-14 09:00')
    expect(await adds(town, '张工')).toContain('2026年 年度产值')
    expect(await town.张工.says('目标 航天')).toContain('目标1 2026年 年度产值')
    expect(town.张工.last()).toContain('目标值 50 亿元')
    expect(await adds(town, '张工')).toContain('目标1')
    expect(town.ask("select count(*) from record where kind = 'goal'")).toEqual([1])
    expect(await adds(town, '张工', { ...output, year: '2027' })).toContain('2027年 年度产值')
    expect(await adds(town, '张工', { ...output, name: '产值', value: '五十亿' })).toContain('目标值')
    expect(town.ask("select count(*) from record where kind = 'goal'")).toEqual([2])
    expect(await town.王工.says('目标1')).toBe('没有找到目标1，或者您不能看。')
    expect(await town.吴工.says('查 目标 航天')).toContain('目标1')
  })

  it('of output has its 现值 from the newest month of its year, and none while there is none', async () => {
    const town = await openTown()
    await adds(town, '张工')
    await adds(town, '张工', { ...output, name: '去年产值', year: '2025' })
    expect(await town.张工.says('目标1')).not.toMatch(/^现值 /mu)
    expect(await adds(town, '张工', { ...output, name: '又一个', now: '3' })).toContain('现值由月报带出，这里空着')
    await secondStep(town)
    await filesMonth(town.张工)
    expect(await town.张工.says('目标1')).toContain('28 亿元，2026年9月月报（调度快报，截至9月20日）')
    expect(await town.张工.says('目标2')).not.toContain('28 亿元')
    const group = await town.吴工.says('目标', { in: '推进办群' })
    expect(group).toContain('目标值 50 亿元')
    expect(group, 'of a chain with few firms it tells of one of them').not.toContain('现值')
    const filed = "update revision set content = '{' where item_id like 'monthly/%'"
    rawOf(town.stage.database).exec(filed)
    expect(await town.张工.says('目标1')).toContain('2026年9月月报读不出来')
  })

  it('says the same small figure everywhere, no 0 for it, and does not call the highest what a range may pass', async () => {
    const town = await openTown('09-21 08:00')
    // Two firms are left: a figure of the chain is a range.
    for (const no of [1, 2, 3]) await town.吴工.says(`出链 企业${no} 航天 2026-09-20`)
    await town.at('09-23 15:00')
    await filesMonth(town.张工, { figures: { output: '3', cumulative: '45' } })
    await filesMonth(town.刘工, { figures: { output: '3', cumulative: '30' } })
    await town.王工.says('月报 陶瓷基')
    await filesMonth(town.王工, { figures: { output: '35万元', cumulative: '40万元' } })
    const said = await town.吴工.says('目标')
    expect(said).toContain(
      '（已报的里按能确定的数，最高的是煤制烯烃（芳烃）深加工产业链）（2025年目标，目标年已过）：30 亿元',
    )
    expect(said).toContain('：0.004 亿元，目标不低于 50 亿元，不到 1%')
    expect(said).toContain('点「目标图」看全部')
    expect(await town.王工.says('监测 陶瓷基')).toContain('月报：本月产值（亿元）：2026年9月 0.0035')
    await town.at('09-29 09:21')
    const page = town.group('领导小组群').join('\n')
    expect(page).toContain('按能确定的数，最高的一条是煤制烯烃（芳烃）深加工产业链：累计 30 亿元')
    expect(page).toContain('陶瓷基复合材料产业链：累计 0.004 亿元，目标 50 亿元，不到 1%')
  })

  it('says of a month that was sent back that it was, wherever its figure stands', async () => {
    const town = await openTown('09-14 09:00')
    await adds(town, '张工')
    await secondStep(town)
    await filesMonth(town.张工)
    await town.吴工.says('退回 航天 月报 9月 数字与上月矛盾')
    await town.吴工.lastCard().clicks('return')
    expect(await town.张工.says('目标1')).toContain('9月月报（调度快报，截至9月20日）（已退回，待补充）')
    expect(await town.张工.says('目标 航天')).toContain('口径：2026年9月月报累计，调度快报（已退回，待补充）。')
    expect(await town.张工.says('监测 航天')).toContain('2026年9月已退回，待补充，不连线。')
    await town.at('09-29 09:21')
    expect(town.group('领导小组群').join('\n')).toContain('（调度快报，截至9月20日，已退回，待补充）')
  })

  it('is broken into tasks, which are counted and say where they come from', async () => {
    const town = await openTown('09-14 09:00')
    await adds(town, '张工')
    await town.张工.says('目标1')
    await town.张工.lastCard().clicks('ask_to_task')
    await town.张工.card('新增任务').clicks('create', { title: '完成示例设备招标', due: '2026-10-30' })
    expect(town.张工.last()).toContain('来源 目标')
    await town.张工.says('新增任务 目标1 10-30 走访示例配套企业')
    await town.张工.lastCard().clicks('create', {})
    expect(town.ask("select source from record where kind = 'task'")).toEqual(['目标', '目标'])
    await town.吴工.says('撤销 任务2 重复了')
    await town.吴工.lastCard().clicks('void', { reason: '重复了' })
    const card = await town.张工.says('目标1')
    expect(card).toContain('任务 1 件')
    expect(card).toContain('已结任务 0 件')
    expect(card).toContain('任务1 完成示例设备招标')
    expect(await town.吴工.says('查 任务 来自目标')).toContain('任务1')
  })

  it('is confirmed by the office, by another than who wrote the figure, and anew once it is another', async () => {
    const town = await openTown('09-14 09:00')
    await adds(town, '吴工', { ...energy, unit: '区科技工信局（演示）' }, '航天')
    expect(await town.吴工.says('核定 目标1')).toContain('这个数是您填的，请推进办另一位核定。')
    expect(await town.郑工.says('我的')).toContain('目标1')
    expect(await town.郑工.says('核定 目标1')).toContain('核定目标值 0.30 吨标准煤/万元')
    expect(await town.郑工.says('我的')).not.toContain('目标1')
    expect(await town.郑工.says('核定 目标1')).toContain('不能核定')
    await town.张工.says('更新 目标1')
    const changed = await town.张工.lastCard().clicks('edit', { ...energy, now: '0.31' })
    expect(changed.words).toContain('现值 0.31')
    expect(changed.words).toContain('核定现值 0.32')
    expect(await town.郑工.says('核定 目标1')).toContain('核定现值 0.31')
    await town.郑工.says('更新 目标1')
    const renamed = await town.郑工.lastCard().clicks('edit', { ...energy, name: '能耗' })
    expect(renamed.words, 'another goal').not.toContain('核定目标值')
    expect(await town.郑工.says('核定 目标1')).toContain('请推进办另一位核定')
  })

  it('is 待核 after 90 days: on the desk, in the morning, in the office’s digest and in 设置', async () => {
    const town = await openTown('09-01 09:00')
    await adds(town, '张工')
    expect(town.张工.last()).toContain('复核期至 11月30日')
    expect(await town.吴工.says('设置 目标 复核 2')).toContain('目标 复核：90 → 2 天')
    await town.吴工.lastCard().clicks('confirm')
    await adds(town, '张工', energy)
    expect(town.张工.last()).toContain('复核期至 9月3日')
    await town.at('09-04 09:01')
    expect(town.张工.heard().join('\n')).toContain('目标 · 航天')
    expect(await town.张工.says('我的')).toContain('目标 · 航天')
    expect(await town.张工.says('目标 待核')).toContain('目标2')
    expect(town.group('推进办群').findLast((words) => words.includes('推进办周览'))).toContain('清单待核 目标航天')
    expect(await town.张工.says('复核无变化 目标2')).toContain('状态：有效')
  })

  it('is seen, made and confirmed by those of the table', async () => {
    const town = await openTown('09-14 09:00')
    await adds(town, '张工', { ...output, unit: '区投资商务局（演示）' })
    await town.吴工.says('交办 航天 被关联的示例任务')
    const given = { ...output, reason: '写错了', text: '补一句', ref: '任务1' }
    expect(await whoMay(town, 'goal-0-1', given)).toEqual({
      sees: 'PBLCUOQG',
      same: 'PBLUOQ',
      edit: 'PBLUOQ',
      note: 'PBLUOQ',
      archive: 'LOQ',
      to_task: 'PBLOQ',
      relate: 'PBLOQ',
      approve: 'OQ',
    })
  })

  it('of the district is the office’s, of a unit of its own', async () => {
    const town = await openTown('09-14 09:00')
    const given = { year: '2026', name: '规上制造业增速', value: '6 %', sense: '不低于', now: '5.8' }
    expect(await town.张工.says('目标 区级 新增')).not.toContain('目标名称')
    expect(await adds(town, '吴工', given, '区级')).toContain('责任单位')
    expect(await adds(town, '吴工', { ...given, unit: '区科技工信局（演示）' }, '区级')).toContain(
      '2026年 规上制造业增速',
    )
    expect(await town.吴工.says('目标 区级')).toContain('规上制造业增速')
    expect(await town.张工.says('目标')).not.toContain('规上制造业增速')
  })
})
