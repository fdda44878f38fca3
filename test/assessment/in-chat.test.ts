import { expect, it } from 'vitest'
import { closeChain } from '../../src/db/chains.ts'
import { filesMonth, secondStep } from '../support/months.ts'
import { rawOf } from '../support/raw.ts'
import { good as report } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

it('shows a chain’s people their own sheet with every sum, and nobody else’s', async () => {
  const town = await openTown('09-03 10:00')
  const { 张工, 王工, 吴工, 组长, 链长甲, 钱工 } = town
  const own = await 张工.says('考核')
  expect(own).toContain('考核 · 航天产业链 · 2026年')
  expect(own).toContain('已计 5.0／共 5 分（95 分无数据）')
  expect(own).toContain('链上企业 5 户：5÷5×5＝5.0')
  expect(own).toContain('企业称号未登记，未计分')
  expect(own).toContain('截至9月3日，这一年还没过完')
  expect(await 张工.says('考核 陶瓷基')).toContain('您现在的职责不能查看这些内容')
  expect(await 链长甲.says('考核 航天')).toContain('链上企业 5 户')
  for (const who of [吴工, 组长]) expect(await who.says('考核 航天 2026')).toContain('链上企业 5 户')
  // 王工 has two chains: a list first.
  const two = await 王工.says('考核')
  expect(two).toContain('陶瓷基复合材料产业链')
  expect(two).toContain('煤制烯烃（芳烃）深加工产业链')
  expect(two).not.toContain('航天')
  expect(await 王工.lastCard().clicks('wish_open_1')).toBeDefined()
  expect(王工.last()).toContain('考核 · 陶瓷基复合材料产业链 · 2026年')
  expect(await 钱工.says('考核 航天')).toContain('您还没有登记职责')
})

it('tells groups a grade, no rank, no point; the sheet comes in private', async () => {
  const town = await openTown('09-03 10:00')
  const { 吴工, 张工, 组长 } = town
  for (const [who, where] of [
    [吴工, '推进办群'],
    [组长, '领导小组群'],
  ] as const) {
    const said = await who.says('考核', { in: where })
    expect(said).toContain('航天产业链 未评')
    expect(said).toContain('新型纺织产业链 未评')
    expect(said).toContain('不排名次')
    expect(said).not.toContain('已计')
    expect(said).not.toContain('查看')
  }
  const own = await 张工.says('考核', { in: '航天群' })
  expect(own).toContain('航天产业链 未评')
  expect(own).not.toContain('陶瓷基')
  expect(own).not.toContain('已计')
  const asked = await 张工.says('考核 航天', { in: '航天群' })
  expect(asked).toContain('已私信回复')
  expect(town.group('航天群').join('\n')).not.toContain('链上企业 5 户')
})

it('says which year has no rules', async () => {
  const { 吴工 } = await openTown('09-03 10:00')
  expect(await 吴工.says('考核 2025')).toBe('2025年没有考核规则。有的是：2026年。')
  expect(await 吴工.says('考核 氢能')).toContain('没找到这条产业链')
})

it('counts what was reported late and what was not, from the items themselves', async () => {
  const town = await openTown()
  const { 张工, 王工, 吴工 } = town
  await town.at('09-03 17:00')
  await 张工.fills(report).submits()
  await town.at('09-03 19:00')
  await 王工.says('周报 陶瓷基')
  await 王工.fills(report).submits()
  await town.at('09-07 09:00')
  expect(await 张工.says('考核 航天')).toContain('C1 迟报 0.0\n')
  // The first of a quarter is let go.
  const late = await 王工.says('考核 陶瓷基')
  expect(late).toContain('迟报 1 次，每季首次不扣 1 次：0×0.1，扣 0.0')
  expect(late).toContain('C 报送协同 10.0／10')
  const missed = await 吴工.says('考核 纺织')
  expect(missed).toContain('漏报 1 次：1×0.5，扣 0.5')
  expect(missed).toContain('失分的：周报2026-W36')
  expect(missed).toContain('C 报送协同 9.5／10')
})

it('counts a weekly 无变化 as a word on each open risk, as the button of that name', async () => {
  const town = await openTown('10-12 09:00')
  const { 张工 } = town
  await 张工.says('风险 航天 新增')
  await 张工
    .lastCard()
    .clicks('create', { category: '断供', firms: '示例材料乙（虚构）', product: '示例树脂', stock_days: '200' })
  await town.at('10-22 15:00')
  await 张工.fills(report).submits()
  expect(await 张工.says('风险1')).toContain('无变化：第43周周报')
  await town.at('10-30 09:00')
  expect(await 张工.says('考核')).toContain('该处置 1 件，及时 1 件：1÷1×10＝10.0')
  await town.at('11-06 09:00')
  expect(await 张工.says('考核')).toContain('该处置 1 件，及时 0 件')
})

it('counts no figures of a month that was sent back, and says so', async () => {
  const town = await openTown('09-21 08:00')
  const { 张工, 吴工, 郑工 } = town
  await secondStep(town)
  await filesMonth(张工)
  await 吴工.says('考核 登记 航天 年度产值目标 40 区政府任务书')
  await 郑工.says('考核 确认 登记1')
  expect(await 张工.says('考核')).toContain('9月累计 28 亿元，年度目标 40 亿元：28÷40×15＝10.5')
  await 吴工.says('退回 航天 月报 9月 数字与上月矛盾')
  await 吴工.lastCard().clicks('return')
  const sheet = await 张工.says('考核')
  expect(sheet).toContain('月报已退回，待补充，未计分')
  expect(sheet).not.toContain('28÷40')
})

it('takes what is entered only with a reason, and where the scorer’s bureau answers for the chain only with a second yes', async () => {
  const town = await openTown('09-03 10:00')
  const { 吴工, 郑工, 张工, 组长, 链长甲, 链长乙 } = town
  expect(await 张工.says('考核 登记 航天 年度产值目标 12 区政府任务书')).toContain('不能改动考核分')
  expect(await 吴工.says('考核 登记 航天 年度产值目标 12')).toContain('请写一句理由或依据')
  expect(await 吴工.says('考核 登记 航天 年度产值目标 十二 区政府任务书')).toContain('请写数字（亿元）')
  for (const other of ['12%', '12户', '12分'])
    expect(await 吴工.says(`考核 登记 航天 年度产值目标 ${other} 区政府任务书`)).toContain('请写数字（亿元）')
  expect(await 吴工.says('考核 登记 全区 规上制造业增速 5亿 区统计公报')).toContain('请写数字（%）')
  expect(await 吴工.says('考核 登记 航天 利润 12 区政府任务书')).toContain('可以登记的数：年度产值目标、')
  expect(await 吴工.says('考核 登记 年度产值目标 12 区政府任务书')).toContain('请写明哪条链')
  expect(await 吴工.says('考核 登记 航天 规上制造业增速 5 区统计公报')).toContain('是全区的数')
  const said = await 吴工.says('考核 登记 航天 年度产值目标 12 区政府任务书')
  expect(said).toContain('还没有计入：登记1：航天产业链 年度产值目标 12 亿元（区政府任务书）')
  expect(await 吴工.says('考核 航天')).toContain('登记1等第二人确认，没有计入')
  // Nobody says yes to their own.
  expect(await 吴工.says('考核 确认 登记1')).toBe('您登记的，请另一位推进办的人确认。')
  const asked = 郑工.card('考核登记待确认')
  expect(asked.words()).toContain('推进办所在单位是这条链的责任部门')
  expect((await asked.clicks('agree')).words).toContain('郑工（虚构）已同意，计入')
  expect(吴工.last()).toContain('已同意，计入考核')
  expect((await town.周主任.card('考核登记待确认').clicks('refuse')).toast).toBe('已经处理过了')
  expect(await 吴工.says('考核 航天')).not.toContain('等第二人确认')
  // A chief has no such bureau; only their own chain; only once.
  expect(await 链长甲.says('考核 打分 4.5 推进有力，按期完成')).toContain(
    '已记下：登记2：航天产业链 D1 链长评价 打分 4.5 分',
  )
  expect(await 链长甲.says('考核 打分 4 再打一次试试')).toContain('今年已经打过分')
  expect(await 链长乙.says('考核 打分 航天 4 别的链也来')).toContain('不能改动考核分')
  expect(await 链长乙.says('考核 打分 6 超过最多的分')).toContain('这一条最多 5 分')
  expect(await 组长.says('考核 打分 航天 4 总体推进较好')).toContain('D2 领导小组评价 打分 4 分')
  const sheet = await 张工.says('考核 航天')
  expect(sheet).toContain('D 领导评价 8.5／10')
  expect(
    (await town.audit()).filter(({ action }) => action.startsWith('assessment/')).map(({ action }) => action),
  ).toEqual(expect.arrayContaining(['assessment/enter', 'assessment/confirm']))
})

it('deducts for untrue data with evidence, holds the grade down, and takes an adjustment with a reason', async () => {
  const town = await openTown('09-03 10:00')
  const { 吴工, 郑工 } = town
  expect(await 吴工.says('考核 扣分 航天 C9 数据不实')).toContain(
    '请写条目编号：C4 重大事项先由别处发现、C5 数据不实或失泄密',
  )
  await 吴工.says('考核 扣分 航天 C5 月报产值与核查不符')
  await 吴工.says('考核 调整 航天 A4 -0.5 一户已注销')
  expect(await 吴工.says('考核 调整 航天 A4 0 没有变化')).toContain('不能是 0')
  await 郑工.says('考核 确认 登记1')
  await 郑工.says('考核 确认 登记2')
  const sheet = await 吴工.says('考核 航天')
  expect(sheet).toContain('等次不高于「合格」')
  expect(sheet).toContain('C 报送协同 5.0／10')
  expect(sheet).toContain('链上企业 5 户：5÷5×5＝5.0；吴工（虚构）调整 −0.5（一户已注销）')
  expect(sheet).toContain('A4 链上企业 4.5／5')
  expect(await 吴工.says('考核 撤回 登记1 查实没有问题')).toBe('您登记的，请另一位推进办的人确认。')
  expect(await 郑工.says('考核 撤回 登记1 查实没有问题')).toContain('已撤回，不再计入')
  expect(await 吴工.says('考核 航天')).not.toContain('等次不高于')
})

it('keeps a sheet every night it has changed, and shows a figure corrected since as a difference', async () => {
  const town = await openTown('09-03 10:00')
  const { 吴工, 链长甲, 张工 } = town
  const kept = () =>
    town.ask("select seq || ' ' || from_day || ' ' || to_day from assessment_sheet where chain_id = 'cmc' order by seq")
  await town.at('09-05 01:00')
  const first = kept()
  expect(first[0]).toMatch(/^1 2026-09-03/u)
  const before = town.ask(
    "select body from assessment_sheet where chain_id = 'aerospace' and why = 'night' order by seq",
  )
  await 链长甲.says('考核 打分 4.5 推进有力，按期完成')
  expect(await 张工.says('考核')).toContain('与9月5日快照比：D1 未计分／5→4.5／5')
  // No night is rewritten.
  expect(
    town.ask("select body from assessment_sheet where chain_id = 'aerospace' and why = 'night' order by seq"),
  ).toEqual(before)
  await town.at('09-06 01:00')
  expect(await 张工.says('考核')).not.toContain('快照比')
  expect(await 吴工.says('考核 2026')).toContain('已计')
})

it('says by which rules a sheet was made known, where they have changed since', async () => {
  const town = await openTown('09-03 10:00')
  const { 吴工, 张工 } = town
  await 吴工.says('考核 公布')
  await 吴工.lastCard().clicks('issue')
  rawOf(town.stage.database).exec(
    `insert into assessment_rules (year, version, file, body, applied_at)
     select year, 2, file, replace(body, '"needed":5', '"needed":10'), applied_at from assessment_rules`,
  )
  const sheet = await 张工.says('考核')
  expect(sheet).toContain('与9月3日公布的比：A4 5.0／5→2.5／5（那时按规则第 1 版）')
  expect(sheet).toContain('第 2 版')
})

it('makes the year’s sheets known once a day: each chain’s people get their own, and it stays as it was', async () => {
  const town = await openTown('09-03 10:00')
  const { 吴工, 张工, 秦处, 王工, 链长甲, 李工 } = town
  expect(await 吴工.says('考核 公布')).toContain('4 条产业链的成绩单各自私信发给本链的人')
  expect((await 吴工.lastCard().clicks('issue')).words).toContain('9月10日（周四）止可以申诉')
  for (const who of [张工, 秦处, 链长甲])
    expect(who.last()).toContain('9月3日公布；有异议，9月10日（周四）止，发「申诉 新增」')
  expect(王工.last()).toContain('考核 · 陶瓷基复合材料产业链')
  expect(李工.heard().join()).not.toContain('考核 ·')
  await 吴工.says('考核 公布')
  expect((await 吴工.lastCard().clicks('issue')).toast).toBe('今天已经公布过了')
  await 链长甲.says('考核 打分 4.5 推进有力，按期完成')
  expect(await 张工.says('考核')).toContain('与9月3日公布的比：D1 未计分／5→4.5／5')
  expect(town.ask("select count(*) from assessment_sheet where why = 'issued'")).toEqual([4])
})

it('assesses a chain that was closed until that day, and gives it no grade', async () => {
  const town = await openTown('09-07 10:00')
  const { 吴工 } = town
  await town.stage.app.inTransaction('close', async (ctx) => {
    await closeChain(ctx.tx, 'textile', '2026-08-15T02:00:00.000Z')
  })
  const sheet = await 吴工.says('考核 纺织')
  expect(sheet).toContain('8月15日撤链，算到那一天，不评等次')
  expect(sheet).toContain('产业链已撤')
  expect(await 吴工.says('考核')).toContain('新型纺织产业链')
})

it('enters the third party’s score, which alone makes no year', async () => {
  const town = await openTown('09-03 10:00')
  const { 吴工, 郑工 } = town
  expect(await 吴工.says('考核 第三方 航天 120 第三方年度评估报告')).toContain('0 到 100')
  await 吴工.says('考核 第三方 航天 86.5 第三方年度评估报告')
  await 郑工.says('考核 确认 登记1')
  const sheet = await 吴工.says('考核 航天')
  expect(sheet).toContain('第三方评估 86.5 分，按 0.7：0.3 合成')
  expect(sheet).toContain('年度结果 29.45：0.7×5.0＋0.3×86.5（内部分不全，只供参考）')
  expect(sheet).toContain('暂不评等次')
})
