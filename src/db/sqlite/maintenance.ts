import { existsSync, rmSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncPath } from '../backup-files.ts'
import { inspectionTrouble } from '../disk-trouble.ts'
import { DatabaseUnusable } from '../errors.ts'
import type { Inspection } from '../inspection.ts'
import type { Maintenance } from '../maintenance.ts'
import { isFileThere } from '../there.ts'
import { takeBackup } from './backup.ts'
import { lockFolder } from './folder-lock.ts'
import { inspect } from './inspect.ts'
import { openDatabase } from './open.ts'
import { putBack, removeDatabase } from './put-back.ts'
import { emptied, howOn, isEmpty } from './sound.ts'
import { isLogDamaged } from './wal-check.ts'

export const fileMaintenance = (file: string): Maintenance => ({
  kind: 'sqlite',
  takeBackup: (folder, now, options) => takeBackup(file, folder, now, options),
  whyNoBackup: async () => undefined,
  means: async () => [],
  // Whoever changes a file has it alone.
  inTurn: (work) => work(),
  inspect: async () => {
    if (!isFileThere(file)) throw new DatabaseUnusable(`还没有数据库 ${file}。请检查 DATABASE_URL。`)
    if (isEmpty(file)) throw new DatabaseUnusable(`${emptied(file)}${howOn}`)
    if (isLogDamaged(file)) return { faults: ['日志（-wal）已损坏'], migrations: [] }
    const report = await inspectInPlace(file)
    if (report.trouble !== undefined) throw new DatabaseUnusable(inspectionTrouble(report.trouble, `数据库 ${file} `))
    return report
  },
  whenDamaged:
    '请先停止机器人，把数据库文件（连同 -wal）复制留存，再用 lianzhang restore <备份> 恢复最近一份完好的备份。',
  canRead: async () => 'yes',
  unpack: async (source) => {
    if (isLogDamaged(source))
      throw new DatabaseUnusable('备份旁边的日志（-wal）已损坏，没有恢复，未做任何改动。请换一份备份。')
    return {
      report: await inspect(source),
      putInPlace: (settle, now) => putBack({ databaseFile: file, source, now }, settle),
      drop: async () => undefined,
    }
  },
  whyNotVacant: async () => taken(file),
  receive: async (fill) => {
    const why = taken(file)
    if (why !== undefined) throw new DatabaseUnusable(why)
    const temporary = `${file}.moving`
    await removeDatabase(temporary)
    try {
      const database = openDatabase(temporary)
      let filled: Awaited<ReturnType<typeof fill>>
      try {
        filled = await fill(database)
      } finally {
        await database.close()
      }
      await syncPath(temporary)
      await rename(temporary, file)
      await syncPath(dirname(file))
      return filled
    } finally {
      await removeDatabase(temporary)
    }
  },
})

const taken = (file: string): string | undefined => {
  const there = [file, `${file}-wal`].find(existsSync)
  return there === undefined ? undefined : `${there} 已经在了，只能搬到还没有的文件。没有搬，未做任何改动。`
}

/** Reading a database that nobody has open leaves an empty log beside it, which would belong to whoever ran the command. */
const inspectInPlace = async (file: string): Promise<Inspection> => {
  const parts = [`${file}-wal`, `${file}-shm`]
  const before = parts.some(existsSync)
  const report = await inspect(file)
  if (before || !existsSync(`${file}-wal`) || statSync(`${file}-wal`).size > 0) return report
  try {
    const lock = lockFolder(file)
    for (const part of parts) rmSync(part, { force: true })
    lock.release()
  } catch (error) {
    // The bot was started meanwhile: they are its own now.
    if (!(error instanceof DatabaseUnusable)) throw error
  }
  return report
}
