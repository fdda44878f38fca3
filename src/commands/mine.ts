import { type MineItem, mineCard } from '../cards/mine.ts'
import { readChain } from '../db/chains.ts'
import { readDraft } from '../db/drafts.ts'
import { itemsBetween, readItem, readPeriod } from '../db/items.ts'
import { openReturn, openReturns } from '../db/returns.ts'
import { chainsFor } from '../domain/rights.ts'
import { dayOf, previousWeek, weekOf } from '../domain/time.ts'
import { shortTimeText } from '../texts/dates.ts'
import { mineOfMonths } from '../usecases/monthly/month-lists.ts'
import { periodWords } from '../usecases/period-words.ts'
import type { Asked, Command } from './command.ts'

const weeksBack = 4

/** 我的: what this person owes now and has filed lately. */
export const mine: Command = {
  name: '我的',
  aliases: ['mine', 'me', '我的待办', '待办'],
  summary: '看我要报的和已报的，推进办看等补充的',
  usage: '我的',
  action: 'file',
  orElse: 'return',
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
    rows.push(...(await mineOfMonths(asked, chains)))
    const owed = rows.filter((row) => row.state !== 'filed' && row.state !== 'exempt')
    const filed = rows.filter((row) => row.state === 'filed' || row.state === 'exempt')
    const waiting = asked.may('return').allow ? await waitingRows(asked) : undefined
    return { where: 'private', content: { card: mineCard({ owed, filed, waiting, demo: asked.rules.demo }) } }
  },
}

/** The office waits for what it sent back, whatever the week. */
const waitingRows = async (asked: Asked): Promise<MineItem[]> => {
  const rows: MineItem[] = []
  for (const { itemId } of await openReturns(asked.tx)) {
    const item = await readItem(asked.tx, itemId)
    const row = item && (await rowOf(asked, item))
    if (row) rows.push(row)
  }
  return rows
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
  const returned = item.state === 'returned' ? await openReturn(asked.tx, item.id) : undefined
  const state =
    item.state === 'filed' || item.state === 'exempt' || item.state === 'returned'
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
    dueText: returned ? shortTimeText(returned.dueAt, asked.rules.zone) : words.due,
    ...(returned && { reason: returned.reason }),
    state,
    late: item.isLate,
  }
}
