import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { readPlaces } from '../config.ts'
import { allChains } from '../db/chains.ts'
import type { OpenDatabase } from '../db/database.ts'
import { periodCovering } from '../db/items.ts'
import { readSetting } from '../db/settings.ts'
import { findChain } from '../domain/names.ts'
import { begun, readRange } from '../domain/range.ts'
import { dayOf, dayOfWeek, type Week } from '../domain/time.ts'
import { createExporter, ExportFailed } from '../exports/exporter.ts'
import { fileName } from '../exports/file-name.ts'
import { type FileWish, mostRows } from '../exports/wish.ts'
import { nothingToExport, splitHint } from '../texts/exports.ts'
import { machineClock, openExisting } from './open.ts'
import { complain, type ExitCode, progress, say } from './say.ts'

export interface ExportOptions {
  from?: string
  to?: string
  chain?: string
  out?: string
  docx?: true
  json?: true
}

/** `lianzhang export`: the reports of some weeks as a file, made beside the running bot without writing to its database. */
export const exportFile = async (env: NodeJS.ProcessEnv, options: ExportOptions): Promise<ExitCode> => {
  const { database: place } = readPlaces(env)
  const database = await openExisting(place)
  try {
    const wish = await readWish(database, options)
    if (typeof wish === 'string') {
      complain(wish)
      return 2
    }
    return await write(place, wish, options)
  } finally {
    await database.close()
  }
}

const write = async (place: string, wish: FileWish, { out, json }: ExportOptions): Promise<ExitCode> => {
  const file = resolve(out ?? wish.name)
  const temporary = `${file}.${process.pid}.tmp`
  const bar = progress('导出中')
  try {
    const made = await createExporter(place).make(wish, bar.at)
    bar.end()
    if (!made.ok) {
      complain(
        made.reason === 'nothing' ? nothingToExport : `共 ${made.rows} 行，最多 ${mostRows} 行，没有导出。${splitHint}`,
      )
      return made.reason === 'nothing' ? 1 : 2
    }
    writeFileSync(temporary, made.bytes)
    renameSync(temporary, file)
    const { from, to, chains } = wish
    if (json) say(JSON.stringify({ file, rows: made.rows, bytes: made.bytes.byteLength, from, to, chains }))
    else say(`已导出：${file}（${made.rows} 行，${made.bytes.byteLength} 字节）`)
    return 0
  } catch (error) {
    bar.end()
    if (existsSync(temporary)) rmSync(temporary)
    if (error instanceof ExportFailed) complain('导出没有成功。请用 lianzhang verify 检查数据库。')
    else if (error instanceof Error && 'code' in error)
      complain(`写不了文件 ${file}（${error.code}）。请检查文件夹和权限，或用 --out 换一个位置。`)
    else throw error
    return 1
  }
}

/** @returns a sentence where something was not understood. */
const readWish = async ({ kysely }: OpenDatabase, options: ExportOptions): Promise<FileWish | string> => {
  const zone = String((await readSetting(kysely, 'zone')) ?? 'Asia/Shanghai')
  const demo = (await readSetting(kysely, 'demo')) === true
  const today = dayOf(machineClock.now(), zone)
  const month = readRange('本月', today)
  if (!month.ok) throw new Error('no month')
  const usual = begun(month.value, today)
  const { from = options.to ?? usual.from, to = options.from ?? usual.to, chain, out, docx } = options
  for (const week of [from, to]) if (!isWeek(week)) return `没有这一周：${week}。写成 2026-W36 这样。`
  if (from > to) return `起止写反了：${from} 在 ${to} 之后。`
  const known = await allChains(kysely)
  const found = chain === undefined ? undefined : findChain(chain, known)
  if (found && !('chain' in found))
    return `没有这条产业链：${chain}。可以写：${known.map(({ name }) => name).join('、')}`
  const format = docx ? 'docx' : 'xlsx'
  const other = docx ? 'xlsx' : 'docx'
  if (out?.toLowerCase().endsWith(`.${other}`))
    return docx
      ? '--docx 导出的是 Word，文件名请以 .docx 结尾。'
      : '导出 Word 请加 --docx；表格的文件名请以 .xlsx 结尾。'
  const last = (await periodCovering(kysely, to))?.period ?? to
  const first = from === to ? last : from
  const one = found?.chain
  return {
    format,
    chains: one ? [one.id] : 'all',
    from: first,
    to: last,
    name: fileName(format, { chain: one && (one.aliases[0] ?? one.name), from: first, to: last }),
    zone,
    demo,
    riskDetails: true,
    ...(!docx && { months: true as const }),
    ...(options.from === undefined && options.to === undefined && { monthsTo: month.value.to }),
  }
}

const isWeek = (week: Week): boolean => {
  try {
    dayOfWeek(week, 4)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
