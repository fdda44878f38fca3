import { assessedAtOnce } from '../../db/assess.ts'
import { addSheet, lastSheet } from '../../db/assessment-sheets.ts'
import { readFact, writeFact } from '../../db/kv.ts'
import { holders } from '../../db/people.ts'
import type { Executor } from '../../db/schema.ts'
import { type Day, dayOf } from '../../domain/time.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { inWorkingHours, sendTo } from '../say.ts'
import { drawSheet } from './draw-sheet.ts'
import { assessedYear, sheetsNow } from './the-sheets.ts'

const fact = 'assessment-issuing'

interface Issuing {
  year: number
  day: Day
  appealUntil: Day
  /** Chains that have not got theirs. */
  left: string[]
}

const readIssuing = async (db: Executor): Promise<Issuing | undefined> => {
  const text = await readFact(db, fact)
  return text === undefined || text === '' ? undefined : (JSON.parse(text) as Issuing)
}

/** The last day for 申诉 of what is made known today. */
export const appealDay = ({ now, rules }: Ctx, workdays: number): Day =>
  rules.calendar.next(dayOf(now, rules.zone), workdays)

/** Makes the year's sheets known: what each chain then gets does not change any more. @returns undefined where that was done today or is being done */
export const issueSheets = async (ctx: ActorCtx, year: number): Promise<{ chains: number; until: Day } | undefined> => {
  const found = await assessedYear(ctx, year)
  const day = dayOf(ctx.now, ctx.rules.zone)
  const [first] = found?.chains ?? []
  if (!found || !first || (await readIssuing(ctx.tx))) return undefined
  if ((await lastSheet(ctx.tx, { year, chainId: first.id }, 'issued'))?.from === day) return undefined
  const until = appealDay(ctx, found.rules.appeal_workdays)
  const issuing: Issuing = { year, day, appealUntil: until, left: found.chains.map(({ id }) => id) }
  await writeFact(ctx.tx, fact, JSON.stringify(issuing))
  await audited(ctx, 'assessment/issue', { object: String(year), detail: { chains: issuing.left.length, until } })
  return { chains: issuing.left.length, until }
}

export const anyToIssue = async (db: Executor): Promise<boolean> => (await readIssuing(db)) !== undefined

/** The next few chains' sheets with their messages, in one transaction: cut off in between, the rest is still due. */
export const issueSome = async (ctx: Ctx): Promise<void> => {
  const issuing = await readIssuing(ctx.tx)
  if (!issuing) return
  const { year, day, appealUntil, left } = issuing
  const now = left.slice(0, assessedAtOnce)
  const found = await assessedYear(ctx, year, now)
  for (const sheet of found ? await sheetsNow(ctx, found.rules, found.chains) : []) {
    const kept = { why: 'issued', from: day, to: day, madeAt: ctx.now, appealUntil } as const
    await addSheet(ctx.tx, sheet, { ...kept, rulesVersion: found?.version ?? 0 })
  }
  for (const chain of found?.chains ?? []) {
    const card = found && (await drawSheet(ctx, found, chain))
    if (!card) continue
    for (const role of ['lead', 'reporter', 'chief'] as const)
      for (const { id, openId } of await holders(ctx.tx, role, chain.id))
        if (openId !== undefined)
          await sendTo(
            ctx,
            { type: 'open_id', id: openId, personId: id },
            {
              cause: `assessment/${year}/${day}/${chain.id}`,
              topic: 'assessment-sheet',
              content: { card },
              about: { chainId: chain.id },
              notBefore: inWorkingHours(ctx),
            },
          )
  }
  const rest = left.slice(now.length)
  await writeFact(ctx.tx, fact, rest.length > 0 ? JSON.stringify({ ...issuing, left: rest }) : '')
}
