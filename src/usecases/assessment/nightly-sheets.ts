import { assessedAtOnce } from '../../db/assess.ts'
import { assessedIds } from '../../db/assessed-chains.ts'
import { rulesOfYear } from '../../db/assessment-rules.ts'
import { addSheet, holdsUntil, lastSheet } from '../../db/assessment-sheets.ts'
import { dayOf } from '../../domain/time.ts'
import type { Ctx, InTransaction } from '../context.ts'
import { saysTheSame } from './same-sheet.ts'
import { assessedYear, sheetsNow } from './the-sheets.ts'

/** Every chain's sheet of this year and the last as the night finds it, a few in one transaction. What has not changed is no new row. */
export const keepSheets = async (inTransaction: InTransaction): Promise<void> => {
  const years = await inTransaction('assessment', async ({ now, rules }) => {
    const year = Number(dayOf(now, rules.zone).slice(0, 4))
    return [year - 1, year]
  })
  for (const year of years) {
    const ids = await inTransaction('assessment', async ({ tx, rules: { zone } }) =>
      (await rulesOfYear(tx, year)) ? assessedIds(tx, { year, zone }) : [],
    )
    for (let from = 0; from < ids.length; from += assessedAtOnce)
      await inTransaction('assessment', (ctx) => keepSome(ctx, year, ids.slice(from, from + assessedAtOnce)))
  }
}

const keepSome = async (ctx: Ctx, year: number, ids: readonly string[]): Promise<void> => {
  const found = await assessedYear(ctx, year, ids)
  if (!found) return
  const today = dayOf(ctx.now, ctx.rules.zone)
  for (const sheet of await sheetsNow(ctx, found.rules, found.chains)) {
    const last = await lastSheet(ctx.tx, sheet, 'night')
    if (last && last.rulesVersion === found.version && saysTheSame(last.sheet, sheet))
      await holdsUntil(ctx.tx, sheet, last.seq, today)
    else
      await addSheet(ctx.tx, sheet, {
        why: 'night',
        from: today,
        to: today,
        rulesVersion: found.version,
        madeAt: ctx.now,
        appealUntil: undefined,
      })
  }
}
