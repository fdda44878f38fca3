import type { Card } from '../../cards/kit/card.ts'
import { type MineItem, type MineReports, mineCard, reportRowsOf, type SignItem } from '../../cards/mine.ts'
import { mineListCard } from '../../cards/mine-list.ts'
import { recordRow } from '../../cards/record-list.ts'
import { readChain } from '../../db/chains.ts'
import { itemsBetween, readItem } from '../../db/items.ts'
import { showOn } from '../../db/record-shown.ts'
import { openReturns } from '../../db/returns.ts'
import { waitingSignOffs } from '../../db/sign-offs.ts'
import { type DeskBlockKey, type MineBlockKey, type ReportBlockKey, reportBlocks } from '../../domain/mine.ts'
import { type Action, chainsFor, decide } from '../../domain/rights.ts'
import { shortTimeText } from '../../texts/dates.ts'
import { toSignItem } from '../../texts/sign-off.ts'
import type { ActorCtx } from '../context.ts'
import { deskOf, deskPage, isChiefs, mostRows } from '../records/desk.ts'
import { readAsked } from '../sign-off/sign-off.ts'
import { mineRow } from './mine-rows.ts'
import { reportWords } from './report-item.ts'

/** 我的: it stands in private only, so place decides nothing. */
const may = ({ actor }: ActorCtx, action: Action, chain?: string): boolean =>
  decide(actor, action, chain === undefined ? {} : { chain }, { kind: 'p2p' }).allow

/** Of reports: what this person owes now and has filed lately, and what waits for them or for others. */
const reportRows = async (ctx: ActorCtx): Promise<MineReports> => {
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
  return {
    owed: rows.filter((row) => row.state !== 'filed' && row.state !== 'exempt' && !others.has(row.item)),
    filed: rows.filter((row) => row.state === 'filed' || row.state === 'exempt'),
    waiting,
    signing: await toSign(ctx),
  }
}

/** The office waits for whatever was sent back, in any period; a lead for what that lead sent back. Undefined where that is nobody's matter. */
const waitingRows = async (ctx: ActorCtx): Promise<MineItem[] | undefined> => {
  const all = may(ctx, 'return')
  const rows: MineItem[] = []
  for (const { itemId, byPerson } of await openReturns(ctx.tx)) {
    const item = all || byPerson === ctx.actor.personId ? await readItem(ctx.tx, itemId) : undefined
    if (!item || !(all || may(ctx, 'sign', item.chainId))) continue
    // Nobody can make good what a chain owed that is no more.
    if ((await readChain(ctx.tx, item.chainId))?.closed) continue
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

/** 我的, on a card of that id: it is written down which records it names. */
export const showMine = async (ctx: ActorCtx, outboxId: string): Promise<Card> => {
  const desk = await deskOf(ctx)
  const card = mineCard({ ...(await reportRows(ctx)), ...desk })
  const named = Object.values(desk.blocks).flatMap(({ records }) => records)
  await showOn(ctx.tx, outboxId, { as: 'mine', by: ctx.actor.openId }, named, ctx.now)
  return card
}

/** The list behind one of its counts, in the same way. A page beyond the last shows the last. */
export const showMineList = async (ctx: ActorCtx, of: MineBlockKey, page: number, outboxId: string): Promise<Card> => {
  const { records, ...view } = isOfReports(of) ? await reportPage(ctx, of, page) : await recordPage(ctx, of, page)
  const shown = { as: 'mine', by: ctx.actor.openId, list: { of, page: view.page } } as const
  await showOn(ctx.tx, outboxId, shown, records, ctx.now)
  return mineListCard({ ...view, of, ofChief: isChiefs(ctx.actor) })
}

const isOfReports = (of: MineBlockKey): of is ReportBlockKey => reportBlocks.some((key) => key === of)
const pagesOf = (total: number): number => Math.max(1, Math.ceil(total / mostRows))

const recordPage = async (ctx: ActorCtx, of: DeskBlockKey, wanted: number) => {
  const first = Math.max(1, wanted)
  const block = await deskPage(ctx, of, first)
  const pages = pagesOf(block.total)
  const { rows, total, more, records } = first <= pages ? block : await deskPage(ctx, of, pages)
  return { rows: rows.map(recordRow), total, more, records, page: Math.min(first, pages), pages }
}

const reportPage = async (ctx: ActorCtx, of: ReportBlockKey, wanted: number) => {
  const all = await reportRows(ctx)
  // What is 免报 was not reported.
  const rows = reportRowsOf(of, { ...all, filed: all.filed.filter(({ state }) => state === 'filed') })
  const pages = pagesOf(rows.length)
  const page = Math.min(Math.max(1, wanted), pages)
  const from = (page - 1) * mostRows
  return { rows: rows.slice(from, from + mostRows), total: rows.length, records: [], page, pages }
}
