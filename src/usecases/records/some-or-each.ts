import { NotStored } from '../../db/errors.ts'
import type { Ctx, InTransaction } from '../context.ts'

/** Does something for some in one transaction; where that fails, for each in one of its own, so that one it cannot be done for holds up none of the others. */
export const someOrEach = async (
  inTransaction: InTransaction,
  name: string,
  some: {
    ids: readonly string[]
    work: (ctx: Ctx, ids: readonly string[]) => Promise<void>
    onFailed: (id: string, error: unknown) => void
  },
): Promise<void> => {
  const { ids, work, onFailed } = some
  try {
    await inTransaction(name, (ctx) => work(ctx, ids))
  } catch (error) {
    if (error instanceof NotStored) throw error
    for (const id of ids)
      try {
        await inTransaction(name, (ctx) => work(ctx, [id]))
      } catch (failure) {
        if (failure instanceof NotStored) throw failure
        onFailed(id, failure)
      }
  }
}
