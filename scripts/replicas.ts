import type { Replica } from './replica.ts'

/** What is known of one of the bot's processes. */
export interface ReplicaFacts {
  name: string
  state: 'leads' | 'follows' | 'stopped'
  /** How many messages and clicks it has answered. */
  answered: number
  /** Whether the last one was its. */
  answeredLast: boolean
}

/** The bot's processes on a stage: one, or several on one database. */
export interface Replicas {
  facts(): ReplicaFacts[]
  /** Has the one that leads leave, where another one is there. Resolves when that one leads. */
  stopLeader(): Promise<void>
  /** Starts what was stopped. */
  startStopped(): Promise<void>
}

/** Longer than any takeover takes. */
const patienceMs = 60_000
const pauseMs = 50

/**
 * @param start one by its name; `answered` is to be called whenever it has answered something
 * @param changed called when one comes or goes, and when another one leads
 */
export const createReplicas = (
  names: readonly string[],
  start: (name: string, answered: () => void) => Promise<Replica>,
  changed: () => void,
) => {
  const running = new Map<string, Replica>()
  const counts = new Map<string, number>()
  let last: string | undefined
  const leader = (): string | undefined => names.find((name) => running.get(name)?.app.leads())
  const stateOf = (name: string): ReplicaFacts['state'] => {
    if (!running.has(name)) return 'stopped'
    return name === leader() ? 'leads' : 'follows'
  }
  const begin = async (name: string): Promise<void> => {
    const replica = await start(name, () => {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      last = name
    })
    running.set(name, replica)
    changed()
  }
  const end = async (name: string): Promise<void> => {
    const replica = running.get(name)
    running.delete(name)
    changed()
    await replica?.close()
  }
  let known: string | undefined
  const tick = async (): Promise<void> => {
    await Promise.all([...running.values()].map(({ app }) => app.tick()))
    if (known === leader()) return
    known = leader()
    changed()
  }
  /** Rounds until one of them was led from its beginning to its end: after a leader has left it takes a moment until another one leads. */
  const settle = async (): Promise<void> => {
    const until = performance.now() + patienceMs
    for (;;) {
      const led = leader()
      await tick()
      if (led !== undefined && led === leader()) return
      if (performance.now() > until) throw new Error('nobody leads')
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }
  return {
    facts: (): ReplicaFacts[] =>
      names.map((name) => ({
        name,
        state: stateOf(name),
        answered: counts.get(name) ?? 0,
        answeredLast: name === last,
      })),
    stopLeader: () =>
      inTurn(async () => {
        if (running.size < 2) return
        await settle()
        const name = leader()
        if (name === undefined) return
        await end(name)
        await settle()
      }),
    startStopped: () =>
      inTurn(async () => {
        for (const name of names) if (!running.has(name)) await begin(name)
      }),
    /** Whoever leads; while nobody does, another one that runs. */
    first(): Replica {
      const [any] = running.values()
      const found = running.get(leader() ?? '') ?? any
      if (!found) throw new Error('nobody runs')
      return found
    },
    begin,
    tick,
    settle,
    close: () =>
      inTurn(async () => {
        for (const name of [...running.keys()]) await end(name)
      }),
  }
}
