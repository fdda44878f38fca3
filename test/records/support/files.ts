import { readSheet } from 'read-excel-file/node'
import type { EmuMessage } from '../../../emulator/server/types.ts'
import type { Who } from '../../support/cast.ts'
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
