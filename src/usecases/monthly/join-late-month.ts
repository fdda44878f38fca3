import { readDigest, saveDigest } from '../../db/digests.ts'
import type { MonthPlan } from '../../domain/month-plan.ts'
import { withReason } from '../../texts/corrections.ts'
import { tooOldThreadLine } from '../../texts/digest.ts'
import * as t from '../../texts/monthly-digest.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import type { Late } from '../digest/join-late-text.ts'
import { patchStanding, type Standing } from '../reports/standing-cards.ts'
import { chainOf, drawMonthDigest, type MonthTarget, monthDigestId, monthTopic } from './month-digest.ts'
import type { MonthItem } from './month-item.ts'

const targetsOf = ({ chain }: MonthItem): readonly MonthTarget[] => [
  { kind: 'chief', chainId: chain.id },
  { kind: 'office' },
  { kind: 'leading' },
]

const standingOf = (plan: MonthPlan, target: MonthTarget): Standing => ({
  topic: monthTopic(target),
  period: plan.month,
  chainId: chainOf(target),
})

/** A month report that came after the cards' content was cut, or is owed no longer or again, joins them: the next version, and one line in the thread in working hours. */
export const joinLateMonth = async (ctx: Ctx, item: MonthItem, late: Late): Promise<void> => {
  for (const target of targetsOf(item)) await joinLateInto(ctx, item, target, late)
}

/** Month cards that stand already mark where it is that a report was sent back, signed or passed unsigned. No new version and no line. */
export const markInMonthDigests = async (ctx: Ctx, item: MonthItem): Promise<void> => {
  for (const target of targetsOf(item)) {
    const digest = await readDigest(ctx.tx, monthDigestId(target, item.plan))
    if (digest?.state !== 'posted') continue
    const card = await drawMonthDigest(ctx, item.plan, target, {
      version: digest.version,
      cutAt: ctx.now,
      recordsAt: digest.dueAt,
    })
    await patchStanding(ctx, standingOf(item.plan, target), { card, cause: `at-${ctx.now}-${item.item.id}` })
  }
}

export const joinLateInto = async (ctx: Ctx, item: MonthItem, target: MonthTarget, late: Late): Promise<void> => {
  const { plan, current } = item
  const isText = late === 'filed' || late === 'refiled'
  const digest = await readDigest(ctx.tx, monthDigestId(target, plan))
  if (digest?.state !== 'posted') return
  if (isText && (!current || current.receivedAt <= digest.dueAt)) return
  const version = digest.version + 1
  const card = await drawMonthDigest(ctx, plan, target, { version, cutAt: ctx.now, recordsAt: digest.dueAt })
  await saveDigest(ctx.tx, { ...digest, version })
  // The leading group reads its page once a month; it is not told of every addition, nor anybody of what is not late.
  const quiet = target.kind === 'leading' || ctx.now < plan.dueAt
  const stale = tooOldThreadLine(item.chain.name, version)
  const line = quiet ? undefined : { digest: digest.id, text: lineOf(item, late, version), stale }
  await patchStanding(ctx, standingOf(plan, target), { card, cause: `v${version}`, line })
}

const lineOf = ({ chain, current }: MonthItem, late: Late, version: number): Sentence => {
  switch (late) {
    case 'exempt':
      return t.monthExempted(chain.name, version)
    case 'restored':
      return t.monthRestored(chain.name, version)
    case 'refiled':
      return t.monthRefiled(chain.name, version)
    case 'filed':
      if (current?.rev === 1) return t.monthMerged(chain.name, version)
      return withReason(t.monthCorrected(chain.name, version), current?.reason)
  }
}
