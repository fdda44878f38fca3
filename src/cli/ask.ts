import { createInterface } from 'node:readline'

/** Ctrl-C, Ctrl-D, or an input that ended, in the middle of a question. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

export interface Asking {
  /** @returns the line without blanks around it. @throws Interrupted */
  ask(question: string): Promise<string>
  close(): void
}

/** Whether somebody sits there who can be asked. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true

/** Questions on the terminal. What is asked is talk, and goes where talk goes. Lines pasted at once answer one question each. */
export const openAsking = (): Asking => {
  const reader = createInterface({ input: process.stdin, output: process.stderr })
  const lines: string[] = []
  let closed = false
  let wake = (): void => undefined
  reader.on('line', (line) => {
    lines.push(line)
    wake()
  })
  reader.once('close', () => {
    closed = true
    wake()
  })
  reader.once('SIGINT', () => reader.close())
  return {
    ask: async (question) => {
      if (!closed) {
        reader.setPrompt(question)
        reader.prompt()
      }
      if (lines.length === 0 && !closed)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      const line = lines.shift()
      if (line === undefined) throw new Interrupted()
      return line.trim()
    },
    close: () => reader.close(),
  }
}
