import { sql } from 'kysely'
import { cast, type Who } from '../../../scripts/town/cast.ts'
import { readActor } from '../../../src/db/people.ts'
import { readRecord, recordId } from '../../../src/db/records.ts'
import type { Ctx } from '../../../src/usecases/context.ts'
import { kindOf } from '../../../src/usecases/records/kinds.ts'
import { takeStep } from '../../../src/usecases/records/take-step.ts'
import type { Town } from '../../support/town.ts'

/*
 * A letter for each person of the tables of rights.
 *
 * P 主报, B 备报 and L 专班负责人 of the chain, C its 链长 · U somebody of the leading unit, E the owner, of another unit · H of a helping unit ·
 * O and Q of 推进办, O has done what the office did · G 领导小组 · A administrator, X 主报 and D 链长 of another chain, N nobody.
 */
export const people = {
  ...{ P: '张工', B: '李工', L: '秦处', C: '链长甲', U: '冯工', E: '刘工', H: '杨工' },
  ...{ O: '吴工', Q: '郑工', G: '组长', A: '何工', X: '王工', D: '链长乙', N: '钱工' },
} as const satisfies Record<string, Who>

export const letterOf = (who: Who): string => Object.entries(people).find(([, one]) => one === who)?.[0] ?? '?'

/** How a step ends, tried and taken back. */
export const tried = async (
  ctx: Ctx,
  record: string,
  { step, who, given }: { step: string; who: Who; given: Readonly<Record<string, unknown>> },
): Promise<string> => {
  await sql`savepoint tried`.execute(ctx.tx)
  try {
    const actor = await readActor(ctx.tx, cast[who])
    const more = step === 'merge' || step === 'relate' ? { ref: await another(ctx, record) } : {}
    const wish = { record, step, given: { ...given, ...more }, via: 'chat', sourceKey: `try/${step}/${who}` } as const
    return (await takeStep({ ...ctx, actor }, wish)).is
  } finally {
    await sql`rollback to tried`.execute(ctx.tx)
    await sql`release tried`.execute(ctx.tx)
  }
}

/** One more like it, into which it can go. @returns its number */
const another = async ({ tx }: Ctx, id: string): Promise<string> => {
  const row = await tx.selectFrom('record').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const no = row.no + 900
  await tx
    .insertInto('record')
    .values({ ...row, id: recordId(row.kind, row.year, no), no })
    .execute()
  return `${kindOf(row.kind)?.word}${no}`
}

/** Who sees a record as it stands, and who may take which step of it now, as letters. Steps that nobody may take are left out. */
export const whoMay = async (
  town: Town,
  record: string,
  given: Readonly<Record<string, unknown>>,
): Promise<Record<string, string>> => {
  const may: Record<string, string> = { sees: '' }
  await town.stage.app.inTransaction('try', async (ctx) => {
    const kind = kindOf((await readRecord(ctx.tx, record))?.kind ?? '')
    for (const step of Object.keys(kind?.declared.steps ?? {}))
      for (const [letter, who] of Object.entries(people)) {
        const is = await tried(ctx, record, { step, who, given })
        if (step === 'note' && is !== 'none') may.sees += letter
        if (is === 'taken') may[step] = `${may[step] ?? ''}${letter}`
      }
  })
  return may
}
