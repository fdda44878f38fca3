import { allChains } from '../../db/chains.ts'
import { figureCause, firmsAsked } from '../../db/figures.ts'
import { keyFirms } from '../../db/firms.ts'
import { months } from '../../db/months.ts'
import type { Month, MonthPlan } from '../../domain/month-plan.ts'
import { dayOf } from '../../domain/time.ts'
import type { Ctx, InTransaction } from '../context.ts'
import { saveNew } from '../records/create-record.ts'
import { kinds } from '../records/kinds.ts'

/** Firms asked about in one transaction, some tens of milliseconds. */
const atOnce = 40

/** Who is asked with a month: each firm at the head of a chain or behind it, once, of the first chain that it stands in so. */
interface Asked {
  firm: { id: string; name: string }
  chainId: string
}

/**
 * Figures of the firms are owed with the month, silently: they stand on the desk of the task force until they are filled in. Once a day, so that a
 * firm that joins while a month is open is asked as well.
 */
export const oweFigures = async (inTransaction: InTransaction): Promise<void> => {
  // Of one that is past its due time nobody had been asked: it would be late from the beginning.
  const open = await inTransaction('figures', async ({ tx, now }) =>
    (await months.lockedAfter(tx, now)).filter(({ dueAt }) => dueAt > now),
  )
  for (const plan of open) {
    let firms = await inTransaction('figures', (ctx) => notAsked(ctx, plan.month))
    for (; firms.length > 0; firms = firms.slice(atOnce))
      await inTransaction('figures', (ctx) => ask(ctx, plan, firms.slice(0, atOnce)))
  }
}

const notAsked = async ({ tx }: Ctx, month: Month): Promise<Asked[]> => {
  const owing = new Set((await allChains(tx)).filter(({ kind }) => kind === 'key').map(({ id }) => id))
  const known = await firmsAsked(tx, month)
  const first = new Map<string, Asked>()
  for (const { id, name, chainId } of await keyFirms(tx))
    if (owing.has(chainId) && !known.has(id) && !first.has(id)) first.set(id, { firm: { id, name }, chainId })
  return [...first.values()]
}

const ask = async (ctx: Ctx, { month, dueAt }: MonthPlan, firms: readonly Asked[]): Promise<void> => {
  for (const { firm, chainId } of firms)
    await saveNew(ctx, {
      kind: kinds.figure,
      chainId,
      source: '月报',
      via: 'clock',
      sourceKey: figureCause(month, firm.id),
      values: { firm, month, due: dayOf(dueAt, ctx.rules.zone) },
      by: { personId: undefined, name: '' },
    })
}
