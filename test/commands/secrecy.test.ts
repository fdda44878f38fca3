import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChainId, cast, chains, groups, type Where, type Who } from '../../scripts/town/cast.ts'
import type { ChatKind, Role } from '../../src/domain/people.ts'
import { chainsFor } from '../../src/domain/rights.ts'
import { openTown, type Town } from '../support/town.ts'
import { everShown } from '../support/words.ts'

/** One person for every kind of post, with what the district file gives them. */
const people: { who: Who; grants: { role: Role; chain?: ChainId }[] }[] = [
  { who: '张工', grants: [{ role: 'reporter', chain: 'aerospace' }] },
  { who: '李工', grants: [{ role: 'backup', chain: 'aerospace' }] },
  { who: '秦处', grants: [{ role: 'lead', chain: 'aerospace' }] },
  { who: '冯工', grants: [{ role: 'contributor', chain: 'aerospace' }] },
  { who: '链长甲', grants: [{ role: 'chief', chain: 'aerospace' }] },
  {
    who: '王工',
    grants: [
      { role: 'reporter', chain: 'cmc' },
      { role: 'backup', chain: 'coal-olefin' },
    ],
  },
  { who: '吴工', grants: [{ role: 'office' }] },
  { who: '组长', grants: [{ role: 'leader' }] },
  { who: '何工', grants: [{ role: 'admin' }] },
  { who: '钱工', grants: [] },
]
const everyChain = Object.keys(chains) as ChainId[]
/** `top` may stand in a digest; `deep` is only in the full report. */
const secrets: Record<ChainId, { top: string; deep: string }> = {
  aerospace: { top: '甲子甲子', deep: '甲丑甲丑' },
  cmc: { top: '乙子乙子', deep: '乙丑乙丑' },
  'coal-olefin': { top: '丙子丙子', deep: '丙丑丙丑' },
  textile: { top: '丁子丁子', deep: '丁丑丁丑' },
}
const typed = [
  '帮助',
  '状态',
  '周报',
  '我的',
  '催报',
  '汇总',
  '汇总 上周',
  '查',
  '查 近4周',
  '成员',
  '绑定',
  '设置',
  '看不懂的话',
  ...everyChain.flatMap((id) =>
    ['状态', '周报', '催报', '汇总', '查', '成员', '绑定'].map((word) => `${word} ${chains[id].name}`),
  ),
]
const uses: Partial<Record<Where, { use: ChatKind; chain?: ChainId }>> = {
  航天群: { use: 'chief', chain: 'aerospace' },
  陶瓷基群: { use: 'chief', chain: 'cmc' },
  煤化工群: { use: 'chief', chain: 'coal-olefin' },
  纺织群: { use: 'chief', chain: 'textile' },
  推进办群: { use: 'office' },
  领导小组群: { use: 'leading' },
}

const actor = (grants: { role: Role; chain?: ChainId }[]) => ({ openId: '', name: '', grants })
const may = (grants: { role: Role; chain?: ChainId }[], chain: ChainId): boolean => {
  const open = chainsFor(actor(grants), 'read-own-reports')
  return open === 'all' || open.includes(chain)
}

let town: Town

/** Every person says everything, in private and in every group they are in; buttons on the answers are pressed too. */
describe('no word of a report stands where somebody may not read it', () => {
  beforeAll(async () => {
    town = await openTown('08-31 08:30', { shared: true })
    // On the day before the digest: what is asked of the office has not climbed to the chief by then.
    await town.at('09-03 09:00')
    const reporters = { aerospace: '张工', cmc: '王工', 'coal-olefin': '刘工', textile: '杨工' } as const
    for (const id of everyChain)
      await town[reporters[id]]
        .card(chains[id].name)
        .fills({
          progress: `${secrets[id].top}\n${secrets[id].deep}`,
          ask_level: 'office',
          ask_detail: `${secrets[id].deep}，请协调`,
          next_plan: `${secrets[id].top}`,
        })
        .submits()
    await town.at('09-04 08:45')
    const { emulator } = town.stage
    for (const { who } of people)
      for (const where of ['航天群', '推进办群', '领导小组群', '新群'] as const)
        if (emulator.chat(groups[where]).members.includes(cast[who]))
          for (const words of typed) await town[who].says(words, { in: where })
    for (const { who } of people) for (const words of typed) await town[who].says(words)
    for (const { who } of people)
      for (const held of town[who].cards('')) {
        const buttons = [
          ...JSON.stringify(held.message.content).matchAll(/"name":"((?:next|prev|edit|open|nudge)[a-z0-9A-Z_]*)"/g),
        ]
        for (const [, button = ''] of buttons.slice(0, 3))
          await emulator.person(cast[who]).clicks(held.id, button, {}, { force: true })
      }
    await town.stage.settle()
  }, 120_000)
  afterAll(() => town.close())

  it.each(people)('in private with $who', ({ who, grants }) => {
    const said = town[who].openId
    const chat = town.stage.emulator.person(said).p2p()
    const words = town.stage.emulator
      .messages(chat)
      .filter(({ sender }) => sender.type === 'app')
      .map(everShown)
      .join('\n')
    expect(words.length).toBeGreaterThan(0)
    for (const id of everyChain) {
      const found = words.includes(secrets[id].top) || words.includes(secrets[id].deep)
      expect(found, `${who} and ${id}`).toBe(may(grants, id))
    }
  })

  it.each(Object.keys(groups) as Where[])('in %s', (where) => {
    const words = town.groupMessages(where).map(everShown).join('\n')
    const bound = uses[where]
    for (const id of everyChain) {
      const all = bound?.use === 'office'
      expect(words.includes(secrets[id].deep), `the full text of ${id}`).toBe(all)
      expect(words.includes(secrets[id].top), `the digest of ${id}`).toBe(all || bound?.chain === id)
    }
  })

  it('nor in the words that go to the administrator or into the audit', async () => {
    const entries = JSON.stringify(await town.audit())
    for (const id of everyChain) {
      expect(entries).not.toContain(secrets[id].top)
      expect(entries).not.toContain(secrets[id].deep)
    }
  })

  it('and every refusal was written down, with the person and the action', async () => {
    const refused = await town.refusals()
    for (const who of ['张工', '链长甲', '冯工', '组长', '何工', '钱工'] as const)
      expect(refused.filter(({ actor: by }) => by === cast[who]).length, who).toBeGreaterThan(3)
  })
})
