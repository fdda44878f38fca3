import { plainWord, splitCommand } from '../domain/normalise.ts'
import type { Command } from './command.ts'

export interface FoundCommand {
  command: Command
  /** What follows the command. */
  words: string
}

/** Finds the command whose name or alias is the first word, with or without `/`, in full-width letters, with stray spaces, stops and quotation marks. */
export const findCommand = (text: string, commands: readonly Command[]): FoundCommand | undefined => {
  const { head, words } = splitCommand(text)
  const typed = plainWord(head).toLowerCase()
  const command = commands.find((one) => [one.name, ...one.aliases].some((word) => word.toLowerCase() === typed))
  if (command) return { command, words }
  const led = commands.find(({ leads }) => leads?.test(typed))
  return led && { command: led, words: [head, words].filter(Boolean).join(' ') }
}

/** A long first word is a sentence, not a command with its argument stuck to it. */
const longestHead = 12

/** Finds a command that has its argument written right behind it, where it only shows something or says what may stand there: `查航天`, `稍后15:30`. */
export const findStuckCommand = (text: string, commands: readonly Command[]): FoundCommand | undefined => {
  const typed = text.replace(/^[/／\s]+/, '')
  const [head = ''] = typed.split(/\s/)
  if (head.length > longestHead) return undefined
  const command = commands.find(
    ({ name, showsOnly, stuck }) =>
      head.startsWith(name) &&
      head.length > name.length &&
      (showsOnly || stuck?.test(plainWord(head.slice(name.length)))),
  )
  return command && { command, words: typed.slice(command.name.length).trim() }
}
