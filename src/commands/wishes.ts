import type { WishesView } from '../cards/wishes.ts'
import { allChains } from '../db/chains.ts'
import { type Action, chainsFor } from '../domain/rights.ts'
import { addDays, dayOf } from '../domain/time.ts'
import { monthDay } from '../texts/dates.ts'
import { callConfirm, type WishName } from '../texts/wishes.ts'
import { kinds } from '../usecases/records/kinds.ts'
import type { Asked } from './command.ts'

interface Wish {
  name: WishName
  /** The right it takes. */
  action: Action
  command: string
  /** After the command and the chain. */
  rest?: (asked: Asked) => string
  chainless?: true
  confirm?: { title: string; text: string }
}

const tomorrow = ({ now, rules }: Asked): string => `至${monthDay(addDays(dayOf(now, rules.zone), 1))}`

/** What people want, the most frequent first; the rest is behind 更多. */
const all: readonly Wish[] = [
  { name: 'file', action: 'file', command: '周报' },
  { name: 'mine', action: 'status', command: '我的', chainless: true },
  { name: 'fix', action: 'file', command: '更正' },
  { name: 'asks', action: 'instruct', command: '查', rest: () => '请链长' },
  { name: 'owing', action: 'nudge', command: '谁没报', chainless: true },
  { name: 'urgent', action: 'file', command: kinds.matter.word, rest: () => '新增' },
  { name: 'problem', action: 'file', command: kinds.problem.word, rest: () => '新增' },
  { name: 'look', action: 'look-back', command: '查', rest: () => '近4周' },
  { name: 'leave', action: 'leave', command: '请假', rest: tomorrow, chainless: true },
  { name: 'ledger', action: 'task-see', command: '台账' },
  { name: 'status', action: 'status', command: '状态' },
  { name: 'month', action: 'file', command: '月报' },
  { name: 'digest', action: 'digest', command: '汇总', chainless: true },
  { name: 'supplement', action: 'read-own-fragments', command: '补充' },
  { name: 'export', action: 'export', command: '导出', rest: () => '本月' },
  { name: 'push', action: 'push', command: '推送', chainless: true },
  { name: 'members', action: 'members-see', command: '成员' },
  { name: 'settings', action: 'settings', command: '设置', chainless: true },
  { name: 'person', action: 'help', command: '转人工', chainless: true, confirm: callConfirm },
]

/** More is no longer one screen of a phone. */
const most = 8

/** What this person may do, in words about their own chain. Nothing for somebody without a post. */
export const wishesOf = async (asked: Asked): Promise<WishesView['wishes']> => {
  if (asked.actor.grants.length === 0) return []
  const chains = await allChains(asked.tx)
  const isOffice = asked.actor.grants.some(({ role }) => role === 'office')
  return all
    .flatMap(({ name, action, command, rest, chainless, confirm }) => {
      const open = chainsFor(asked.actor, action)
      if (open.length === 0 || (name === 'person' && isOffice)) return []
      const own = open === 'all' ? undefined : chains.find(({ id }) => id === ownOf(asked, open))
      const words = [command, !chainless && own && shortName(own), rest?.(asked)].filter(Boolean).join(' ')
      return [{ name, words, ...(confirm && { confirm }) }]
    })
    .slice(0, most)
}

/** Whoever reports for one chain and stands in for others means the own one. */
const ownOf = ({ actor }: Asked, open: readonly string[]): string | undefined => {
  const reported = actor.grants.flatMap(({ role, chain }) => (role === 'reporter' && chain ? [chain] : []))
  const [own, ...others] = open.length === 1 ? open : open.filter((chain) => reported.includes(chain))
  return others.length === 0 ? own : undefined
}

/** On a button beside another word. */
const longestName = 12

const shortName = ({ name, aliases }: { name: string; aliases: readonly string[] }): string | undefined =>
  [name, ...aliases].toSorted((a, b) => a.length - b.length).find(({ length }) => length <= longestName)
