import type { Action } from '../../domain/rights.ts'
import { askedAdmin } from '../../texts/members.ts'
import type { Sentence } from '../../texts/plain.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { helpers } from '../refuse.ts'
import { tellAdmin } from '../tell.ts'

/** What the office may ask for and the administrator does: the administrator is told in private. @returns what the asker is told. */
export const proposeToAdmin = async (
  ctx: ActorCtx,
  wish: { action: Extract<Action, 'members-propose' | 'bind-propose'>; text: Sentence; object?: string },
): Promise<Sentence> => {
  await tellAdmin(ctx, `propose/${ctx.requestId}`, wish.text)
  await audited(ctx, wish.action, { object: wish.object ?? '', place: 'chat' })
  return askedAdmin(await helpers(ctx.tx, 'admin'))
}
