import type { Ctx } from '../context.ts'

/** Posts have changed hands, or somebody is away: whoever has to be asked now gets the cards of what is open. Nobody is asked twice. */
export const sendMissingCards = async (ctx: Ctx): Promise<void> => {
  for (const kind of ctx.kinds) await kind.sendMissing(ctx)
}

/** Chains that joined owe what is open from now on. */
export const oweNewChains = async (ctx: Ctx): Promise<void> => {
  for (const kind of ctx.kinds) await kind.oweNew(ctx)
}
