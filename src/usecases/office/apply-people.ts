import { newId } from '../../db/ids.ts'
import {
  addGrant,
  endGrant,
  grantsOf,
  moveGrants,
  type Person,
  personByContact,
  personByOpenId,
  savePerson,
} from '../../db/people.ts'
import { readUnitOf, saveUnitOf } from '../../db/person-units.ts'
import type { Tx } from '../../db/schema.ts'
import { markUnindexedOf } from '../../db/search-index.ts'
import * as words from '../../texts/district.ts'
import { roleWords } from '../../texts/words.ts'
import type { Ctx } from '../context.ts'
import { unitFound } from '../records/people-change.ts'
import { changesOf, type DistrictFacts } from './district-facts.ts'

const personOf = async (tx: Tx, key: string, openId?: string): Promise<Person | undefined> =>
  (openId === undefined ? undefined : await personByOpenId(tx, openId)) ??
  (await personByOpenId(tx, key)) ??
  (await personByContact(tx, key))

/** Whoever comes to a unit that had nobody gets what waited for somebody of it. @param there whether the person could be reached before */
const joinUnit = async (ctx: Ctx, personId: string, unit: string | undefined, there: boolean): Promise<void> => {
  const before = there ? await readUnitOf(ctx.tx, personId) : undefined
  await saveUnitOf(ctx.tx, personId, unit)
  if (unit !== undefined && unit !== before) await unitFound(ctx, personId, unit)
}

/** People of the file: new ones are added, names are corrected; somebody no longer in it keeps the record and loses the file's roles. */
export const applyPeople = async (
  ctx: Ctx,
  before: DistrictFacts,
  after: DistrictFacts,
  found: ReadonlyMap<string, string>,
  lines: string[],
): Promise<void> => {
  for (const { key, after: person } of changesOf(before.people, after.people)) {
    if (!person) continue
    const openId = person.openId ?? found.get(key)
    const known = await personOf(ctx.tx, key, openId)
    const id = known?.id ?? newId('p')
    await savePerson(ctx.tx, {
      id,
      openId: openId ?? known?.openId,
      name: person.name,
      contactHash: person.contactHash ?? known?.contactHash,
      state: openId !== undefined || known?.openId !== undefined ? 'active' : 'unresolved',
      greetedAt: known?.greetedAt,
    })
    await joinUnit(ctx, id, person.unit, known?.openId !== undefined)
    if (known && known.name !== person.name) await markUnindexedOf(ctx.tx, id)
    lines.push(words.personChanged(person.name, known !== undefined))
  }
}

/**
 * People named by number or mailbox whom the directory has found meanwhile. Somebody the bot had met before keeps that record and gets
 * the file's roles. @param found contact hash → open_id.
 */
export const resolvePeople = async (
  ctx: Ctx,
  found: ReadonlyMap<string, string>,
  lines: string[] = [],
): Promise<void> => {
  const { tx } = ctx
  for (const [key, openId] of found) {
    const person = await personByContact(tx, key)
    if (!person || person.openId === openId) continue
    const met = await personByOpenId(tx, openId)
    if (met) {
      await savePerson(tx, { ...person, contactHash: undefined, state: 'left' })
      await savePerson(tx, { ...met, contactHash: key, state: 'active' })
      await moveGrants(tx, person.id, met.id)
      await joinUnit(ctx, met.id, await readUnitOf(tx, person.id), false)
    } else {
      await savePerson(tx, { ...person, openId, state: 'active' })
      await joinUnit(ctx, person.id, await readUnitOf(tx, person.id), false)
    }
    lines.push(words.personFound(person.name))
  }
}

/** Roles the file gives and takes back. A role given in chat is not the file's to take. */
export const applyGrants = async (
  ctx: Ctx,
  before: DistrictFacts,
  after: DistrictFacts,
  by: string,
  lines: string[],
): Promise<void> => {
  for (const [index, { before: was, after: is }] of changesOf(before.grants, after.grants).entries()) {
    const fact = is ?? was
    const person = fact && (await personOf(ctx.tx, fact.person))
    if (!fact || !person) continue
    const held = (await grantsOf(ctx.tx, person.id)).find(
      (grant) => grant.role === fact.role && grant.chain === fact.chain,
    )
    if (is && !held) {
      const chain = fact.chain === undefined ? {} : { chain: fact.chain }
      await addGrant(
        ctx.tx,
        // Ids sort in the file's order: the first main reporter named is the first one asked.
        {
          id: `role-${String(index).padStart(5, '0')}-${newId('r')}`,
          personId: person.id,
          role: fact.role,
          ...chain,
          since: ctx.now,
          source: 'file',
        },
        by,
      )
    }
    if (!is && held?.source === 'file') await endGrant(ctx.tx, held.id, ctx.now)
    const chainName = fact.chain === undefined ? '' : (after.chains[fact.chain]?.name ?? fact.chain)
    lines.push(words.grantChanged(person.name, `${chainName}${roleWords[fact.role]}`, is !== undefined))
  }
}
