import type { Card } from '../cards/kit/card.ts'
import { type LookEntry, lookCard } from '../cards/look.ts'
import { readChain } from '../db/chains.ts'
import { type Item, itemsBetween, readPeriod } from '../db/items.ts'
import { readRevision } from '../db/revisions.ts'
import { readSignOff } from '../db/sign-offs.ts'
import { decide } from '../domain/rights.ts'
import { shortTimeText, weekLabel } from '../texts/dates.ts'
import { signedBy, signWordOf } from '../texts/sign-off.ts'
import { filedByLine } from '../texts/weekly.ts'
import { askWords } from '../texts/words.ts'
import type { ActorCtx, Ctx } from './context.ts'
import { filerName } from './weekly-item.ts'

const pageSize = 8

export interface Look {
  /** A chain id, or `all`: then `chains` are all that the asker may see. */
  chain: string
  chainName: string
  chains: string[]
  from: string
  to: string
  rangeText: string
  page: number
}

/** 查: eight reports a page, newest first. A page beyond the last shows the last. */
export const drawLook = async (ctx: ActorCtx, look: Look): Promise<Card> => {
  const range = { chains: look.chains, from: look.from, to: look.to, limit: pageSize }
  const { total } = await itemsBetween(ctx.tx, { ...range, offset: 0 })
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, look.page), pages)
  const { items } = await itemsBetween(ctx.tx, { ...range, offset: (page - 1) * pageSize })
  const entries: LookEntry[] = []
  for (const item of items) entries.push(await entryOf(ctx, item, look.chain === 'all'))
  return lookCard({
    chain: look.chain,
    chainName: look.chainName,
    rangeText: look.rangeText,
    from: look.from,
    to: look.to,
    page,
    pages,
    total,
    entries,
    demo: ctx.rules.demo,
  })
}

const entryOf = async (ctx: ActorCtx, item: Item, withChain: boolean): Promise<LookEntry> => {
  const period = await readPeriod(ctx.tx, item.period)
  const label = weekLabel(period?.plan.covers ?? [item.period])
  const chain = withChain ? `${await chainName(ctx, item.chainId)} ` : ''
  const empty = { weekLabel: `${chain}${label}`, progress: '', ask: '', nextPlan: '' }
  if (item.state === 'exempt') return { ...empty, marks: ['exempt'] }
  const revision = item.currentRev > 0 ? await readRevision(ctx.tx, item.id, item.currentRev) : undefined
  if (!revision) return { ...empty, marks: ['missing'] }
  const { content } = revision
  const signOff = await readSignOff(ctx.tx, item.id, revision.rev)
  const word = signWordOf(signOff)
  return {
    weekLabel: `${chain}${label}`,
    marks: [
      ...(item.isLate ? (['late'] as const) : []),
      ...(content.noNews ? (['noNews'] as const) : []),
      ...(revision.kind === 'correction' ? (['corrected'] as const) : []),
      ...(item.state === 'returned' ? (['returned'] as const) : []),
      ...(word === 'waiting' || word === 'passed' ? [word] : []),
    ],
    progress: content.progress,
    ask: content.askLevel === 'none' ? '' : [askWords[content.askLevel], content.askDetail].filter(Boolean).join('：'),
    nextPlan: content.nextPlan,
    byText: [
      filedByLine(filerName(revision, ctx.rules), revision.onBehalfOf, shortTimeText(revision.sentAt, ctx.rules.zone)),
      ...(signOff?.state === 'signed' ? [signedBy(signOff.byName ?? '')] : []),
    ].join('，'),
    detail: detailOf(ctx, item),
  }
}

/** 详情 for whoever may act on it, 版本 for whoever may only read, where there is more than one. */
const detailOf = ({ actor }: ActorCtx, item: Item): LookEntry['detail'] => {
  if (decide(actor, 'return', { chain: item.chainId }, { kind: 'p2p' }).allow) return { item: item.id, word: 'detail' }
  return item.currentRev > 1 ? { item: item.id, word: 'versions' } : undefined
}

const chainName = async (ctx: Ctx, id: string): Promise<string> => (await readChain(ctx.tx, id))?.name ?? id
