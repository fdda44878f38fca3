import type { Executor } from '../db/schema.ts'
import { nameHere } from '../domain/claim-code.ts'
import { type Instant, minute } from '../domain/time.ts'
import * as t from '../texts/claim.ts'
import type { Ctx, InTransaction } from '../usecases/context.ts'
import { admins, claimLife, fateOf, mintClaim, type Seal } from '../usecases/people/claim.ts'
import { operator } from './claim.ts'

export interface OfferDeps {
  inTransaction: InTransaction
  reader: Executor
  now(): Instant
  seal: Seal
  /** Whether somebody reads what is told here, and nothing keeps it: a code that lies in a log is no secret. */
  isTerminal: boolean
  tell(line: string): void
}

/**
 * What `start` says where nobody is administrator: a code on a terminal, one line elsewhere. Then what became of the code.
 * @returns a function for every ring of the doorbell
 */
export const createClaimOffer = (deps: OfferDeps): (() => Promise<void>) => {
  const { inTransaction, reader, now, seal, isTerminal, tell } = deps
  let begun = false
  /** Of the code that waits. */
  let hash: string | undefined

  const begin = async (ctx: Ctx): Promise<string[]> => {
    if (!isTerminal) return (await admins(ctx.tx)).length > 0 ? [] : [t.noAdmin]
    const minted = await mintClaim({ ...ctx, actor: operator }, seal)
    hash = minted?.hash
    return minted ? [t.claimHow(claimLife / minute), t.claimLine(minted.code, nameHere)] : []
  }

  return async () => {
    if (!begun) {
      begun = true
      for (const line of await inTransaction('claim', begin)) tell(line)
      return
    }
    if (hash === undefined) return
    const fate = await fateOf(reader, now(), hash)
    if (fate.kind === 'waits') return
    hash = undefined
    tell(fate.kind === 'claimed' ? t.claimedBy(fate.by.name, fate.by.openId ?? '') : t.claimEnded[fate.kind])
  }
}
