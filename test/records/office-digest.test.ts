import { describe, expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const raises = async (town: Town, title: string, level: string) => {
  await town.张工.says('问题 航天 新增')
  await town.张工.lastCard().clicks('create', {
    ...{ title, category: '要素', detail: '示例地块水电未接通', proposal: '请区里牵头', level, scope: '本链内' },
  })
}
const digest = (town: Town) => town.group('推进办群').findLast((words) => words.includes('推进办周览')) ?? ''

describe('the office’s digest', () => {
  it('counts what is the office’s own apart from what lies with chiefs and 领导小组', async () => {
    const town = await openTown('10-16 08:45')
    await raises(town, '请协调示例地块水电', 'chief')
    await raises(town, '请协调示例园区蒸汽', 'office')
    await raises(town, '请研究示例事项', 'leading')
    await town.链长甲.says('批示 航天 请专班摸清用电缺口')
    await town.吴工.says('受理 问题2 推进办')
    await raises(town, '请协调示例园区道路', 'office')
    await town.at('10-19 08:00')
    expect(await town.吴工.says('汇总')).toContain('■ 需推进办办 2：批示待签收1 受理1')
    await town.at('10-23 08:41')
    expect(digest(town)).toMatch(/■ 请链长 2（未定满1周 \d） ?　?■ 请领导小组 1/u)
    expect(digest(town)).toMatch(/■ 变化：.*问题〔新〕4/u)
    expect(digest(town)).not.toMatch(/变化：.*批示/u)
  })

  it('counts matters, and those that nobody has read', async () => {
    const town = await openTown('10-22 09:00')
    await town.张工.says('重大事项 新增')
    await town.张工.lastCard().clicks('create', { at: '8:00', place: '示例链主甲（虚构）', what: '示例装置停产' })
    await town.at('10-23 08:41')
    expect(digest(town)).toContain('■ 重大事项 1（待阅 1）')
    expect(digest(town)).not.toContain('示例装置')
  })
})

it('calls no chain unchanged of whose records one was closed, whatever kind the open ones are of', async () => {
  const town = await openTown('10-14 09:00')
  const { 张工, 王工, 吴工 } = town
  await 吴工.says('任务 航天 新增 完成示例设备招标')
  await 张工.says('风险 航天 新增')
  await 张工
    .lastCard()
    .clicks('create', { category: '断供', firms: '示例材料乙（虚构）', product: '示例树脂', stock_days: '200' })
  await town.at('10-19 09:00')
  await 张工.says('签收 任务1')
  await 张工.says('办结 任务1 招标已经全部完成')
  await 吴工.says('销号 任务1')
  await 吴工.lastCard().clicks('close', {})
  await 王工.says('任务 陶瓷基 新增 走访示例企业')
  await town.at('10-23 08:41')
  expect(digest(town)).toContain('■ 变化：任务〔✓〕1')
  expect(digest(town)).toMatch(/■ 灯：.*航天 红0黄0/u)
  expect(digest(town)).not.toContain('航天 无变化')
})

it('counts documents that key chains lack, and policies to be reviewed, as they stood at its moment', async () => {
  const town = await openTown('10-22 09:00')
  const { 张工, 吴工 } = town
  const files = async (type: string, more: Record<string, unknown> = {}) => {
    await 张工.says('文件 新增')
    const doc = {
      type,
      title: `示例${type}`,
      unit: '区投资商务局（演示）',
      on: '2026-02-10',
      link: '示例发〔2026〕1号',
    }
    await 张工.lastCard().clicks('create', { ...doc, ...more })
  }
  await files('实施细则')
  await files('政策措施', { on: '2025-10-20' })
  await files('年度工作方案', { year: '2025', title: '去年的示例方案' })
  await 吴工.says('废止 文件1')
  await files('实施细则', { title: '新的示例细则' })
  await town.at('10-23 08:41')
  expect(digest(town)).toMatch(/■ 文件 缺11 待评估1$/mu)
  await files('年度工作方案')
  await files('推进工作目标')
  await town.at('10-23 09:00')
  expect(await 吴工.says('汇总'), 'by now').toMatch(/■ 文件 缺9 待评估1$/mu)
  await town.刘工.says('周报')
  await town.刘工.lastCard().clicks('submit', good)
  expect(digest(town), 'redrawn as of its moment').toMatch(/■ 文件 缺11 待评估1$/mu)
  expect(digest(town)).toContain('v2')
})

it('领导小组 has its cases in the month’s page, with 批示 and 阅', async () => {
  const town = await openTown('10-16 09:00')
  await raises(town, '请研究示例地块规划', 'leading')
  await town.at('11-13 12:00')
  const card = town.组长.inGroup('领导小组群', '请领导小组定')
  expect(card.words()).toMatch(/■ 请领导小组定（1）\n1\. 问题1 航天：请研究示例地块规划。\n［批示］ {2}［阅］/u)
  expect((await card.clicks('ask_instruct_problem_1')).toast).toBe('表单已私信给您')
  await town.组长.lastCard().clicks('instruct', { text: '请区投资商务局研究', unit: '区投资商务局（演示）' })
  expect(town.组长.last()).toContain('批示1 → 任务1 待签收')
})
