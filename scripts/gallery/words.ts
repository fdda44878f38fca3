import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lies beside the pictures: of what could be read in each when it was drawn, enough to tell whether it still can. */
export const wordsFile = 'words.json'

type Known = Record<string, string>

/** Numbers of messages are new at every play. */
const number = /[0-9a-f]{8,}/g

export const trace = (words: string): string =>
  createHash('sha256').update(words.replaceAll(number, '#')).digest('hex').slice(0, 12)

export const readKnown = (folder: string): Known => JSON.parse(readFileSync(join(folder, wordsFile), 'utf8'))

export const writeKnown = (folder: string, known: Known, names: readonly string[]): void => {
  const kept = Object.fromEntries(names.flatMap((name) => (known[name] ? [[name, known[name]]] : [])))
  writeFileSync(join(folder, wordsFile), `${JSON.stringify(kept, null, 2)}\n`)
}
