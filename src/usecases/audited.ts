import { type AuditEntry, recordAudit } from '../db/audit.ts'
import type { Actor } from '../domain/people.ts'
import type { ActorCtx, Ctx } from './context.ts'

type About = Pick<AuditEntry, 'object' | 'chain' | 'detail'> & { place?: string; result?: AuditEntry['result'] }

/** Writes down who did what. When, by whom and at which request the context says; done in private unless said otherwise. */
export const audited = ({ tx, now, requestId, actor }: ActorCtx, action: string, about: About): Promise<void> =>
  recordAudit(tx, {
    at: now,
    actor: actor.openId,
    actorName: actor.name,
    action,
    place: 'p2p',
    result: 'done',
    requestId,
    ...about,
  })

/** What nobody did: a job, the clock. */
const system: Actor = { openId: 'system', name: '', grants: [] }
export const auditedOfItself = (ctx: Ctx, action: string, about: About): Promise<void> =>
  audited({ ...ctx, actor: system }, action, about)
