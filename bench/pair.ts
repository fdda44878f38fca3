import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { isServer } from '../src/db/place.ts'
import { connectBlocking } from '../src/db/postgres/blocking.ts'
import { buildParts } from './build-parts.ts'
import { type Part, startPart } from './calls.ts'
import type { LoadPlan, LoadResult } from './load.ts'
import { buildTown, type Town, type TownSize } from './town.ts'
import type { Usage } from './usage.ts'

/** One server on a town of its own, and the submissions it has not seen yet. */
export interface Side {
  town: Town
  server: Part
  port: number
  next: number
}

export interface Bench {
  folder: string
  load: Part
  api: Part
  apiUrl: string
  /** The built part that makes one file. */
  fileMaker: string
  town(name: string, size: TownSize): Promise<Town>
  /** @param execPath what is started in place of node */
  start(
    variant: 'reference' | 'floor' | 'product' | 'over-line',
    town: Town,
    execArgv?: string[],
    execPath?: string,
  ): Promise<Side>
  end(): Promise<void>
}

/** @param profiles a folder for CPU profiles of the product; without it nothing is profiled. */
export const openBench = async (profiles?: string): Promise<Bench> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-bench-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  const parts = await buildParts(folder)
  const load = await startPart(parts.load)
  const api = await startPart(parts['stand-in'])
  await api.ask('line', { port: await load.ask<number>('linePort') })
  const apiUrl = `http://127.0.0.1:${await api.ask<number>('port')}`
  const started: Part[] = []
  const towns = new Map<string, Town>()
  return {
    folder,
    load,
    api,
    apiUrl,
    fileMaker: parts['file-maker'],
    town: async (name, size) => {
      const key = JSON.stringify(size)
      const file = join(folder, `${name}.db`)
      const like = towns.get(key)
      if (like) {
        copyFileSync(like.file, file)
        return { ...like, file }
      }
      const town = await buildTown(file, size)
      // The first one stays as it was built, to be copied from.
      const model = join(folder, `model-${towns.size}.db`)
      copyFileSync(file, model)
      towns.set(key, { ...town, file: model })
      return town
    },
    start: async (variant, town, execArgv = [], execPath) => {
      const ours = [town.file, apiUrl, join(folder, 'backups')]
      const args = variant === 'product' ? ours : variant === 'over-line' ? [...ours, 'websocket'] : [town.file]
      const profile = profiles && variant === 'product' ? ['--cpu-prof', `--cpu-prof-dir=${profiles}`] : []
      const server = await startPart(
        parts[variant === 'over-line' ? 'product' : variant],
        args,
        [...profile, ...execArgv],
        execPath,
      )
      started.push(server)
      return { town, server, port: await server.ask<number>('port'), next: 0 }
    },
    end: async () => {
      for (const part of [...started, load, api]) await part.end().catch(() => undefined)
      remove()
    },
  }
}

export interface Run extends LoadResult {
  /** Requests a second. */
  rate: number
  /** Microseconds of CPU of the server's process for one distinct submission. */
  cpu: number
  blockedMs: number
}

type How = Pick<LoadPlan, 'count' | 'connections' | 'start' | 'steps' | 'line' | 'otherPort'>

/** Sends the next submissions of a side. @param beside begun at the same moment. */
export const pressAnyhow = async (bench: Bench, side: Side, how: How, beside?: () => void): Promise<Run> => {
  const { town, port, server } = side
  const plan: LoadPlan = { ...how, port, weeks: town.open, chains: town.chains, from: side.next }
  if (how.steps === undefined) side.next += how.count
  await bench.load.ask('prepare', plan)
  const before = await server.ask<Usage>('usage')
  beside?.()
  const result = await bench.load.ask<LoadResult>('go')
  const after = await server.ask<Usage>('usage')
  return {
    ...result,
    rate: (result.good / result.ms) * 1_000,
    cpu: ((after.cpuMs - before.cpuMs) * 1_000) / how.count,
    blockedMs: after.blockedMs,
  }
}

/** The same where every one must be answered with success. @throws when one is not: figures of a server that fails mean nothing. */
export const press = async (bench: Bench, side: Side, how: How): Promise<Run> => {
  const run = await pressAnyhow(bench, side, how)
  if (run.bad > 0) throw new Error(`${run.bad} of ${how.count} were not answered with success: ${run.firstBad}`)
  return run
}

/** Each submission of a side must have left one delivery, one revision and one audit row, and its item filed. @returns what is missing or doubled. */
export const wrongRows = (side: Side): string[] => {
  const db = isServer(side.town.file) ? connectBlocking(side.town.file) : new Sqlite(side.town.file, { readonly: true })
  const one = (sql: string): unknown => db.prepare(sql).pluck().get()
  const found = {
    deliveries: one("select count(*) from inbox where key like 'bench-%' and state = 'done' and answer is not null"),
    revisions: one("select count(*) from revision where source_key like 'bench-%'"),
    items: one("select count(distinct item_id) from revision where source_key like 'bench-%'"),
    'audit rows': one("select count(*) from audit where request_id like 'bench-%' and action = 'file'"),
  }
  db.close()
  return Object.entries(found).flatMap(([what, rows]) =>
    rows === side.next ? [] : [`${rows} ${what} for ${side.next} submissions`],
  )
}

/** @throws when rows are missing or doubled. */
export const countRows = (side: Side): void => {
  const wrong = wrongRows(side)
  if (wrong.length > 0) throw new Error(wrong.join('; '))
}

const hushMs = 20_000

/** What waits to be sent is let go, and what is under way has ended: the next measurement begins in silence. @throws when it does not end */
export const hush = async (side: Side): Promise<void> => {
  const db = new Sqlite(side.town.file, { timeout: hushMs })
  const drop = db.prepare("update outbox set state = 'dropped' where state = 'pending'")
  const busy = db.prepare("select count(*) from outbox where state in ('pending', 'sending')").pluck()
  const until = performance.now() + hushMs
  do {
    if (performance.now() > until) throw new Error('what is under way does not end')
    drop.run()
    await new Promise((resolve) => setTimeout(resolve, 100))
  } while (busy.get() !== 0)
  db.close()
}

/** All sides, one after the other; who begins changes from round to round. */
export const inTurn = async <Name extends string, T>(
  round: number,
  sides: Record<Name, Side>,
  work: (side: Side) => Promise<T>,
): Promise<Record<Name, T>> => {
  const names = Object.keys(sides) as Name[]
  const found = {} as Record<Name, T>
  for (let turn = 0; turn < names.length; turn++) {
    const name = names[(turn + round) % names.length] as Name
    found[name] = await work(sides[name])
  }
  return found
}
