import type { FieldFault } from '../../domain/weekly.ts'
import { readTasks, sameContent } from '../../domain/weekly-form.ts'
import { linkReason } from '../../texts/weekly.ts'
import type { ActorCtx } from '../context.ts'
import { moveLinked } from '../records/move-linked.ts'
import { fileRevision } from './file-revision.ts'
import type { ShowsFiled } from './filed.ts'
import { filingOf, postFor } from './filing.ts'
import { taskChoices, typedTasks } from './link-choices.ts'
import { redrawCards } from './redraw-report.ts'
import { showTasks } from './show-tasks.ts'
import type { Submission } from './submit-report.ts'
import { tellCorrected } from './tell-corrected.ts'
import { readWeeklyItem, type WeeklyItem } from './weekly-item.ts'

export type LinkOutcome =
  | { kind: 'linked' | 'unchanged' | 'stale'; weekly: WeeklyItem }
  | { kind: 'faults'; weekly: WeeklyItem; faults: FieldFault[] }
  | { kind: 'no-item' }
  | { kind: 'no-right'; chainId: string }

/**
 * 关联任务 on the receipt, where the form had no room for it: the next version of the report, in the same words. Nobody is told and no digest is
 * drawn anew for it.
 */
export const linkTasks = async (ctx: ActorCtx, wish: Submission): Promise<LinkOutcome> => {
  const weekly = await readWeeklyItem(ctx.tx, wish.itemId)
  if (!weekly) return { kind: 'no-item' }
  const post = postFor(ctx.actor, weekly)
  const { personId } = ctx.actor
  if (!post || personId === undefined) return { kind: 'no-right', chainId: weekly.chain.id }
  const { item, current, returned } = weekly
  if (!current || item.state === 'exempt') return { kind: 'no-item' }
  const faults: FieldFault[] = []
  const picked = typedTasks(wish.form)
  const choices = await taskChoices(ctx.tx, weekly, picked)
  const tasks = readTasks({ tasks: picked }, { lastPlan: [], tasks: choices }, faults)
  const { tasks: _, ...words } = current.content
  const content = { ...words, ...(tasks.length > 0 && { tasks }) }
  if (faults.length === 0 && sameContent(content, current.content)) return { kind: 'unchanged', weekly }
  if (returned || (wish.rev !== undefined && wish.rev !== item.currentRev)) return { kind: 'stale', weekly }
  if (faults.length > 0) return { kind: 'faults', weekly, faults }

  const filing = filingOf(weekly, post, wish.sentAt)
  const { sourceKey, clickedCard } = wish
  const version = { content, personId, filing, reason: linkReason, sourceKey, clickedCard, wordsStand: true as const }
  const { report } = await fileRevision(ctx, weekly, version, shows)
  return { kind: 'linked', weekly: report }
}

const shows: readonly ShowsFiled<WeeklyItem>[] = [
  showTasks,
  moveLinked,
  (ctx, { report, sent, clickedCard }) => redrawCards(ctx, report, { card: clickedCard }, sent),
  tellCorrected,
]
