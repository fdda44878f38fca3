import { allPeople } from '../../db/people.ts'
import { partsOf } from '../../db/record-links.ts'
import { knownUnits } from '../../db/units.ts'
import { openNodes } from '../../domain/kinds/task-nodes.ts'
import type { RecordFacts, Surroundings } from '../../domain/records/kind.ts'
import type { Known } from '../../domain/records/known.ts'
import { dayOf } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'

/** What the rules of a record need to know beside it. @param id left out before it is saved. */
export const surroundingsOf = async ({ tx, now, rules }: Ctx, id: string | undefined): Promise<Surroundings> => ({
  today: dayOf(now, rules.zone),
  dayOf: (at) => dayOf(at, rules.zone),
  calendar: rules.calendar,
  numbers: rules.numbers,
  parts: id === undefined ? { open: 0, all: 0 } : await partsOf(tx, id),
})

/** What fields are read against. */
export const knownFor = async ({ tx, now, rules }: Ctx, record: RecordFacts | undefined): Promise<Known> => ({
  today: dayOf(now, rules.zone),
  units: await knownUnits(tx),
  people: (await allPeople(tx)).filter(({ state }) => state === 'active').map(({ id, name }) => ({ id, name })),
  offered: record && { nodes: openNodes(record.values).map(({ text }) => text) },
})
