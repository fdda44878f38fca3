import { readDigest, saveDigest } from '../../db/digests.ts'
import { itemsFiledAfter } from '../../db/items.ts'
import type { Instant } from '../../domain/time.ts'
import { tooOldThreadLine } from '../../texts/digest.ts'
import type { Ctx } from '../context.ts'
import type { ReportItem } from '../reports/report-item.ts'
import type { Late, PeriodDigest } from './period-digest.ts'
import { endQuiet } from './quiet-chief.ts'
import { patchStanding } from './standing-cards.ts'

/** What came after the content was cut joins the posted card: the next version, and one line in its thread in working hours. */
export const joinInto = async (
  ctx: Ctx,
  report: ReportItem,
  digest: PeriodDigest,
  late: Late = 'filed',
): Promise<void> => {
  const posted = await readDigest(ctx.tx, digest.id)
  const isText = late === 'filed' || late === 'refiled'
  if (posted?.state === 'quiet') return isText ? endQuiet(ctx, report, posted) : undefined
  if (posted?.state !== 'posted') return
  if (isText && !report.current) return
  const version = posted.version + 1
  const card = await digest.draw(ctx, { version, cutAt: ctx.now, recordsAt: posted.dueAt })
  await saveDigest(ctx.tx, { ...posted, version })
  // What comes before it is due is not late: the early card follows it without a word, and is announced at its time.
  const text = ctx.now < digest.reportsDueAt ? undefined : digest.words.late?.(report, late, version)
  const line = text && { digest: digest.id, text, stale: tooOldThreadLine(report.chain.name, version) }
  await patchStanding(ctx, digest, { card, cause: `v${version}`, line })
}

/** A card that stands marks where it is that a report was sent back, signed or passed unsigned. No new version and no line: the group is not told twice. */
export const markIn = async (ctx: Ctx, { item }: ReportItem, digest: PeriodDigest): Promise<void> => {
  const posted = await readDigest(ctx.tx, digest.id)
  if (posted?.state !== 'posted') return
  const card = await digest.draw(ctx, { version: posted.version, cutAt: ctx.now, recordsAt: posted.dueAt })
  await patchStanding(ctx, digest, { card, cause: `at-${ctx.now}-${item.id}` })
}

/** The same for everything that came between the cut and a digest that was posted late. */
export const joinLateReports = async (ctx: Ctx, digest: PeriodDigest, cutAt: Instant): Promise<void> => {
  for (const id of await itemsFiledAfter(ctx.tx, digest.period, cutAt, digest.chainId)) {
    const report = await digest.read(ctx, id)
    if (report?.current && report.current.receivedAt > cutAt) await joinInto(ctx, report, digest)
  }
}
