import type { Outgoing } from '../../db/outbox.ts'
import { readPerson } from '../../db/people.ts'
import { type AnyWish, mostRows } from '../../exports/wish.ts'
import { notMade, tooManyRows } from '../../texts/exports.ts'
import type { Ctx } from '../context.ts'
import { sayPrivately } from '../say.ts'

/** There is no file to send. */
export interface NotMade {
  kind: 'not-made'
  reason: 'nothing' | 'too-many-rows' | 'too-large' | 'failed'
  rows: number
}

/** Whoever asked for a file that does not come hears why, and what to do. */
export const tellFileFailed = async (
  ctx: Ctx,
  row: Outgoing,
  why: NotMade | Exclude<Parameters<typeof notMade>[1], NotMade['reason']>,
): Promise<void> => {
  const person = row.personId === undefined ? undefined : await readPerson(ctx.tx, row.personId)
  if (person?.openId === undefined || person.state !== 'active') return
  const { name } = JSON.parse(row.body) as AnyWish
  const text =
    typeof why === 'string'
      ? notMade(name, why)
      : why.reason === 'too-many-rows'
        ? tooManyRows(name, why.rows, mostRows)
        : notMade(name, why.reason)
  await sayPrivately(ctx, { openId: person.openId, personId: person.id }, `file-failed/${row.id}/${row.generation}`, {
    text,
  })
}

/** A file that was not sent because something changed since it was asked for. */
export const tellFileWithdrawn = (ctx: Ctx, row: Outgoing, reason: string): Promise<void> =>
  tellFileFailed(ctx, row, reason === 'expired' ? 'expired' : reason === 'role ended' ? 'rights' : 'place')
