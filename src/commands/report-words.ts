import { findChain, type NamedChain } from '../domain/names.ts'
import type { Command } from './command.ts'
import { findCommand } from './find-command.ts'

/** The report in a message: what is left when the command and the chain's name are taken off. */
export const reportWords = (text: string, command: Command, chain: NamedChain): string => {
  const found = findCommand(text, [command])
  const words = found ? found.words : text
  const [first = ''] = words.split(/\s/)
  return first !== '' && 'chain' in findChain(first, [chain]) ? words.slice(first.length).trim() : words
}
