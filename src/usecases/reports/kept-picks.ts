import { readDraft } from '../../db/drafts.ts'
import type { WeeklyTyped } from '../../domain/weekly.ts'
import { givenWay } from '../../domain/weekly-controls.ts'
import type { ActorCtx } from '../context.ts'
import { supportOf, typedOf, type WeeklyItem } from './weekly-item.ts'

/** A form with what was picked in pickers that its card had no room for. The card was drawn from the person's draft, else from what was filed. */
export const withKeptPicks = async (
  ctx: ActorCtx,
  weekly: WeeklyItem,
  form: unknown,
  reasonAsked: boolean,
): Promise<unknown> => {
  const { item, current, lastPlan } = weekly
  const support = supportOf(weekly)
  // No card of such an item has too many controls.
  if (typeof form !== 'object' || form === null || (support.length === 0 && !reasonAsked)) return form
  const { personId } = ctx.actor
  const draft = personId === undefined ? undefined : await readDraft(ctx.tx, item.id, personId)
  const before = draft?.typed ?? (current ? typedOf(current.content) : {})
  const away = givenWay(before, { lastPlan: lastPlan.length, support: support.length, reasonAsked })
  const kept: WeeklyTyped = {
    ...Object.fromEntries(away.lastPlan.map((field) => [field, before[field]])),
    ...(away.fragments && { fragments: standing(before.fragments, support) }),
  }
  const sent = Object.entries(form).filter(
    ([, value]) => value !== undefined && value !== '' && value !== null && !isEmpty(value),
  )
  return { ...kept, ...Object.fromEntries(sent) }
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** Without what has been withdrawn since: nobody could untick it. */
const standing = (picked: string | undefined, support: readonly { id: string }[]): string =>
  (picked?.split(',') ?? []).filter((id) => support.some((one) => one.id === id)).join(',')
