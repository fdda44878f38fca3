import { type ChildProcess, fork } from 'node:child_process'

type Handlers = Record<string, (input: never) => unknown>

interface Answer {
  id: number
  value?: unknown
  error?: string
}

/** A part of the benchmark in a process of its own, asked by name. */
export interface Part {
  readonly pid: number
  ask<T>(name: string, input?: unknown): Promise<T>
  end(): Promise<void>
}

/** Starts a built file and waits until it says that it is there. It ends with us, whatever happens. */
export const startPart = async (
  file: string,
  args: string[] = [],
  execArgv: string[] = [],
  execPath = process.execPath,
): Promise<Part> => {
  const child: ChildProcess = fork(file, args, { execArgv, execPath, stdio: ['ignore', 2, 2, 'ipc'] })
  const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>()
  let asked = 0
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => {
      const error = new Error(`${file} ended with ${code}`)
      reject(error)
      for (const { reject: tell } of waiting.values()) tell(error)
    })
    child.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') return resolve()
      const asker = waiting.get(message.id)
      waiting.delete(message.id)
      if (message.error === undefined) asker?.resolve(message.value as never)
      else asker?.reject(new Error(`${file}: ${message.error}`))
    })
  })
  await ready
  return {
    pid: child.pid ?? 0,
    ask: <T>(name: string, input?: unknown) =>
      new Promise<T>((resolve, reject) => {
        asked += 1
        waiting.set(asked, { resolve, reject })
        child.send({ id: asked, name, input })
      }),
    end: async () => {
      child.disconnect()
      const timer = setTimeout(() => child.kill('SIGKILL'), 12_000)
      await gone
      clearTimeout(timer)
    },
  }
}

/** The other side: answers what is asked until the asker goes. */
export const answerCalls = (handlers: Handlers, end: () => Promise<void> | void = () => undefined): void => {
  process.on('message', ({ id, name, input }: { id: number; name: string; input: unknown }) => {
    void (async () => {
      try {
        const value = await handlers[name]?.(input as never)
        process.send?.({ id, value } satisfies Answer)
      } catch (error) {
        process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
      }
    })()
  })
  process.once('disconnect', () => {
    void Promise.resolve(end()).finally(() => process.exit(0))
  })
  process.send?.('ready')
}
