import type { SoundOf } from './words/sounds.ts'

/** What a first district file is made of; people and groups come in chat. */
export interface FirstDistrict {
  district: string
  office: string
  chains: readonly FirstChain[]
}

export interface FirstChain {
  name: string
  /** A shorter name; empty for none. */
  short: string
  /** Empty with `incubating`. */
  chief: string
  /** The first one leads. */
  departments: readonly string[]
  /** 培育: it owes nothing, so it needs neither chief nor departments. */
  incubating: boolean
}

/** Several in one answer or cell. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[、，,；;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '')

/** As the district file says it. @param soundOf what the ids are made of */
export const districtOf = ({ district, office, chains }: FirstDistrict, soundOf: SoundOf) => {
  const taken = new Set<string>()
  return {
    district,
    timezone: 'Asia/Shanghai',
    office: { name: office },
    chains: chains.map(({ name, short, chief, departments, incubating }) => ({
      id: idOf(name, taken, soundOf),
      name,
      ...(short !== '' && { aliases: [short] }),
      kind: incubating ? 'incubating' : 'key',
      ...(chief !== '' && { chief: { name: chief } }),
      ...(departments.length > 0 && { departments: [...departments] }),
    })),
  }
}

/** `hangtian`: of the name without what every chain is called. */
const idOf = (name: string, taken: Set<string>, soundOf: SoundOf): string => {
  const sounds = soundOf(name.replace(/(?:重点)?(?:产业)?链$/u, ''))
  const letters = sounds
    .join('')
    .toLowerCase()
    .replaceAll('ü', 'v')
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 40)
  const base = /^[a-z]/.test(letters) ? letters : `chain${letters}`
  let id = base
  for (let n = 2; taken.has(id); n += 1) id = `${base}-${n}`
  taken.add(id)
  return id
}
