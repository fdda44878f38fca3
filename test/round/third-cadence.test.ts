import { expect, it } from 'vitest'
import { factsOf } from '../../src/db/topics.ts'
import { jobWords } from '../../src/texts/alarms.ts'
import { reportKinds } from '../../src/usecases/reports/kinds.ts'
import { quarter } from '../support/quarter.ts'
import { openTown } from '../support/town.ts'

it('a third cadence is one declaration: owed, asked for, filed, late, locked, posted, looked at and corrected by the hands there are', async () => {
  const town = await openTown('09-22 08:30', { kinds: [...reportKinds, quarter] })
  const { 张工, 王工, 刘工, 周主任 } = town
  const items = () => town.ask(`select chain_id || ' ' || state from item where type = 'quarterly' order by chain_id`)

  // Opened and asked for by its own jobs.
  await town.at('09-22 09:00')
  const card = 张工.card('季报')
  expect(card.words()).toContain('三季度季报，9月22日截止')
  expect(items()).toHaveLength(4)
  expect(await 周主任.says('状态')).toContain('三季度季报：已报 0，草稿中 0，未报 4')

  // Its form says what is wrong, and is filed by a click.
  const wrong = await card.clicks('submit', { needs: '请协调用地' })
  expect(wrong.toast).toBe('还没有提交，请看红字')
  expect(wrong.words).toContain('✗ 请填写本季进展。')
  const filed = await card.clicks('submit', { progress: '示例产线（虚构）投产', needs: '请协调用地' })
  expect(filed.toast).toBe('已提交')
  expect(filed.words).toContain('已收到 · 航天产业链季报')

  // Found where the others are.
  const look = await 周主任.says('查 航天 季报')
  expect(look).toContain('示例产线（虚构）投产')
  expect(await 周主任.says('查 产线 季报')).toContain('航天产业链 三季度季报')
  expect(await 张工.says('我的')).toContain('三季度季报')

  // Asked about with the others, and not where another one is named.
  expect(await 张工.says('几点截止')).toMatch(/工作动态：.*截止[\s\S]*三季度季报：.*截止/u)
  expect(await 张工.says('周报几点截止')).not.toContain('季报')

  // Prompted for, then late.
  expect(await 周主任.says('催报 季报')).toContain('三季度季报：')
  expect(王工.last()).toContain('请您尽快报')
  await town.at('09-22 18:30')
  const late = await 王工.card('· 季报').clicks('submit', { progress: '陶瓷基进展（虚构）' })
  expect(late.toast).toBe('已补报，标注逾期')

  // Posted to the chief and to the office; what comes later joins what stands.
  await town.at('09-23 09:30')
  expect(town.group('航天群').at(-1)).toContain('示例产线（虚构）投产')
  expect(town.group('推进办群').join('\n')).toContain('陶瓷基进展（虚构）（逾期）')
  await 刘工.card('· 季报').clicks('submit', { progress: '煤化工进展（虚构）' })
  await town.at('09-23 10:30')
  const office = town.group('推进办群').join('\n')
  expect(office).toContain('煤化工进展（虚构）（逾期）')
  expect(office).toContain('季报补进摘要，第2版。')

  // Previewed by hand, sent back and made good.
  expect(await 周主任.says('汇总 航天 季报')).toContain('预览 · 航天产业链 · 三季度季报')
  await 周主任.says('退回 航天 季报 写明时限')
  expect((await 周主任.lastCard().clicks('return', { reason: '写明时限' })).toast).toContain('已退回')
  await town.at('09-23 11:00')
  expect(await 张工.says('我的')).toContain('写明时限')
  const better = { progress: '示例产线（虚构）10月底前投产', needs: '请协调用地' }
  expect((await 张工.card('· 季报').clicks('submit', better)).toast).toBe('已更新为新版')

  // Locked: who has not filed has missed it, and a correction takes a reason.
  await town.at('09-24 12:30')
  expect(items()).toEqual(['aerospace filed', 'cmc filed', 'coal-olefin filed', 'textile missed'])
  await 张工.says('更正 航天 季报')
  const form = 张工.card('更正理由')
  expect((await form.clicks('submit', { ...better, needs: '' })).words).toContain('✗ 请填写更正理由。')
  expect((await form.clicks('submit', { ...better, needs: '', reason: '用地已解决' })).toast).toBe('已更正')
  const versions = await 周主任.says('查 航天 7月至9月 季报 版本')
  expect(versions).toContain('三季度季报，共 3 版')
  expect(versions).toContain('需要支持：请协调用地 → ')
})

it('the product has two kinds, and they tell themselves apart wherever they are asked for', () => {
  const kinds = [...reportKinds, quarter]
  const all = <Value>(of: (kind: (typeof kinds)[number]) => readonly Value[]): Value[] => kinds.flatMap(of)
  const once = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length)
  expect(reportKinds.map(({ periods }) => periods.type)).toEqual(['weekly', 'monthly'])
  expect(kinds.filter(({ command }) => command === undefined)).toHaveLength(1)
  once(all(({ periods }) => [periods.type]))
  once(all(({ jobs }) => jobs.map(({ name }) => name)))
  once(all(({ command }) => (command ? [command.word] : [])))
  for (const key of ['2026-W36', '2026-09', '2026-Q3'])
    expect(kinds.filter((kind) => kind.key.test(key))).toHaveLength(1)
  for (const { topics } of kinds) {
    expect(factsOf(topics.card)).toMatchObject({ showsReport: true, prompts: true })
    expect(factsOf(topics.open)).toMatchObject({ showsReport: true })
  }
  for (const { jobs } of reportKinds) for (const { name } of jobs) expect(jobWords).toHaveProperty([name])
})
