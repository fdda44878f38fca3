import { describe, expect, it } from 'vitest'
import { assess } from '../../src/domain/assessment/assess.ts'
import type { GoalFact } from '../../src/domain/assessment/facts.ts'
import { enteredByGoals } from '../../src/domain/assessment/goals.ts'
import { filesMonth, secondStep } from '../support/months.ts'
import { openTown, type Town } from '../support/town.ts'
import { rules2026 } from './support/rules.ts'

const adds = async (town: Town, who: '张工' | '吴工', where: string, given: Record<string, string>) => {
  await town[who].says(`目标 ${where} 新增`)
  return (await town[who].lastCard().clicks('create', { year: '2026', sense: '不低于', ...given })).words
}

it('a confirmed 目标 enters by itself where the rules cite it, and says so; a word of the office goes before it', async () => {
  const town = await openTown()
  const { 张工, 吴工, 郑工 } = town
  await adds(town, '张工', '航天', { name: '年度产值', value: '500000 万元', now_from: '月报累计产值' })
  await adds(town, '吴工', '区级', {
    name: '规上制造业增速',
    value: '7 %',
    now: '5.5',
    unit: '区科技工信局（演示）',
  })
  await secondStep(town)
  await filesMonth(张工)
  expect(await 张工.says('考核')).toContain('年度目标没有登记、没有核定或单位对不上，未计分')
  expect(张工.last()).toContain('规上平均数没有登记、没有核定或单位对不上，未计分')
  await 吴工.says('核定 目标1')
  await 郑工.says('核定 目标2')
  const sheet = await 张工.says('考核')
  expect(sheet).toContain('9月累计 28 亿元，年度目标 50 亿元：28÷50×15＝8.4')
  expect(sheet).toContain('9月同比 8.5%，规上平均 5.5%，相差 +3.0 个百分点：得 7.0')
  // What the chain changes counts from the next confirmation on; what was confirmed stays until then.
  await 张工.says('更新 目标1')
  await 张工
    .lastCard()
    .clicks('edit', { year: '2026', name: '年度产值', value: '30 亿元', sense: '不低于', now_from: '月报累计产值' })
  expect(await 张工.says('考核')).toContain('28÷50×15＝8.4')
  await 吴工.says('考核 登记 航天 年度产值目标 40 区政府文件')
  await 郑工.says('考核 确认 1')
  expect(await 张工.says('考核')).toContain('28÷40×15＝10.5')
})

it('goals stand in 1155+N and in 体检, with the tasks of each', async () => {
  const town = await openTown('12-28 09:00')
  const { 张工 } = town
  expect(await 张工.says('体检')).toContain('目标 未登记')
  await adds(town, '张工', '航天', { name: '年度产值', value: '50 亿元' })
  await adds(town, '张工', '航天', { name: '规上户数', value: '6 户', now: '5' })
  expect(await 张工.says('体检')).toMatch(/目标 有 2 项，任务 0 件，2 项还没有任务 · 2026年12月28日/u)
  await 张工.says('新增任务 目标1 走访示例企业')
  await 张工.lastCard().clicks('create', { due: '2026-12-31' })
  expect(await 张工.says('体检')).toContain('2 项，任务 1 件，1 项还没有任务')
  expect(await 张工.says('考核')).toContain('共 19 项，齐全有效 1 项')
  await town.at('2027-01-04 09:00')
  expect(await 张工.says('体检'), 'those of the last year are none of this one').toContain('目标 未登记')
})

describe('what the rules cite', () => {
  const rules = rules2026()
  const goal = (more: Partial<GoalFact>): GoalFact => ({
    ref: 'goal-0-1',
    ofChain: true,
    name: '年度产值',
    value: 50,
    now: undefined,
    unit: '亿元',
    on: '2026-03-01',
    ...more,
  })
  const cited = (more: Partial<GoalFact>) =>
    enteredByGoals(rules, { goals: [goal(more)], entries: [] }).map(({ of, value }) => [of, value])

  it.each<[string, Partial<GoalFact>, [string, number][]]>([
    ['its figure', {}, [['output-target', 50]]],
    ['turned into the unit of the rules', { value: 500_000, unit: '万元' }, [['output-target', 50]]],
    ['nothing in a unit that cannot be turned', { unit: '户' }, []],
    ['nothing of the district where the chain’s is meant', { ofChain: false }, []],
    ['nothing of another name', { name: '产值' }, []],
    ['no 现值 where none was confirmed', { ofChain: false, name: '规上制造业增速', unit: '%' }, []],
    [
      'the 现值, in the same sign written otherwise',
      { name: '单位增加值能耗', unit: '吨标准煤/万元', now: 0.3 },
      [['energy', 0.3]],
    ],
  ])('is %s', (_, more, expected) => {
    expect(cited(more)).toEqual(expected)
  })

  it('stands among the records of the line', () => {
    const month = { ref: 'monthly/2026-09/aerospace', month: '2026-09', cumulative: 28, yoy: 8.5 }
    const known = { ...empty, months: [month], goals: [goal({})] }
    expect(assess(rules, known).lines.find(({ rule_id }) => rule_id === 'A1')?.record_ids).toEqual([
      'monthly/2026-09/aerospace',
      'goal-0-1',
    ])
  })
})

const empty = {
  ...{ chainId: 'aerospace', year: 2026, until: '2026-11-30', today: '2026-11-30', closedOn: undefined },
  ...{ at: '2026-11-30T02:00:00.000Z', calendar: undefined as never },
  ...{ items: [], returns: [], months: [], tasks: [], cases: [], risks: [], adopted: [], firms: [], entries: [] },
}
