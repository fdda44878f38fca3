import { anyItems, anyMonths } from '../../db/any-items.ts'
import { allChains } from '../../db/chains.ts'
import { periodCovering } from '../../db/items.ts'
import { enqueue, type Outgoing } from '../../db/outbox.ts'
import { waitingFiles } from '../../db/outbox-files.ts'
import { addMs, hour } from '../../domain/time.ts'
import { fileName } from '../../exports/file-name.ts'
import type { FileWish } from '../../exports/wish.ts'
import * as texts from '../../texts/exports.ts'
import type { Sentence } from '../../texts/plain.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'

/** Files one person may have waiting: making one takes a core for some seconds. */
const mostWaiting = 3
/** A file of the morning still helps in the evening. */
const fileLife = 12 * hour

/**
 * Writes down that somebody wants a file; delivery makes it. One cause makes one file. It comes after the answer that announces it.
 * @returns the sentence that says so, or why there will be none.
 */
export const requestExport = async (
  ctx: ActorCtx,
  { format, chains, from, to, monthsTo }: Pick<FileWish, 'format' | 'chains' | 'from' | 'to' | 'monthsTo'>,
  asked: { to: Outgoing['target']; messageId: string; place: string; answer?: string },
): Promise<Sentence> => {
  const { tx, now, rules, actor } = ctx
  // A week that was merged lies under the one it was merged into.
  const covering = await periodCovering(tx, to)
  const last = covering?.period ?? to
  const first = from === to ? last : from
  const later = monthsTo !== undefined && monthsTo > last ? { monthsTo } : {}
  const scope = { chains, from: first, to: last, ...later }
  if (!(await anyItems(tx, scope))) return texts.nothingToExport
  const [only, ...others] = chains === 'all' ? [] : chains
  const chain =
    only === undefined || others.length > 0 ? undefined : (await allChains(tx)).find(({ id }) => id === only)
  const name = fileName(format, {
    chain: chain && (chain.aliases[0] ?? chain.name),
    from: from === to ? (covering?.plan.covers[0] ?? first) : first,
    to: last,
  })
  // A month's figures stand in the file as typed, and a group reads some of them as a range only.
  const inGroup = asked.to.type === 'chat_id'
  const months = format === 'xlsx' && !inGroup
  const wish: FileWish = {
    format,
    ...scope,
    name,
    zone: rules.zone,
    demo: rules.demo,
    ...(months && { months }),
    ...(!inGroup && { riskDetails: true }),
  }
  const body = JSON.stringify(wish)
  const withoutMonths = format === 'xlsx' && inGroup && (await anyMonths(tx, scope))
  const told = (said: Sentence): Sentence => (withoutMonths ? texts.monthsInPrivate(said) : said)

  const waiting = await waitingFiles(tx)
  if (waiting.some((row) => row.body === body && row.target.id === asked.to.id)) return told(texts.sameWaiting(name))
  const own = waiting.filter(({ personId }) => personId === actor.personId).length
  if (own >= mostWaiting) return texts.enoughWaiting(own)

  await enqueue(tx, now, {
    dedupeKey: `file/${asked.messageId}`,
    topic: 'file',
    verb: 'file',
    target: asked.to,
    afterId: asked.answer,
    msgType: 'file',
    body,
    personId: actor.personId,
    chainId: chain?.id,
    expiresAt: addMs(now, fileLife),
  })
  await audited(ctx, 'export', { object: name, chain: chain?.id, place: asked.place })
  return told(waiting.length > 0 ? texts.waiting(name, waiting.length) : texts.making(name))
}
