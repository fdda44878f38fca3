import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** Ctrl-C, Ctrl-D, or an input that ended, in the middle of a question. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

export interface Talk {
  /** Whether somebody sits there who can be asked. */
  readonly terminal: boolean
  room(): { columns: number; rows: number }
  tell(line: string): void
  /** @returns the line without blanks around it. @throws Interrupted */
  ask(question: string): Promise<string>
  /** Nothing of the answer is shown. @throws Interrupted */
  askHidden(question: string): Promise<string>
}

type Screen = NodeJS.WritableStream & { isTTY?: boolean; columns?: number; rows?: number }

/**
 * Questions on a terminal; elsewhere only what is told. Between two questions the terminal is left alone, so that Ctrl-C ends what is being waited
 * for. Lines pasted at once answer one question each.
 */
export const talkOn = (input: NodeJS.ReadableStream & { isTTY?: boolean }, output: Screen): Talk => {
  const terminal = input.isTTY === true && output.isTTY === true
  const pasted: string[] = []
  let broken = false
  const read = (question: string, hidden: boolean) =>
    new Promise<string>((resolve, reject) => {
      const shown = new Writable({
        write(piece, _encoding, done) {
          if (!hidden) output.write(piece)
          done()
        },
      })
      const reader = createInterface({ input, output: shown, terminal })
      let answer: string | undefined
      reader.on('line', (line) => {
        if (answer !== undefined) return void pasted.push(line)
        answer = line
        if (hidden) output.write('\n')
        // What else was pasted has been read in this same turn.
        setImmediate(() => reader.close())
      })
      reader.once('SIGINT', () => {
        broken = true
        reader.close()
      })
      reader.once('close', () => (answer === undefined ? reject(new Interrupted()) : resolve(answer)))
      if (hidden) output.write(question)
      else reader.setPrompt(question)
      reader.prompt()
    })
  const put = async (question: string, hidden: boolean): Promise<string> => {
    const line = pasted.shift()
    if (line === undefined && broken) throw new Interrupted()
    if (line !== undefined) output.write(`${question}${hidden ? '' : line}\n`)
    return (line ?? (await read(question, hidden))).trim()
  }
  return {
    terminal,
    room: () => ({ columns: output.columns ?? 0, rows: output.rows ?? 0 }),
    tell: (line) => output.write(`${line}\n`),
    ask: (question) => put(question, false),
    askHidden: (question) => put(question, true),
  }
}

/** Talk goes to stderr, so that data has stdout for itself. */
export const talkHere = (): Talk => talkOn(process.stdin, process.stderr)

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
