import { findChain, type NamedChain } from '../domain/names.ts'
import { splitFirst } from '../domain/normalise.ts'
import { readTitles } from '../domain/reading/titles.ts'
import { weekInFront } from '../domain/reading/week-in-front.ts'
import type { Command } from './command.ts'
import { findCommand } from './find-command.ts'

/** The report in a message: what is left when the command, the chain's name and the week's are taken off. */
export const reportWords = (text: string, command: Command, chain: NamedChain): string => {
  const found = findCommand(text, [command])
  const words = found ? found.words : text
  const { word, rest } = splitFirst(words)
  const named = word !== '' && 'chain' in findChain(word, [chain])
  return readTitles(weekInFront(named ? rest : words, [chain]).rest, [chain]).rest
}
