import { recordAudit } from '../db/audit.ts'
import type { ActorCtx } from './context.ts'

export const markedAction = 'secret-marker'

/** Who sent something with a marker, when, what sort of thing and in which fields: never its words. */
export const noteMarked = (
  ctx: ActorCtx,
  { kind, fields }: { kind: 'message' | 'file-name' | 'form' | 'import'; fields: readonly string[] },
): Promise<void> =>
  recordAudit(ctx.tx, {
    at: ctx.now,
    actor: ctx.actor.openId,
    actorName: ctx.actor.name,
    action: markedAction,
    object: kind,
    place: 'edge',
    result: 'refused',
    requestId: ctx.requestId,
    detail: { fields: fields.slice(0, 20).join(' ') },
  })
