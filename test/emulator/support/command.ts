import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

export interface Running {
  child: ChildProcess
  /** All it has printed so far. */
  said(): string
  /** Resolves with what it had printed when this stood in it; rejects when it ends before. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  /** Ctrl-C, then the exit code. */
  stop(): Promise<number | null>
}

/** A program of its own, with its output kept. */
export function run(program: string, args: readonly string[], options: { cwd?: string; env?: object } = {}): Running {
  const env = { ...process.env, ...options.env } as NodeJS.ProcessEnv
  const child = spawn(program, args, {
    ...(options.cwd ? { cwd: options.cwd } : {}),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'exit') as Promise<[number | null]>
  let text = ''
  const hearers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      text += part.toString('utf8')
      for (const hear of hearers) hear()
    })
  return {
    child,
    said: () => text,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const hear = () => {
          const found = pattern.exec(text)
          if (!found) return
          hearers.delete(hear)
          resolve(found)
        }
        hearers.add(hear)
        void ended.then(([code]) => reject(new Error(`ended with ${code}: ${text}`)))
        hear()
      }),
    async stop() {
      child.kill('SIGINT')
      return (await ended)[0]
    },
  }
}

/** Free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
