import type { Card } from '../../cards/kit/card.ts'
import { type MineItem, mineCard, type SignItem } from '../../cards/mine.ts'
import { itemsBetween, readItem } from '../../db/items.ts'
import { showOn } from '../../db/record-shown.ts'
import { openReturns } from '../../db/returns.ts'
import { waitingSignOffs } from '../../db/sign-offs.ts'
import { type Action, chainsFor, decide } from '../../domain/rights.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { toSignItem } from '../../texts/sign-off.ts'
import type { ActorCtx } from '../context.ts'
import { deskOf } from '../records/desk.ts'
import { readAsked } from '../sign-off/sign-off.ts'
import { mineRow } from './mine-rows.ts'
import { reportWords } from './report-item.ts'

/** 我的: it stands in private only, so place decides nothing. */
const may = ({ actor }: ActorCtx, action: Action, chain?: string): boolean =>
  decide(actor, action, chain === undefined ? {} : { chain }, { kind: 'p2p' }).allow

/** 我的: what this person owes now and has filed lately. @returns the card and the records it names. */
export const drawMine = async (ctx: ActorCtx): Promise<{ card: Card; records: string[] }> => {
  const open = chainsFor(ctx.actor, 'file')
  const chains = open === 'all' ? [] : open
  const rows: MineItem[] = []
  for (const { periods, mine } of ctx.kinds) {
    const { items } = await itemsBetween(ctx.tx, { type: periods.type, chains, ...mine(ctx), offset: 0 })
    for (const item of items) {
      const row = await mineRow(ctx, item)
      if (row) rows.push(row)
    }
  }
  const waiting = await waitingRows(ctx)
  // What somebody has sent back themselves is not theirs to make good.
  const others = new Set(may(ctx, 'return') ? [] : waiting?.map(({ item }) => item))
  const owed = rows.filter((row) => row.state !== 'filed' && row.state !== 'exempt' && !others.has(row.item))
  const filed = rows.filter((row) => row.state === 'filed' || row.state === 'exempt')
  const signing = await toSign(ctx)
  const desk = await deskOf(ctx)
  const card = mineCard({ owed, filed, signing, waiting, ...desk })
  return { card, records: desk.records }
}

/** The office waits for whatever was sent back, in any period; a lead for what that lead sent back. Undefined where that is nobody's matter. */
const waitingRows = async (ctx: ActorCtx): Promise<MineItem[] | undefined> => {
  const all = may(ctx, 'return')
  const rows: MineItem[] = []
  for (const { itemId, byPerson } of await openReturns(ctx.tx)) {
    const item = all || byPerson === ctx.actor.personId ? await readItem(ctx.tx, itemId) : undefined
    if (!item || !(all || may(ctx, 'sign', item.chainId))) continue
    const row = await mineRow(ctx, item)
    if (row) rows.push(row)
  }
  return all || rows.length > 0 ? rows : undefined
}

/** Reports of this person's chains that wait for 审签, soonest to pass first. */
const toSign = async (ctx: ActorCtx): Promise<SignItem[]> => {
  const chains = chainsFor(ctx.actor, 'sign')
  if (chains.length === 0) return []
  const found: SignItem[] = []
  for (const { itemId, rev } of await waitingSignOffs(ctx.tx)) {
    const waits = await readAsked(ctx, itemId, rev)
    if (!waits || !may(ctx, 'sign', waits.report.chain.id)) continue
    const { report, revision, signOff } = waits
    const until = signOff.passesAt ? shortTimeText(signOff.passesAt, ctx.rules.zone) : ''
    found.push({
      item: itemId,
      rev,
      chain: report.chain.id,
      period: report.item.period,
      chainName: report.chain.name,
      text: toSignItem(reportWords(ctx, report).short, revision.filedByName, until),
    })
  }
  return found
}

/** The same, on a card of that id: it is written down which records it names. */
export const showMine = async (ctx: ActorCtx, outboxId: string): Promise<Card> => {
  const { card, records } = await drawMine(ctx)
  await showOn(ctx.tx, outboxId, { as: 'mine', by: ctx.actor.openId }, records, ctx.now)
  return card
}
