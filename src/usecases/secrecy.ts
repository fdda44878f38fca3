import { countByObject } from '../db/audit.ts'
import { writeSetting } from '../db/settings.ts'
import { addMs, day } from '../domain/time.ts'
import { audited } from './audited.ts'
import type { ActorCtx } from './context.ts'
import { markersSetting, rulesChanged } from './office/office-rules.ts'

export const markedAction = 'secret-marker'

/** Who sent something with a marker, when, what sort of thing and in which fields: never its words. */
export const noteMarked = (
  ctx: ActorCtx,
  { kind, fields }: { kind: 'message' | 'file-name' | 'form' | 'import'; fields: readonly string[] },
): Promise<void> =>
  audited(ctx, markedAction, {
    object: kind,
    place: 'edge',
    result: 'refused',
    detail: { fields: fields.slice(0, 20).join(' ') },
  })

/** Deliveries with a marker since then, by sort. */
export const countMarked = async (ctx: ActorCtx): Promise<Map<string, number>> =>
  countByObject(ctx.tx, markedAction, addMs(ctx.now, -30 * day))

export type MarkersChange = 'added' | 'removed' | 'there' | 'not-there' | 'enough'
const mostMarkers = 100

/** The administrator's list: at once, from the next delivery on. Written down without the word. */
export const changeMarkers = async (
  ctx: ActorCtx,
  wish: { do: 'add' | 'remove'; word: string },
): Promise<{ is: MarkersChange; total: number }> => {
  const { markers } = ctx.rules
  const known = markers.includes(wish.word)
  if (known === (wish.do === 'add')) return { is: known ? 'there' : 'not-there', total: markers.length }
  if (!known && markers.length >= mostMarkers) return { is: 'enough', total: markers.length }
  const after = known ? markers.filter((word) => word !== wish.word) : [...markers, wish.word]
  await writeSetting(ctx.tx, markersSetting, after)
  await rulesChanged(ctx.tx)
  await audited(ctx, 'settings-secret-markers', { object: wish.do, place: 'chat', detail: { total: after.length } })
  return { is: known ? 'removed' : 'added', total: after.length }
}
