import { readSheet } from 'read-excel-file/node'
import type { EmuMessage } from '../../../emulator/server/types.ts'
import type { Who } from '../../../scripts/town/cast.ts'
import { writeXlsx } from '../../../src/exports/xlsx.ts'
import type { Cell } from '../../../src/exports/xlsx-sheet.ts'
import type { Town } from '../../support/town.ts'

/** What the bot has sent somebody as files, oldest first. */
export const filesOf = (town: Town, who: Who): { name: string; bytes: Buffer }[] => {
  const { emulator } = town.stage
  const chat = emulator.person(town[who].openId).p2p()
  const files = chat === undefined ? [] : emulator.messages(chat)
  return files.filter((one) => one.msg_type === 'file' && one.sender.type === 'app').map((one) => fileIn(town, one))
}

const fileIn = (town: Town, { content }: EmuMessage): { name: string; bytes: Buffer } => {
  const resource = town.stage.emulator.resource(String(content.file_key))
  if (!resource) throw new Error('no such upload')
  return { name: resource.file_name, bytes: Buffer.from(resource.bytes) }
}

/** The rows of a sheet; a day as `2026-10-30`. */
export const rowsOf = async (bytes: Buffer, sheet: string | number): Promise<unknown[][]> =>
  (await readSheet(bytes, sheet)).map((row) =>
    row.map((cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell)),
  )

/** A workbook as somebody might fill it: a `Date`-like `{ day }` is a real date. */
export const workbook = (
  rows: readonly (readonly Cell[])[],
  sheet = '任务',
  titles = templateTitles,
): Promise<Buffer> =>
  writeXlsx([{ name: sheet, columns: titles.map((title) => ({ title, width: 12 })), rows }], 'Asia/Shanghai')

export const templateTitles = '编号 产业链 任务 要求 牵头单位 责任人 配合单位 完成时限 办结标准 节点'.split(' ')
/** 编号, 产业链, 任务, and of the rest what is named. */
export const taskRow = (
  no: string | undefined,
  chain: string | undefined,
  title: string | undefined,
  more: Partial<Record<'detail' | 'unit' | 'owner' | 'helpers' | 'due' | 'standard' | 'nodes', Cell>> = {},
): Cell[] => [no, chain, title, more.detail, more.unit, more.owner, more.helpers, more.due, more.standard, more.nodes]

/** Sends a file to the bot in private, and answers what the bot then said. */
export const sendsFile = async (
  town: Town,
  who: Who,
  name: string,
  bytes: Uint8Array | Promise<Uint8Array>,
): Promise<string> => town[who].says(name, { type: 'file', bytes: await bytes })
