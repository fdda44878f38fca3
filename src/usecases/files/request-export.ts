import { anyItems, anyMonths } from '../../db/any-items.ts'
import { allChains } from '../../db/chains.ts'
import { periodCovering } from '../../db/items.ts'
import { fileName } from '../../exports/file-name.ts'
import type { FileWish } from '../../exports/wish.ts'
import * as texts from '../../texts/exports.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { ActorCtx } from '../context.ts'
import { type FileAsked, queueFile } from './queue-file.ts'

/**
 * Writes down that somebody wants a file; delivery makes it. One cause makes one file. It comes after the answer that announces it.
 * @returns the sentence that says so, or why there will be none.
 */
export const requestExport = async (
  ctx: ActorCtx,
  { format, chains, from, to, monthsTo }: Pick<FileWish, 'format' | 'chains' | 'from' | 'to' | 'monthsTo'>,
  asked: FileAsked,
): Promise<Sentence> => {
  const { tx, rules } = ctx
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
  const withoutMonths = format === 'xlsx' && inGroup && (await anyMonths(tx, scope))
  const told = (said: Sentence): Sentence => (withoutMonths ? texts.monthsInPrivate(said) : said)

  const { comes, said } = await queueFile(ctx, { wish, chain: chain?.id }, asked)
  return comes ? told(said) : said
}
