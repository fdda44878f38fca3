import { createHmac } from 'node:crypto'
import type { District, DistrictPerson } from '../../domain/district.ts'
import type { ChatKind, Role } from '../../domain/people.ts'
import { signSetting } from './office-rules.ts'

/**
 * What a district file says, as flat lists with a key each, so that two files can be compared. Numbers and mailboxes are in it only as a
 * keyed hash: this is what is kept of the last applied file.
 */
export interface DistrictFacts {
  settings: Keyed<{ value: unknown }>
  chains: Keyed<{
    name: string
    aliases: string[]
    kind: 'key' | 'incubating'
    origin?: 'inherited' | 'local' | undefined
    since?: string | undefined
    departments: string[]
    position: number
  }>
  chiefs: Keyed<{ name: string; since?: string | undefined }>
  enterprises: Keyed<{ chain: string; enterprise: string; role: string }>
  people: Keyed<{
    name: string
    unit?: string | undefined
    openId?: string | undefined
    contactHash?: string | undefined
  }>
  grants: Keyed<{ person: string; role: Role; chain?: string | undefined }>
  groups: Keyed<{ use: ChatKind; chain?: string | undefined }>
  units: Keyed<{ aliases: string[] }>
  measures: Keyed<{ body: unknown }>
}

type Keyed<T> = Record<string, T>

export const isSwitch = (setting: string): boolean => setting.startsWith(signSetting('')) || setting === 'office-bureau'

export const noFacts: DistrictFacts = {
  settings: {},
  chains: {},
  chiefs: {},
  enterprises: {},
  people: {},
  grants: {},
  groups: {},
  units: {},
  measures: {},
}

/** @param key the secret the contact hash is made with; it stays outside of the database. */
export const contactHash = (contact: string, key: string): string =>
  createHmac('sha256', key).update(contact.trim().toLowerCase()).digest('hex').slice(0, 40)

/** How a person of the file is known again: by open_id, else by number or mailbox, else by name. */
export const personKey = (person: DistrictPerson, key: string): string =>
  person.open_id ?? contactHash(person.mobile ?? person.email ?? `name ${person.name}`, key)

export const districtFacts = (district: District, key: string): DistrictFacts => {
  const keyed = <S, T>(list: readonly S[], entry: (one: S, index: number) => [string, T]): Keyed<T> =>
    Object.fromEntries(list.map(entry))
  return {
    settings: {
      district: { value: district.district },
      zone: { value: district.timezone },
      'office-name': { value: district.office.name },
      ...(district.office.bureau !== undefined && { 'office-bureau': { value: district.office.bureau } }),
      demo: { value: district.demo },
      'weekly-clock': { value: district.reporting.weekly },
      'holiday-rule': { value: district.reporting.holiday },
      'monthly-clock': { value: district.reporting.monthly },
      targets: { value: district.targets },
      ...keyed(
        district.chains.filter(({ sign_off }) => sign_off !== undefined),
        ({ id, sign_off }) => [signSetting(id), { value: sign_off }],
      ),
    },
    chains: keyed(
      district.chains,
      ({ id, chief: _chief, enterprises: _enterprises, sign_off: _signOff, ...chain }, position) => [
        id,
        { ...chain, position },
      ],
    ),
    chiefs: keyed(
      district.chains.filter((chain) => chain.chief),
      (chain) => [chain.id, { name: chain.chief?.name ?? '', since: chain.chief?.since ?? chain.since }],
    ),
    enterprises: keyed(
      district.chains.flatMap((chain) => chain.enterprises.map((enterprise) => ({ chain: chain.id, ...enterprise }))),
      ({ chain, name, role }) => [`${chain}/${name}/${role}`, { chain, enterprise: name, role }],
    ),
    people: keyed(district.people, (person) => [
      personKey(person, key),
      {
        name: person.name,
        unit: person.unit,
        openId: person.open_id,
        contactHash: person.open_id === undefined ? personKey(person, key) : undefined,
      },
    ]),
    grants: keyed(
      district.people.flatMap((person) =>
        person.roles.map(({ role, chain }) => ({ person: personKey(person, key), role, chain })),
      ),
      (grant) => [`${grant.person}/${grant.role}/${grant.chain ?? ''}`, grant],
    ),
    groups: keyed(district.groups, ({ chat_id, kind, chain }) => [chat_id, { use: kind, chain }]),
    units: keyed(district.units, ({ name, aliases }) => [name, { aliases }]),
    measures: keyed(district.measures, (measure) => [measure.id, { body: measure }]),
  }
}

export interface FactChange<T> {
  key: string
  before?: T
  after?: T
}

/** What differs between two files in one list: added (no `before`), removed (no `after`) or changed. */
export const changesOf = <T>(before: Keyed<T>, after: Keyed<T>): FactChange<T>[] => {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.flatMap((key) => {
    const [was, is] = [before[key], after[key]]
    if (stable(was) === stable(is)) return []
    return [{ key, ...(was === undefined ? {} : { before: was }), ...(is === undefined ? {} : { after: is }) }]
  })
}

/** JSON with sorted keys and without undefined: the same fact is the same text. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  ) ?? ''
