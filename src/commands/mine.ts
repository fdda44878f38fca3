import { type MineItem, mineCard, type SignItem } from '../cards/mine.ts'
import { itemsBetween, readItem } from '../db/items.ts'
import { openReturns } from '../db/returns.ts'
import { waitingSignOffs } from '../db/sign-offs.ts'
import { chainsFor } from '../domain/rights.ts'
import { dayOf, previousWeek, weekOf } from '../domain/time.ts'
import { shortTimeText } from '../texts/dates.ts'
import { toSignItem } from '../texts/sign-off.ts'
import { mineOfMonths } from '../usecases/monthly/month-lists.ts'
import { deskOf } from '../usecases/records/desk.ts'
import { mineRow } from '../usecases/reports/mine-rows.ts'
import { reportWords } from '../usecases/reports/report-item.ts'
import { readAsked } from '../usecases/sign-off/sign-off.ts'
import type { Asked, Command } from './command.ts'

const weeksBack = 4

/** 我的: what this person owes now and has filed lately. */
export const mine: Command = {
  name: '我的',
  aliases: ['mine', 'me', '我的待办', '待办'],
  summary: '看我要报的和已报的，推进办看等补充的',
  usage: '我的',
  action: 'file',
  orElse: 'status',
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
      const row = await mineRow(asked, item)
      if (row) rows.push(row)
    }
    rows.push(...(await mineOfMonths(asked, chains)))
    const waiting = await waitingRows(asked)
    // What somebody has sent back themselves is not theirs to make good.
    const others = new Set(asked.may('return').allow ? [] : waiting?.map(({ item }) => item))
    const owed = rows.filter((row) => row.state !== 'filed' && row.state !== 'exempt' && !others.has(row.item))
    const filed = rows.filter((row) => row.state === 'filed' || row.state === 'exempt')
    const signing = await toSign(asked)
    const desk = await deskOf(asked)
    return {
      where: 'private',
      content: { card: mineCard({ owed, filed, signing, waiting, ...desk, demo: asked.rules.demo }) },
    }
  },
}

/** The office waits for whatever was sent back, in any week; a lead for what that lead sent back. Undefined where that is nobody's matter. */
const waitingRows = async (asked: Asked): Promise<MineItem[] | undefined> => {
  const all = asked.may('return').allow
  const rows: MineItem[] = []
  for (const { itemId, byPerson } of await openReturns(asked.tx)) {
    const item = all || byPerson === asked.actor.personId ? await readItem(asked.tx, itemId) : undefined
    if (!item || !(all || asked.may('sign', { chain: item.chainId }).allow)) continue
    const row = await mineRow(asked, item)
    if (row) rows.push(row)
  }
  return all || rows.length > 0 ? rows : undefined
}

/** Reports of this person's chains that wait for 审签, soonest to pass first. */
const toSign = async (asked: Asked): Promise<SignItem[]> => {
  const chains = chainsFor(asked.actor, 'sign')
  if (chains.length === 0) return []
  const found: SignItem[] = []
  for (const { itemId, rev } of await waitingSignOffs(asked.tx)) {
    const waits = await readAsked(asked, itemId, rev)
    if (!waits || !asked.may('sign', { chain: waits.report.chain.id }).allow) continue
    const { report, revision, signOff } = waits
    const until = signOff.passesAt ? shortTimeText(signOff.passesAt, asked.rules.zone) : ''
    found.push({
      item: itemId,
      rev,
      chain: report.chain.id,
      period: report.item.period,
      chainName: report.chain.name,
      text: toSignItem(reportWords(report, asked.rules).short, revision.filedByName, until),
    })
  }
  return found
}
