import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readPlaces } from '../config.ts'
import { assessedChains } from '../db/assessed-chains.ts'
import type { OpenDatabase } from '../db/database.ts'
import { openExportSource } from '../db/export-source.ts'
import { readSetting } from '../db/settings.ts'
import { findChain } from '../domain/names.ts'
import { dayOf } from '../domain/time.ts'
import { makePack } from '../exports/pack.ts'
import { verifyPack } from '../exports/pack-manifest.ts'
import * as t from '../texts/pack.ts'
import { machineClock, openExisting } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'

export interface PackOptions {
  year?: string
  chain?: string[]
  out?: string
  json?: true
}

/** `lianzhang pack`: a year's pack for the third party, made beside the running bot without writing to its database; `pack verify FILE` says what was changed in one. */
export const pack = async (
  env: NodeJS.ProcessEnv,
  verb: string | undefined,
  file: string | undefined,
  options: PackOptions,
): Promise<ExitCode> => {
  if (verb === 'verify')
    return file === undefined ? usage('写上要核对的文件：lianzhang pack verify 文件') : verify(file, options)
  if (verb !== undefined)
    return usage(`没有这个用法：pack ${verb}。生成用 lianzhang pack --year 2026，核对用 lianzhang pack verify 文件。`)
  if (!/^20\d{2}$/u.test(options.year ?? '')) return usage('写明年份：lianzhang pack --year 2026')
  const { database: place } = readPlaces(env)
  const database = await openExisting(place)
  try {
    return await make(database, place, Number(options.year), options)
  } finally {
    await database.close()
  }
}

const usage = (line: string): ExitCode => {
  complain(line)
  return 2
}

const verify = (file: string, { json }: PackOptions): ExitCode => {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch {
    complain(t.notAPack(file))
    return 1
  }
  const found = verifyPack(bytes)
  if (json) say(JSON.stringify(found))
  if (found.ok) {
    if (!json) say(t.packSound(found.files, file))
    return 0
  }
  complain('changed' in found ? t.packBroken(found.changed) : t.notAPack(file))
  return 1
}

const make = async (
  { kysely }: OpenDatabase,
  place: string,
  year: number,
  { chain: wanted = [], out, json }: PackOptions,
): Promise<ExitCode> => {
  const zone = String((await readSetting(kysely, 'zone')) ?? 'Asia/Shanghai')
  const known = await assessedChains(kysely, { year, zone })
  const ids: string[] = []
  for (const name of wanted) {
    const found = findChain(name, known)
    if (!('chain' in found)) return usage(`没有这条产业链：${name}。可以写：${known.map((one) => one.name).join('、')}`)
    ids.push(found.chain.id)
  }
  const at = machineClock.now()
  const source = openExportSource(place)
  try {
    const made = await makePack(await source.reader(), {
      year,
      chains: ids.length > 0 ? ids : undefined,
      at,
      zone,
      demo: (await readSetting(kysely, 'demo')) === true,
    })
    if (!made.ok) {
      complain(made.reason === 'nothing' ? t.noPack(year) : t.leaked(made.file, made.count))
      return 1
    }
    const file = resolve(out ?? t.packName(year, dayOf(at, zone)))
    const key = t.keyName(file)
    write(file, made.bytes)
    write(key, made.key)
    if (json) say(JSON.stringify({ file, key, files: made.files, bytes: made.bytes.byteLength }))
    else {
      say(t.packed(file, made.bytes.byteLength, made.files))
      say(t.keyWritten(key))
    }
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'path' in error)) throw error
    complain(`写不了文件 ${String(error.path)}（${String(error.code)}）。请检查文件夹和权限，或用 --out 换一个位置。`)
    return 1
  } finally {
    source.close()
  }
}

/** Whole or not at all, and for nobody else to read. */
const write = (file: string, bytes: Uint8Array): void => {
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, bytes, { mode: 0o600 })
  renameSync(temporary, file)
}
