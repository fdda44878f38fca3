import { readDigest, saveDigest } from '../../db/digests.ts'
import { itemsFiledAfter } from '../../db/items.ts'
import type { Instant } from '../../domain/time.ts'
import type { WeekPlan } from '../../domain/week-plan.ts'
import * as t from '../../texts/corrections.ts'
import { correctedThreadLine, mergedThreadLine, tooOldThreadLine } from '../../texts/digest.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { Ctx } from '../context.ts'
import { redrawLeading } from '../monthly/redraw-leading.ts'
import { patchStanding, type Standing } from '../reports/standing-cards.ts'
import { readWeeklyItem, type WeeklyItem } from '../reports/weekly-item.ts'
import { type DigestTarget, digestIdOf, drawDigest, topicOf } from './draw-digest.ts'
import { endQuiet } from './quiet-chief.ts'

/** What happened to an item after its digest was posted. */
export type Late = 'filed' | 'refiled' | 'exempt' | 'restored'

/** What came after a digest's content was cut joins the posted card: the next version, and one line in its thread in working hours. */
export const joinLateText = async (ctx: Ctx, weekly: WeeklyItem, late: Late = 'filed'): Promise<void> => {
  await joinInto(ctx, weekly, { kind: 'chief', chainId: weekly.chain.id }, late)
  await joinInto(ctx, weekly, { kind: 'office' }, late)
  await redrawLeading(ctx, weekly)
}

/** Digests that stand already mark where it is that a report was sent back, signed or passed unsigned. No new version and no line: the group is not told twice. */
export const markInDigests = async (ctx: Ctx, weekly: WeeklyItem): Promise<void> => {
  for (const target of [{ kind: 'chief', chainId: weekly.chain.id }, { kind: 'office' }] as const) {
    const digest = await readDigest(ctx.tx, digestIdOf(target, weekly.plan))
    if (digest?.state !== 'posted') continue
    const card = await drawDigest(ctx, weekly.plan, target, {
      version: digest.version,
      cutAt: ctx.now,
      recordsAt: digest.dueAt,
    })
    await patchStanding(ctx, standingOf(weekly.plan, target), { card, cause: `at-${ctx.now}-${weekly.item.id}` })
  }
  await redrawLeading(ctx, weekly)
}

const standingOf = (plan: WeekPlan, target: DigestTarget): Standing => ({
  topic: topicOf(target),
  period: plan.week,
  chainId: target.kind === 'chief' ? target.chainId : undefined,
})

/** The same for everything that came between the cut and a digest that was posted late. */
export const joinLateTexts = async (ctx: Ctx, plan: WeekPlan, target: DigestTarget, cutAt: Instant): Promise<void> => {
  const chainId = target.kind === 'chief' ? target.chainId : undefined
  const ids = await itemsFiledAfter(ctx.tx, plan.week, cutAt, chainId)
  for (const id of ids) {
    const weekly = await readWeeklyItem(ctx.tx, id)
    if (weekly?.current && weekly.current.receivedAt > cutAt) await joinInto(ctx, weekly, target)
  }
}

const joinInto = async (ctx: Ctx, weekly: WeeklyItem, target: DigestTarget, late: Late = 'filed'): Promise<void> => {
  const { plan, current } = weekly
  const digest = await readDigest(ctx.tx, digestIdOf(target, plan))
  const isText = late === 'filed' || late === 'refiled'
  if (digest?.state === 'quiet') return isText ? endQuiet(ctx, weekly, digest) : undefined
  if (digest?.state !== 'posted') return
  if (isText && !current) return
  const version = digest.version + 1
  const card = await drawDigest(ctx, plan, target, { version, cutAt: ctx.now, recordsAt: digest.dueAt })
  await saveDigest(ctx.tx, { ...digest, version })
  // What comes before it is due is not late: the early card follows it without a word, and is announced at its time.
  const stale = tooOldThreadLine(weekly.chain.name, version)
  const line = ctx.now < plan.dueAt ? undefined : { digest: digest.id, text: lineOf(weekly, late, version), stale }
  await patchStanding(ctx, standingOf(plan, target), { card, cause: `v${version}`, line })
}

const lineOf = ({ chain, current }: WeeklyItem, late: Late, version: number): Sentence => {
  switch (late) {
    case 'exempt':
      return t.exemptThreadLine(chain.name, version)
    case 'restored':
      return t.restoredThreadLine(chain.name, version)
    case 'refiled':
      return t.refiledThreadLine(chain.name, version)
    case 'filed':
      if (current?.rev === 1) return mergedThreadLine(chain.name, version)
      return t.withReason(correctedThreadLine(chain.name, version), current?.reason)
  }
}
