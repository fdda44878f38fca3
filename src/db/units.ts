import type { NamedUnit } from '../domain/records/known.ts'
import type { Executor } from './schema.ts'

/** Every unit the district knows: its register, the departments of its chains, and where its people are. */
export const knownUnits = async (db: Executor): Promise<NamedUnit[]> => {
  const registered = await db.selectFrom('unit').selectAll().orderBy('name').execute()
  const chains = await db.selectFrom('chain').select('departments').where('closed_at', 'is', null).execute()
  const ofPeople = await db.selectFrom('person_unit').select('unit').distinct().execute()
  const units = new Map<string, NamedUnit>()
  const add = (name: string, aliases: readonly string[] = []) => {
    if (!units.has(name)) units.set(name, { name, aliases })
  }
  for (const { name, aliases } of registered) add(name, JSON.parse(aliases) as string[])
  for (const { departments } of chains) for (const name of JSON.parse(departments) as string[]) add(name)
  for (const { unit } of ofPeople) add(unit)
  const given = await db.selectFrom('alias').select(['word', 'target']).where('kind', '=', 'unit').execute()
  for (const { word, target } of given) {
    const unit = units.get(target)
    if (unit) units.set(target, { ...unit, aliases: [...unit.aliases, word] })
  }
  return [...units.values()]
}
