import type { Card } from '../../cards/kit/card.ts'
import { type LookEntry, lookCard } from '../../cards/look.ts'
import { readChain } from '../../db/chains.ts'
import { type Item, itemsBetween, readPeriod } from '../../db/items.ts'
import { readRevision } from '../../db/revisions.ts'
import { readSignOff } from '../../db/sign-offs.ts'
import { marksOf } from '../../domain/look-words.ts'
import type { WeeklyContent } from '../../domain/weekly.ts'
import { weeklyReading } from '../../domain/weekly-reading.ts'
import { weekLabel } from '../../texts/dates.ts'
import { askText } from '../../texts/words.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { monthLineOf } from '../monthly/month-line.ts'
import type { Look } from './look.ts'
import { detailOf, handsLine } from './look-entry.ts'

const pageSize = 8

/** 查: eight reports a page, newest first. A page beyond the last shows the last. */
export const drawLook = async (ctx: ActorCtx, look: Look): Promise<Card> => {
  const { chains, from, to, only } = look
  const range = { chains, from, to, limit: pageSize, only: only && { state: only, dueBy: ctx.now } }
  const { total } = await itemsBetween(ctx.tx, { ...range, offset: 0 })
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(Math.max(1, look.page), pages)
  const { items } = await itemsBetween(ctx.tx, { ...range, offset: (page - 1) * pageSize })
  const entries: LookEntry[] = []
  for (const item of items) entries.push(await entryOf(ctx, item, look.chain === 'all'))
  return lookCard({
    chain: look.chain,
    chainName: look.chainName,
    rangeText: look.rangeText ?? weekLabel(from === to ? [from] : [from, to]),
    from: look.from,
    to: look.to,
    page,
    pages,
    total,
    entries,
    only,
    monthLine: only === undefined ? await monthLineOf(ctx, look) : undefined,
  })
}

const entryOf = async (ctx: ActorCtx, item: Item, withChain: boolean): Promise<LookEntry> => {
  const period = await readPeriod(ctx.tx, item.period)
  const label = weekLabel(period?.plan.covers ?? [item.period])
  const chain = withChain ? `${await chainName(ctx, item.chainId)} ` : ''
  const empty = { weekLabel: `${chain}${label}`, progress: '', ask: '', nextPlan: '' }
  if (item.state === 'exempt') return { ...empty, marks: ['exempt'] }
  const revision = item.currentRev > 0 ? await readRevision<WeeklyContent>(ctx.tx, item.id, item.currentRev) : undefined
  if (!revision) return { ...empty, marks: ['missing'] }
  const { content } = revision
  const signOff = await readSignOff(ctx.tx, item.id, revision.rev)
  return {
    weekLabel: `${chain}${label}`,
    light: weeklyReading.light(content),
    marks: marksOf({
      ...item,
      noNews: content.noNews,
      kind: revision.kind,
      behalf: false,
      sign: signOff?.state === 'signed' ? undefined : signOff?.state,
    }),
    progress: content.progress,
    ask: askText(content.askLevel, content.askDetail),
    nextPlan: content.nextPlan,
    headline: weeklyReading.headline(content),
    byText: handsLine(ctx, revision, signOff),
    detail: detailOf(ctx, item),
  }
}

const chainName = async (ctx: Ctx, id: string): Promise<string> => (await readChain(ctx.tx, id))?.name ?? id
