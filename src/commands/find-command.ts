import { normaliseCommand } from '../domain/normalise.ts'
import type { Command } from './command.ts'

export interface FoundCommand {
  command: Command
  /** What follows the command. */
  words: string
}

/** Finds the command whose name or alias is the first word, with or without `/`, in full-width letters, with stray spaces. */
export const findCommand = (text: string, commands: readonly Command[]): FoundCommand | undefined => {
  const typed = normaliseCommand(text)
  const [head = ''] = typed.split(/[\s:：，,]/)
  const command = commands.find((one) =>
    [one.name, ...one.aliases].some((word) => word.toLowerCase() === head.toLowerCase()),
  )
  return command && { command, words: typed.slice(head.length).replace(/^[\s:：，,]+/, '') }
}

/** A long first word is a sentence, not a command with its argument stuck to it. */
const longestHead = 12

/** Finds a command that has its argument written right behind it, where it only shows something or says what may stand there: `查航天`, `稍后15:30`. */
export const findStuckCommand = (text: string, commands: readonly Command[]): FoundCommand | undefined => {
  const typed = normaliseCommand(text)
  const [head = ''] = typed.split(/\s/)
  if (head.length > longestHead) return undefined
  const command = commands.find(
    ({ name, showsOnly, stuck }) =>
      head.startsWith(name) && head.length > name.length && (showsOnly || stuck?.test(head.slice(name.length))),
  )
  return command && { command, words: typed.slice(command.name.length).trim() }
}
