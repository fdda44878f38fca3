import { enqueue } from '../src/db/outbox.ts'
import type { SqliteDatabase } from '../src/db/sqlite/open.ts'
import type { FileWish } from '../src/exports/wish.ts'
import type { InTransaction } from '../src/usecases/context.ts'

/** Files made one after the other, each asked for by the office as in the chat. */
export interface Files {
  /** No further one is asked for. @returns how many were sent, the last one included */
  end(): Promise<number>
}

const lookMs = 20

export const makeFiles = (
  { raw }: SqliteDatabase,
  { inTransaction, deliver }: { inTransaction: InTransaction; deliver(): Promise<void> },
  wish: FileWish,
): Files => {
  const stateOf = raw.prepare('select state from outbox where id = ?').pluck()
  let stopped = false
  const one = async (): Promise<void> => {
    const { id } = await inTransaction('bench', ({ tx, now }) =>
      enqueue(tx, now, {
        dedupeKey: `file/bench/${now}`,
        topic: 'file',
        verb: 'file',
        target: { type: 'open_id', id: 'ou_bench_office' },
        msgType: 'file',
        body: JSON.stringify(wish),
        personId: 'office',
      }),
    )
    void deliver()
    let state: unknown
    do {
      await new Promise((resolve) => setTimeout(resolve, lookMs))
      state = stateOf.get(id)
    } while (state === 'pending' || state === 'sending')
    if (state !== 'sent') throw new Error(`the file is ${state}`)
  }
  const all = async (): Promise<number> => {
    let sent = 0
    do {
      await one()
      sent += 1
    } while (!stopped)
    return sent
  }
  const ended = all()
  return {
    end: () => {
      stopped = true
      return ended
    },
  }
}
