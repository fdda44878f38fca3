import { awayOn, type Leave } from '../../db/leaves.ts'
import { grantsOf, type Holder, holders } from '../../db/people.ts'
import type { Executor } from '../../db/schema.ts'
import { taskForceRoles } from '../../domain/people.ts'
import { dayOf } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { onePerPerson, type Recipient, recipientOf } from '../reminding/recipients.ts'

/** Who is away on a day, by person. */
export type Away = ReadonlyMap<string, Leave>

export interface Asked {
  to: Recipient[]
  /** There would be somebody to ask, but all of them are on leave. */
  allAway: boolean
}

export const awayToday = ({ tx, now, rules }: Pick<Ctx, 'tx' | 'now' | 'rules'>): Promise<Away> =>
  awayOn(tx, dayOf(now, rules.zone))

/**
 * Who is asked for a chain's report: its main reporters; its backups where it has none that can be reached. For a main reporter on leave it is
 * whom they named, else a listed backup; where that one is away as well, the lead. The chain owes either way.
 */
export const askedFor = async (db: Executor, chainId: string, away: Away): Promise<Asked> => {
  const main = reachable(await holders(db, 'reporter', chainId))
  const there = main.filter(({ id }) => !away.has(id))
  if (main.length > 0 && there.length === main.length) return { to: asRecipients(there), allAway: false }
  const backups = reachable(await holders(db, 'backup', chainId))
  const leads = backups.length === 0 && main.length === 0 ? [] : reachable(await holders(db, 'lead', chainId))
  if (main.length === 0) {
    const left = present(backups, away)
    const to = asRecipients(left.length > 0 ? left : present(leads, away).slice(0, 1))
    return { to, allAway: to.length === 0 && backups.length > 0 }
  }
  const to = asRecipients(there)
  for (const absent of main.filter(({ id }) => away.has(id))) {
    const leave = away.get(absent.id)
    // Another main reporter is there: nobody else is troubled unless the absent one named somebody.
    if (!leave || (there.length > 0 && leave.standIn === undefined)) continue
    const [standIn] = present(inOrder(leave, backups, leads), away)
    if (standIn) to.push(...standingIn(standIn, absent, leave))
  }
  return { to: onePerPerson(to), allAway: to.length === 0 }
}

/** Whom a main reporter named comes first, and if that one is away the lead; without a name the listed backups, in their order. */
const inOrder = (leave: Leave, backups: Holder[], leads: Holder[]): Holder[] => {
  const named = [...backups, ...leads].find(({ id }) => id === leave.standIn)
  return (named ? [named, ...leads, ...backups] : [...backups, ...leads]).filter(({ id }) => id !== leave.personId)
}

export const reporterRecipients = async (ctx: Ctx, chainId: string): Promise<Recipient[]> =>
  (await askedFor(ctx.tx, chainId, await awayToday(ctx))).to

/**
 * Who does meanwhile what somebody on leave has to do: whom they named, else who would be asked for their chain's report. Undefined where the
 * person is there, or nobody stands in.
 */
export const standInOf = async (db: Executor, personId: string, away: Away): Promise<Holder | undefined> => {
  const leave = away.get(personId)
  if (!leave) return undefined
  for (const { role, chain } of await grantsOf(db, personId)) {
    if (chain === undefined || !taskForceRoles.some((one) => one === role)) continue
    const [backups, leads] = [await holders(db, 'backup', chain), await holders(db, 'lead', chain)]
    const [standIn] = present(inOrder(leave, reachable(backups), reachable(leads)), away)
    if (standIn) return standIn
  }
  return undefined
}

/** The backups that are there; for one on leave whom they named. */
export const backupRecipients = async (ctx: Ctx, chainId: string): Promise<Recipient[]> => {
  const away = await awayToday(ctx)
  const backups = reachable(await holders(ctx.tx, 'backup', chainId))
  const found: Recipient[] = []
  for (const backup of backups) {
    const leave = away.get(backup.id)
    if (!leave) found.push(...recipientOf(backup))
    else if (leave.standIn !== undefined) {
      const others = [...backups, ...reachable(await holders(ctx.tx, 'lead', chainId))]
      const named = present(others, away).find(({ id }) => id === leave.standIn)
      if (named) found.push(...standingIn(named, backup, leave))
    }
  }
  return onePerPerson(found)
}

const reachable = (people: Holder[]): Holder[] => people.filter(({ openId }) => openId !== undefined)
const present = (people: Holder[], away: Away): Holder[] => people.filter(({ id }) => !away.has(id))
const asRecipients = (people: Holder[]): Recipient[] => onePerPerson(people.flatMap(recipientOf))
const standingIn = (standIn: Holder, absent: Holder, leave: Leave): Recipient[] =>
  recipientOf(standIn).map((to) => ({
    ...to,
    standsInFor: { personId: absent.id, name: absent.name, until: leave.to },
  }))
