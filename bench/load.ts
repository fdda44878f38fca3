import { connect, type Socket } from 'node:net'
import { answerCalls } from './calls.ts'
import { createLineEnd } from './line-end.ts'
import { overLine, recordStep, submission } from './submissions.ts'

export interface LoadPlan {
  port: number
  /** A second server over the same database: every other connection is its. */
  otherPort?: number
  weeks: string[]
  chains: number
  /** The first submission, and how many. */
  from: number
  count: number
  connections: number
  /** `open`: connections are made and warmed before the clock starts. `new`: connecting counts. */
  start: 'open' | 'new'
  /** 反馈 on the first record of each chain instead of reports; so many are open of each. */
  steps?: number
  /** Over the one long connection of the product, all at the same moment. */
  line?: true
}

export interface LoadResult {
  ms: number
  /** Milliseconds from the first byte written to the last byte read. */
  p50: number
  p99: number
  max: number
  good: number
  /** Answers that were no success, and connections that broke. */
  bad: number
  firstBad?: string
}

const giveUpMs = 30_000

class Line {
  readonly socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #wanted: { resolve(answer: string): void; reject(error: Error): void } | undefined

  constructor(port: number) {
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.socket.on('data', (piece: Buffer) => {
      this.#received = this.#received.length === 0 ? piece : Buffer.concat([this.#received, piece])
      this.#look()
    })
    this.socket.on('error', (error) => this.#wanted?.reject(error))
    this.socket.on('close', () => this.#wanted?.reject(new Error('closed')))
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('connect', () => resolve())
      this.socket.once('error', reject)
    })
  }

  ask(request: Buffer): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#wanted = { resolve, reject }
      this.socket.write(request)
    })
  }

  #look(): void {
    const end = this.#received.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = /content-length: (\d+)/i.exec(this.#received.toString('latin1', 0, end))?.[1]
    const total = end + 4 + Number(length ?? 0)
    if (this.#received.length < total) return
    const answer = this.#received.toString('utf8', 0, total)
    this.#received = this.#received.subarray(total)
    const wanted = this.#wanted
    this.#wanted = undefined
    wanted?.resolve(answer)
  }
}

const isGood = (answer: string): boolean =>
  answer.startsWith('HTTP/1.1 200') && answer.includes('"type":"success"') && answer.includes('"schema":"2.0"')

const requestsOf = (plan: LoadPlan): Buffer[] => {
  const requests: Buffer[] = []
  for (let n = 0; n < plan.count; n++)
    requests.push(
      plan.steps === undefined
        ? submission(plan.weeks, plan.chains, plan.from + n, plan.line ? overLine : plan.port)
        : recordStep(n, plan.steps, plan.port),
    )
  return requests
}

interface Prepared {
  plan: LoadPlan
  requests: Buffer[]
  lines: Line[]
}
let prepared: Prepared | undefined

/** Encrypts and signs everything and opens the connections, so that the clock measures none of it. */
const prepare = async (plan: LoadPlan): Promise<number> => {
  const requests = requestsOf(plan)
  const lines: Line[] = []
  if (plan.start === 'open') {
    const warm = Buffer.from(`GET /livez HTTP/1.1\r\nHost: 127.0.0.1:${plan.port}\r\n\r\n`)
    for (let n = 0; n < plan.connections; n++) {
      const line = new Line(n % 2 === 1 ? (plan.otherPort ?? plan.port) : plan.port)
      lines.push(line)
      await line.opened()
      await line.ask(warm)
    }
  }
  prepared = { plan, requests, lines }
  return requests.length
}

const go = async (): Promise<LoadResult> => {
  if (!prepared) throw new Error('nothing prepared')
  const { plan, requests, lines } = prepared
  prepared = undefined
  if (plan.line) return summed(await (await lineEnd).press(requests, giveUpMs))
  const open = async () => {
    const line = new Line(plan.port)
    lines.push(line)
    await line.opened()
    return line
  }
  const times: number[] = []
  let bad = 0
  let firstBad: string | undefined
  let next = 0
  const began = performance.now()
  const work = async (line: Line | undefined): Promise<void> => {
    // In a burst everybody presses at the same moment: connecting counts as waiting.
    const pressed = performance.now()
    let own = line
    for (let n = next++; n < requests.length; n = next++) {
      const sent = own ? performance.now() : pressed
      try {
        own ??= await open()
        const answer = await own.ask(requests[n] ?? Buffer.alloc(0))
        if (!isGood(answer)) throw new Error(answer.slice(0, 300))
        times.push(performance.now() - sent)
      } catch (error) {
        bad += 1
        firstBad ??= String(error)
        own = undefined
      }
    }
  }
  const all = Array.from({ length: plan.connections }, (_, n) => work(lines[n]))
  const timer = setTimeout(() => {
    for (const line of lines) line.socket.destroy()
  }, giveUpMs)
  await Promise.all(all)
  clearTimeout(timer)
  const ms = performance.now() - began
  for (const line of lines) line.socket.destroy()
  return summed({ ms, times, bad, firstBad })
}

/** What came of many presses. */
interface Pressed {
  ms: number
  times: number[]
  bad: number
  firstBad: string | undefined
}

const summed = ({ ms, times, bad, firstBad }: Pressed): LoadResult => {
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    ms,
    p50: at(0.5),
    p99: at(0.99),
    max: times.at(-1) ?? 0,
    good: times.length,
    bad,
    ...(firstBad === undefined ? {} : { firstBad }),
  }
}

const lineEnd = createLineEnd()

answerCalls({
  prepare: (plan: LoadPlan) => prepare(plan),
  go: () => go(),
  linePort: async () => (await lineEnd).port,
  /** Closes the connection. @returns milliseconds until there is another */
  kick: async () => (await lineEnd).kick(),
})
