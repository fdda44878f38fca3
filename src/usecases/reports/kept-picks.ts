import { readDraft } from '../../db/drafts.ts'
import type { Instant } from '../../domain/time.ts'
import type { WeeklyTyped } from '../../domain/weekly.ts'
import { givenWay } from '../../domain/weekly-controls.ts'
import type { ActorCtx } from '../context.ts'
import { taskChoices } from './link-choices.ts'
import { supportOf, taskCount, typedOf, type WeeklyItem } from './weekly-item.ts'

/** What a card was drawn with that is no weekly card: a text report read back. A draft saved after it was sent is newer. */
export interface DrawnFrom {
  typed: WeeklyTyped
  at: Instant
}

/** A form with what was picked in pickers that its card had no room for. The card was drawn from the person's draft, else from what was filed. */
export const withKeptPicks = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  form: unknown,
  reasonAsked: boolean,
  drawn?: DrawnFrom,
): Promise<unknown> => {
  const { item, current, lastPlan, has } = weekly
  const tasks = taskCount(weekly)
  const support = supportOf(weekly)
  // No card of such an item has too many controls.
  if (typeof form !== 'object' || form === null || (support.length + tasks === 0 && !reasonAsked)) return form
  const { personId } = ctx.actor
  const draft = personId === undefined || !has.draft ? undefined : await readDraft(ctx.tx, item.id, personId)
  const last = drawn && draft && draft.savedAt <= drawn.at ? undefined : draft?.typed
  const before = last ?? drawn?.typed ?? (current ? typedOf(current.content) : {})
  const counts = { lastPlan: lastPlan.length, support: support.length, tasks, reasonAsked }
  const away = givenWay(before, counts)
  const kept: WeeklyTyped = {
    ...Object.fromEntries(away.lastPlan.map((field) => [field, before[field]])),
    ...(away.fragments && { fragments: standing(before.fragments, idsOf(support)) }),
    ...(away.tasks && { tasks: standing(before.tasks, numbersOf(await taskChoices(ctx.tx, weekly, before.tasks))) }),
  }
  const sent = Object.entries(form).filter(
    ([, value]) => value !== undefined && value !== '' && value !== null && !isEmpty(value),
  )
  return { ...kept, ...Object.fromEntries(sent) }
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** Without what has been withdrawn or closed since: nobody could untick it. */
const standing = (picked: string | undefined, offered: readonly string[]): string =>
  (picked?.split(',') ?? []).filter((one) => offered.includes(one)).join(',')

const idsOf = (support: readonly { id: string }[]) => support.map(({ id }) => id)
const numbersOf = (tasks: readonly { number: string }[]) => tasks.map(({ number }) => number)
