import { type MineItem, mineCard } from '../cards/mine.ts'
import { readChain } from '../db/chains.ts'
import { readDraft } from '../db/drafts.ts'
import { itemsBetween, readPeriod } from '../db/items.ts'
import { chainsFor } from '../domain/rights.ts'
import { dayOf, previousWeek, weekOf } from '../domain/time.ts'
import { periodWords } from '../usecases/period-words.ts'
import type { Asked, Command } from './command.ts'

const weeksBack = 4

/** 我的: what this person owes now and has filed lately. */
export const mine: Command = {
  name: '我的',
  aliases: ['mine', 'me', '我的待办', '待办'],
  summary: '看我要报的和已报的',
  usage: '我的',
  action: 'file',
  showsOnly: true,
  run: async (asked) => {
    const open = chainsFor(asked.actor, 'file')
    const to = weekOf(dayOf(asked.now, asked.rules.zone))
    let from = to
    for (let week = 0; week < weeksBack; week++) from = previousWeek(from)
    const chains = open === 'all' ? [] : open
    // A merged week may lie ahead of this one: whatever is open counts.
    const { items } = await itemsBetween(asked.tx, { chains, from, to: '9999-W52', limit: 40, offset: 0 })
    const rows: MineItem[] = []
    for (const item of items) {
      const row = await rowOf(asked, item)
      if (row) rows.push(row)
    }
    const owed = rows.filter((row) => row.state !== 'filed' && row.state !== 'exempt')
    const filed = rows.filter((row) => row.state === 'filed' || row.state === 'exempt')
    return { where: 'private', content: { card: mineCard({ owed, filed, demo: asked.rules.demo }) } }
  },
}

const rowOf = async (
  asked: Asked,
  item: Awaited<ReturnType<typeof itemsBetween>>['items'][number],
): Promise<MineItem | undefined> => {
  const period = await readPeriod(asked.tx, item.period)
  const chain = await readChain(asked.tx, item.chainId)
  if (!period || !chain) return undefined
  const words = periodWords(period.plan, asked.rules)
  const draft = asked.actor.personId && (await readDraft(asked.tx, item.id, asked.actor.personId))
  const state =
    item.state === 'filed' || item.state === 'exempt'
      ? item.state
      : draft
        ? 'draft'
        : asked.now > period.plan.dueAt
          ? 'missing'
          : 'open'
  return {
    item: item.id,
    chain: chain.id,
    period: item.period,
    chainName: chain.name,
    weekLabel: words.week,
    dueText: words.due,
    state,
    late: item.isLate,
  }
}
