import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readDistrict } from '../../src/district/read-district.ts'
import type { District } from '../../src/domain/district.ts'
import { applyDistrict, noLookups } from '../../src/usecases/office/apply-district.ts'
import { filesMonth, secondStep } from '../support/months.ts'
import { openTown, type Town } from '../support/town.ts'

const file = 'districts/demo.yaml'
const applies = async (town: Town, change: (district: District) => District): Promise<void> => {
  const read = readDistrict(readFileSync(file, 'utf8'), file)
  if (!read.ok) throw new Error(JSON.stringify(read.fault))
  const applying = { file, contactKey: 'demo-app-secret-0123456789', lookups: noLookups, by: 'cli' }
  await town.stage.app.inTransaction('apply', (ctx) =>
    applyDistrict(ctx, { ...applying, district: change(read.value) }),
  )
  await town.stage.settle()
}

const withoutTextile = (district: District): District => ({
  ...district,
  chains: district.chains.filter(({ id }) => id !== 'textile'),
  groups: district.groups.filter(({ chain }) => chain !== 'textile'),
  people: district.people.map((person) => ({
    ...person,
    roles: person.roles.filter(({ chain }) => chain !== 'textile'),
  })),
})

it('asks whoever stands in for a reporter on leave', async () => {
  const town = await openTown('09-23 14:30')
  await town.王工.says('请假 09-24 至 09-25 代 赵工')
  await town.王工.card('请确认请假').clicks('confirm')
  await town.at('09-24 10:30')
  expect(town.王工.cards('月度进展')).toEqual([])
  expect(town.赵工.card('月度进展').words()).toContain('您正在代王工（虚构）填报，记录会写明代报。')
  await town.at('09-24 15:00')
  expect(town.赵工.heard().filter((text) => text.includes('月度进展还没有提交'))).toHaveLength(1)
  expect(await filesMonth(town.赵工)).toBe('已提交')
  expect(town.ask(`select post from revision where item_id = 'monthly/2026-09/cmc'`)).toEqual(['backup'])
})

it('follows a post that changes hands, and lets a chain go that leaves the roster', async () => {
  const town = await openTown('09-23 14:30')
  await secondStep(town)
  await town.at('09-24 11:00')
  expect(town.李工.cards('月度进展')).toEqual([])
  await town.changesPost('成员 航天 加 主报', '李工')
  await town.stage.settle()
  expect(town.李工.cards('月度进展')).toHaveLength(1)

  await applies(town, withoutTextile)
  expect(town.ask(`select state from item where id = 'monthly/2026-09/textile'`)).toEqual(['exempt'])
  await town.at('09-24 15:00')
  expect(town.杨工.heard().join('\n')).not.toContain('月度进展还没有提交')
  await town.at('09-29 09:10')
  expect(town.group('推进办群').at(-1)).toContain('■ 免报（1）')
})

it('asks a chain for week and month again that comes back to the roster while they are open', async () => {
  const town = await openTown('09-23 14:30')
  await town.at('09-24 11:00')
  const states = () => town.ask(`select id || ' ' || state from item where chain_id = 'textile' order by id`)
  const month = town.杨工.card('月度进展')
  const week = town.杨工.card('周四工作动态')
  await applies(town, withoutTextile)
  expect(states()).toEqual(['monthly/2026-09/textile exempt', 'weekly/2026-W39/textile exempt'])
  expect(month.words()).toContain('产业链已移出名册')
  expect(week.words()).toContain('产业链已移出名册')

  await applies(town, (district) => district)
  expect(states()).toEqual(['monthly/2026-09/textile open', 'weekly/2026-W39/textile open'])
  expect(town.ask(`select note from item where chain_id = 'textile'`)).toEqual([null, null])
  expect(month.words()).toContain('第 1/4 步')
  expect(week.words()).toContain('［提交］')
  expect(town.杨工.cards('月度进展'), 'the card that lies there').toHaveLength(1)
  expect((await week.fills({ progress: '走访一户企业', next_plan: '再访一户' }).submits()).toast).toBe('已提交')
  await town.at('09-24 15:00')
  expect(town.杨工.heard().filter((text) => text.includes('月度进展还没有提交'))).toHaveLength(1)
  await town.at('09-29 09:00')
  expect(town.group('纺织群').at(-1)).toContain('到截止时未收到本月进展')

  await applies(town, withoutTextile)
  await town.at('10-09 13:00')
  await applies(town, (district) => district)
  expect(town.ask(`select state from item where id = 'monthly/2026-09/textile'`), 'locked meanwhile').toEqual([
    'exempt',
  ])
})

it('shows groups a range where a chain has fewer than three enterprises, and its own people the figure', async () => {
  const town = await openTown('09-23 14:30')
  await applies(town, (district) => ({
    ...district,
    chains: district.chains.map((chain) =>
      chain.id === 'aerospace' ? { ...chain, enterprises: chain.enterprises.slice(0, 2) } : chain,
    ),
  }))
  await secondStep(town)
  await filesMonth(town.张工)
  expect(town.张工.lastCard().words()).toContain('本月产值 3.2 亿元')
  await town.at('09-29 09:20')
  for (const where of ['航天群', '推进办群', '领导小组群'] as const) {
    const said = town
      .group(where)
      .filter((text) => text.includes('月报'))
      .at(-1)
    expect(said, where).toContain('20–50 亿元（区间）')
    expect(said, where).not.toMatch(/3\.2 亿|28 亿/u)
  }
  expect(town.group('领导小组群').at(-1)).toContain('至少 40%')
})

it('says in 设置 which day of the month the district file names, and when that takes effect', async () => {
  const town = await openTown('09-21 08:30')
  await town.at('09-21 09:30')
  await applies(town, (district) => ({
    ...district,
    reporting: { ...district.reporting, monthly: { ...district.reporting.monthly, day: 25, due: '17:00' } },
  }))
  const shown = await town.吴工.says('设置')
  expect(shown).toContain('截止：每月 25 日 17:00，遇节假日顺延')
  expect(shown, 'already open').toContain('9月：发卡 9月24日（周四）10:30，截止 18:00')
  // 25 October is a Sunday.
  expect(shown).toContain('10月：发卡 10月26日（周一）10:30，截止 17:00，汇总 10月28日（周三）09:00')
})
