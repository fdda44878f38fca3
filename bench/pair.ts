import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Part, startPart } from './calls.ts'
import type { LoadPlan, LoadResult } from './load.ts'
import { buildTown, type Town, type TownSize } from './town.ts'
import type { Usage } from './usage.ts'

export const variants = ['reference', 'product'] as const
export type Variant = (typeof variants)[number]

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
  town(name: string, size: TownSize): Promise<Town>
  start(variant: Variant, town: Town, execArgv?: string[]): Promise<Side>
  end(): Promise<void>
}

export const openBench = async (): Promise<Bench> => {
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-bench-'))
  const load = await startPart('./load.ts')
  const api = await startPart('./stand-in.ts')
  const apiUrl = `http://127.0.0.1:${await api.ask<number>('port')}`
  const started: Part[] = []
  const towns = new Map<string, Town>()
  return {
    folder,
    load,
    api,
    apiUrl,
    town: async (name, size) => {
      const key = JSON.stringify(size)
      const file = join(folder, `${name}.db`)
      const like = towns.get(key)
      if (like) copyFileSync(like.file, file)
      const town = like ? { ...like, file } : await buildTown(file, size)
      if (!like) {
        // The first one stays as it was built, to be copied from.
        const model = join(folder, `model-${towns.size}.db`)
        copyFileSync(file, model)
        towns.set(key, { ...town, file: model })
      }
      return town
    },
    start: async (variant, town, execArgv = []) => {
      const args = variant === 'product' ? [town.file, apiUrl, join(folder, 'backups')] : [town.file]
      const server = await startPart(`./${variant}.ts`, args, execArgv)
      started.push(server)
      return { town, server, port: await server.ask<number>('port'), next: 0 }
    },
    end: async () => {
      for (const part of [...started, load, api]) await part.end().catch(() => undefined)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export interface Run extends LoadResult {
  /** Requests a second. */
  rate: number
  /** Microseconds of CPU of the server's process for one answer. */
  cpu: number
  blockedMs: number
}

/** Sends the next submissions of a side; every one must be answered with success. */
export const press = async (
  bench: Bench,
  side: Side,
  how: Pick<LoadPlan, 'count' | 'connections' | 'start'>,
): Promise<Run> => {
  const { town, port, server } = side
  const plan: LoadPlan = { ...how, port, weeks: town.weeks, chains: town.chains, from: side.next }
  side.next += how.count
  const before = await server.ask<Usage>('usage')
  const result = await bench.load.ask<LoadResult>('run', plan)
  const after = await server.ask<Usage>('usage')
  if (result.bad > 0)
    throw new Error(`${result.bad} of ${how.count} were not answered with success: ${result.firstBad}`)
  return {
    ...result,
    rate: (result.good / result.ms) * 1_000,
    cpu: ((after.cpuMs - before.cpuMs) * 1_000) / result.good,
    blockedMs: after.blockedMs,
  }
}

/** Each submission of a side must have left one delivery, one revision and one audit row, and its item filed. @throws when rows are missing or doubled. */
export const countRows = (side: Side): void => {
  const db = new Sqlite(side.town.file, { readonly: true })
  const one = (sql: string): unknown => db.prepare(sql).pluck().get()
  const found = {
    deliveries: one("select count(*) from inbox where key like 'bench-%' and state = 'done' and answer is not null"),
    revisions: one("select count(*) from revision where source_key like 'bench-%'"),
    items: one("select count(distinct item_id) from revision where source_key like 'bench-%'"),
    audit: one("select count(*) from audit where request_id like 'bench-%' and action = 'file'"),
  }
  db.close()
  for (const [what, rows] of Object.entries(found))
    if (rows !== side.next) throw new Error(`${rows} ${what} for ${side.next} answers`)
}

/** Both sides, one after the other; who begins changes from round to round. */
export const inTurn = async <T>(
  round: number,
  sides: Record<Variant, Side>,
  work: (side: Side) => Promise<T>,
): Promise<Record<Variant, T>> => {
  const order: readonly Variant[] = round % 2 === 0 ? variants : ['product', 'reference']
  const found = {} as Record<Variant, T>
  for (const variant of order) found[variant] = await work(sides[variant])
  return found
}
