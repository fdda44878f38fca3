import type pg from 'pg'
import type { Ahead } from '../database.ts'
import { databaseCode } from '../errors.ts'
import type { Tx } from '../schema.ts'
import type { Driver, Hold } from '../straight.ts'

type Ask = (text: string, values: readonly unknown[]) => Promise<pg.QueryResult>

interface Early {
  text: string
  values: readonly unknown[]
  answer: Promise<pg.QueryResult>
}

/** The transaction has failed already. */
const afterFault = '25P02'

/**
 * Statements of one piece of work on their way to the server. A way there and back costs more than most of them: so several may be under way, and
 * they are carried out and answered in the order in which they were asked.
 */
export interface Piece {
  /** A new piece of work: of the one before nothing is left. @param ahead asked at once */
  begin(tx: Tx, ahead: Ahead | undefined): void
  ask: Ask
  driver: Driver
  hold: Hold
  /** @throws the first fault of the piece */
  end(): Promise<void>
}

export const createPiece = (send: Ask): Piece => {
  let early: Early[] = []
  let held: Promise<unknown>[] = []
  let fault: unknown
  let isAhead = false

  const sent: Ask = async (text, values) => {
    try {
      return await send(text, values)
    } catch (error) {
      fault ??= error
      // What is refused because something before it has failed says why that has.
      throw databaseCode(error) === afterFault ? fault : error
    }
  }

  const ask: Ask = (text, values) => {
    const known = early.findIndex((one) => one.text === text && values.every((value, n) => value === one.values[n]))
    if (known >= 0) return (early.splice(known, 1) as [Early])[0].answer
    // What was asked ahead holds until something is written.
    if (!text.startsWith('select ')) early = []
    return sent(text, values)
  }

  const hold: Hold = (answer) => {
    answer.catch(() => undefined)
    held.push(answer)
  }

  return {
    begin: (tx, ahead) => {
      early = []
      held = []
      fault = undefined
      hold(ask('savepoint piece', []))
      isAhead = true
      try {
        ahead?.(tx)
      } finally {
        isAhead = false
      }
    },
    ask,
    driver: async (text, values) => {
      if (!isAhead) return (await ask(text, values)).rows
      const answer = sent(text, values)
      answer.catch(() => undefined)
      early.push({ text, values, answer })
      // Whoever asks ahead goes no further: what hangs on the answer is asked by the piece of work itself.
      return new Promise(() => undefined)
    },
    hold,
    end: async () => {
      hold(ask('release piece', []))
      for (const answer of held) await answer
    },
  }
}
