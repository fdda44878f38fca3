import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Ctrl-C, or an input that ended, in the middle of a question. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

export interface Talk {
  /** Whether somebody sits there who can be asked. */
  readonly terminal: boolean
  room(): { columns: number; rows: number }
  tell(line: string): void
  /** @throws Interrupted */
  ask(question: string): Promise<string>
  /** Nothing of the answer is shown. @throws Interrupted */
  askHidden(question: string): Promise<string>
}

type Screen = NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number }

/** Questions on a terminal; elsewhere only what is told. */
export const talkOn = (input: NodeJS.ReadableStream & { isTTY?: boolean }, output: Screen): Talk => {
  const terminal = input.isTTY === true && output.isTTY === true
  const put = (question: string, hidden: boolean) =>
    new Promise<string>((resolve, reject) => {
      let answered = false
      const shown = new Writable({
        write(piece, _encoding, done) {
          if (!hidden) output.write(piece)
          done()
        },
      })
      const reader = createInterface({ input, output: shown, terminal })
      if (hidden) output.write(question)
      reader.question(hidden ? '' : question, (answer) => {
        answered = true
        reader.close()
        if (hidden) output.write('\n')
        resolve(answer.trim())
      })
      reader.once('SIGINT', () => reader.close())
      reader.once('close', () => {
        if (!answered) reject(new Interrupted())
      })
    })
  return {
    terminal,
    room: () => ({ columns: output.columns ?? 0, rows: output.rows ?? 0 }),
    tell: (line) => output.write(`${line}\n`),
    ask: (question) => put(question, false),
    askHidden: (question) => put(question, true),
  }
}

export const yes = async (talk: Talk, question: string): Promise<boolean> =>
  !/^(?:n|no|否|不)$/i.test(await talk.ask(`${question}[Y/n] `))

/** One of the numbered lines; asked again until it is one. */
export const choose = async (talk: Talk, question: string, lines: readonly string[]): Promise<number> => {
  for (;;) {
    talk.tell(question)
    for (const [at, line] of lines.entries()) talk.tell(`  ${at + 1} ${line}`)
    const answer = await talk.ask('[1] ')
    const picked = answer === '' ? 1 : Number(answer)
    if (Number.isInteger(picked) && picked >= 1 && picked <= lines.length) return picked
  }
}
