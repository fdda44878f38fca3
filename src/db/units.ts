import type { NamedUnit } from '../domain/records/known.ts'
import { prepared } from './prepared.ts'
import type { Database, Executor } from './schema.ts'

/** Every unit the district knows: its register, the departments of its chains, and where its people are. */
export const knownUnits = async (db: Executor): Promise<NamedUnit[]> => {
  const registered = await inRegister(db, {})
  const chains = await ofChains(db, {})
  const ofPeople = await whereSomebodyIs(db, {})
  const units = new Map<string, NamedUnit>()
  const add = (name: string, aliases: readonly string[] = []) => {
    if (!units.has(name)) units.set(name, { name, aliases })
  }
  for (const { name, aliases } of registered) add(name, JSON.parse(aliases) as string[])
  for (const { departments } of chains) for (const name of JSON.parse(departments) as string[]) add(name)
  for (const { unit } of ofPeople) add(unit)
  for (const { word, target } of await givenWords(db, {})) {
    const unit = units.get(target)
    if (unit) units.set(target, { ...unit, aliases: [...unit.aliases, word] })
  }
  return [...units.values()]
}

const inRegister = prepared<object, Database['unit']>((db) => db.selectFrom('unit').selectAll().orderBy('name'))
const ofChains = prepared<object, Pick<Database['chain'], 'departments'>>((db) =>
  db.selectFrom('chain').select('departments').where('closed_at', 'is', null),
)
const whereSomebodyIs = prepared<object, { unit: string }>((db) =>
  db.selectFrom('person_unit').select('unit').distinct(),
)
const givenWords = prepared<object, { word: string; target: string }>((db) =>
  db.selectFrom('alias').select(['word', 'target']).where('kind', '=', 'unit'),
)
