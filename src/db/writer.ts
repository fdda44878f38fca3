import type { Clock } from '../domain/time.ts'
import type { Ahead, OpenDatabase } from './database.ts'
import { isBusy, isDiskTrouble, isServerTrouble, NotStored } from './errors.ts'
import type { Tx } from './schema.ts'

export interface Writer {
  /**
   * Runs `work` in the one write transaction and resolves after its commit. What waits together shares a commit, a savepoint each,
   * so that one failing piece of work does not take its neighbours along.
   * `work` awaits queries only: no network, no timer, no other connection.
   * @param giveUpMs work that has not begun by then is taken back; work that has begun always ends.
   * @param ahead what `work` will ask first
   * @throws NotStored nothing of it was stored. Any other error is `work`'s own; nothing of it was stored either.
   */
  write<T>(work: (tx: Tx) => Promise<T>, giveUpMs?: number, ahead?: Ahead): Promise<T>
  /** Resolves when nothing waits any more. */
  idle(): Promise<void>
  /** How many pieces of work have not begun. */
  waiting(): number
}

interface Task {
  work(tx: Tx): Promise<unknown>
  ahead: Ahead | undefined
  deadline: number
  resolve(value: unknown): void
  reject(error: unknown): void
}

type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown }

/** Enough to make the disk's sync cheap, few enough that one batch stays far below 50 ms of the event loop. */
const batchSize = 32
const busyRetryMs = 2_000
/** Of the commits in which people wait for an answer, one in so many takes along a piece of what nobody waits for. */
const alongEvery = 8
/** Two that stood in each other's way: of a server's transactions one is given up, and begun anew. */
const mostTries = 3

export const createWriter = ({ line }: OpenDatabase, clock: Clock): Writer => {
  /** What somebody waits for, who will not wait for long. */
  const urgent: Task[] = []
  const patient: Task[] = []
  const queued = (): number => urgent.length + patient.length
  let crowds = 0
  /** Taken from the queue, in front of another process's lock. */
  let atTheLock = 0
  let running: Promise<void> | undefined

  const run = async (): Promise<void> => {
    while (queued() > 0) {
      await gather()
      const batch = nextBatch().filter(stillWanted)
      if (batch.length > 0) await commit(batch)
    }
  }

  /** People first: a digest of many chains decides a few at a time, and takes as long for these as a crowd for its reports. */
  const nextBatch = (): Task[] => {
    const batch = urgent.splice(0, batchSize)
    if (batch.length === 0) return patient.splice(0, batchSize)
    crowds += 1
    return crowds % alongEvery === 0 ? [...batch, ...patient.splice(0, 1)] : batch
  }

  /**
   * Waits while more work keeps arriving, so that requests that arrived together are committed together: Node accepts one connection per
   * turn of the loop (libuv PR #3696), so a crowd comes in over many turns. At least one turn: between two batches others are heard, and
   * what was committed is answered.
   */
  const gather = async (): Promise<void> => {
    let quietTurns = 0
    do {
      const before = queued()
      await new Promise((resolve) => setImmediate(resolve))
      quietTurns = queued() > before ? 0 : quietTurns + 1
    } while (quietTurns < 3 && queued() < batchSize)
  }

  const stillWanted = (task: Task): boolean => {
    if (clock.monotonic() < task.deadline) return true
    task.reject(new NotStored('gave up waiting'))
    return false
  }

  /** Opens the transaction. What may not wait any longer for another's lock is taken back meanwhile: it has not begun. @returns the tasks left. */
  const begin = async (batch: Task[]): Promise<Task[]> => {
    const until = clock.monotonic() + busyRetryMs
    let tasks = batch
    for (;;) {
      try {
        await line.begin(tasks[0]?.ahead)
        return tasks
      } catch (error) {
        if (!isBusy(error)) throw error
        tasks = tasks.filter(stillWanted)
        atTheLock = tasks.length
        if (tasks.length === 0 || clock.monotonic() >= until) throw new NotStored('database locked', { cause: error })
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }

  const attempt = async (task: Task, tx: Tx): Promise<Outcome> => {
    await line.savepoint(task.ahead)
    try {
      const value = await task.work(tx)
      await line.release()
      return { ok: true, value }
    } catch (error) {
      if (!line.isOpen()) throw error
      await line.undo()
      if (isDiskTrouble(error) || isServerTrouble(error) || isBusy(error)) throw error
      return { ok: false, error }
    }
  }

  const commit = async (batch: Task[], tries = 1): Promise<void> => {
    const outcomes: Outcome[] = []
    let tasks = batch
    try {
      await line.use(async (tx) => {
        tasks = await begin(batch).finally(() => {
          atTheLock = 0
        })
        try {
          for (const task of tasks) outcomes.push(await attempt(task, tx))
          await line.commit()
        } catch (error) {
          if (line.isOpen()) await line.rollback()
          throw error
        }
      })
    } catch (error) {
      if (isBusy(error) && tries < mostTries) return commit(batch.filter(stillWanted), tries + 1)
      const cause = error instanceof NotStored ? error : new NotStored('not stored', { cause: error })
      for (const task of batch) task.reject(cause)
      return
    }
    for (const [index, task] of tasks.entries()) {
      const outcome = outcomes[index]
      if (outcome?.ok) task.resolve(outcome.value)
      else task.reject(outcome?.error ?? new NotStored('no outcome'))
    }
  }

  const wake = (): void => {
    running ??= run().finally(() => {
      running = undefined
      if (queued() > 0) wake()
    })
  }

  return {
    write: <T>(work: (tx: Tx) => Promise<T>, giveUpMs?: number, ahead?: Ahead) =>
      new Promise<T>((resolve, reject) => {
        const deadline = giveUpMs === undefined ? Number.POSITIVE_INFINITY : clock.monotonic() + giveUpMs
        const queue = giveUpMs === undefined ? patient : urgent
        queue.push({ work, ahead, deadline, resolve: resolve as (value: unknown) => void, reject })
        wake()
      }),
    idle: async () => {
      while (running) await running
    },
    waiting: () => queued() + atTheLock,
  }
}
