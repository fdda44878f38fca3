import { nearestWords, spokenName } from '../names.ts'
import type { NamedPerson, RegisteredFirm } from '../records/known.ts'

/** A firm by its name, what it was called before, its number or its code; else the three nearest. Nothing is guessed. */
export const firmNamed = (typed: string, register: readonly RegisteredFirm[]): NamedPerson | { near: string[] } => {
  const plain = typed.normalize('NFKC').replace(/\s/gu, '')
  const spoken = spokenName(typed)
  const found =
    register.find(({ name }) => name === typed) ??
    register.find(({ number, code }) => number === plain || code === plain.toUpperCase()) ??
    only(register.filter(({ name }) => spokenName(name) === spoken)) ??
    only(register.filter(({ formerly = [] }) => formerly.some((one) => one === typed || spokenName(one) === spoken)))
  if (found) return { id: found.id, name: found.name }
  const names = register.map(({ name }) => name)
  return { near: nearestWords(typed, names) }
}

const only = <T>(found: readonly T[]): T | undefined => (found.length === 1 ? found[0] : undefined)
