import { accessSync, constants, existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import type { Config } from '../../config.ts'
import { listBackups } from '../../db/backup-files.ts'
import { isServer } from '../../db/place.ts'
import { leastFreeBytes } from '../../db/probe.ts'
import { freeBytes } from '../../db/sqlite/free-bytes.ts'
import { hour, msBetween } from '../../domain/time.ts'
import { dayTimeText } from '../../texts/dates.ts'
import { machineClock } from '../open.ts'
import { type Add, ok, warning, wrong } from './finding.ts'

/** A nightly backup that did not come has been missed by then. */
const oldBackup = 26 * hour

/** Folders, room on the disk, age of the newest backup. */
export const checkPlaces = async (
  { database, backupDir }: Pick<Config, 'database' | 'backupDir'>,
  add: Add,
): Promise<void> => {
  // The folders and the disk of a server are seen to by whoever runs it.
  const ofData = isServer(database) ? undefined : dirname(database)
  const folders = [['备份目录', backupDir]] as [what: string, where: string][]
  if (ofData !== undefined) folders.unshift(['数据目录', ofData])
  for (const [what, where] of folders)
    if (!usable(where)) add(wrong(what, `${where} 不可读写，请改正权限`))
    else add(ok(what, existsSync(where) ? `${where} 可写` : `${where} 还没有，启动时会建立`))
  const free = await freeBytes(`${nearest(ofData ?? backupDir)}/.`).catch(() => undefined)
  if (free !== undefined) {
    const text = `剩 ${Math.round(free / 1024 / 1024)} MB`
    add(free < leastFreeBytes ? wrong('磁盘', `${text}，至少要 200 MB，请清理`) : ok('磁盘', text))
  }
  if (ofData !== undefined) {
    const locked = [database, `${database}-wal`, `${database}-shm`].filter(
      (file) => existsSync(file) && !writable(file),
    )
    if (locked.length > 0) add(wrong('数据库文件', `${locked.join('、')} 不可写，请改正权限`))
  }
  // Said above.
  if (!usable(backupDir)) return
  const [last] = await listBackups(backupDir)
  if (!last) return add(warning('备份', '还没有备份，机器人运行时每天 02:30 自动备份'))
  const when = dayTimeText(last.takenAt, 'Asia/Shanghai')
  if (msBetween(last.takenAt, machineClock.now()) > oldBackup)
    add(warning('备份', `最近一份是 ${when}，已超过 26 小时，请用 lianzhang backup 备一份`))
  else add(ok('备份', `最近一份是 ${when}`))
}

/** The folder itself or the nearest one above it that is there. */
const nearest = (folder: string): string => (existsSync(folder) ? folder : nearest(dirname(folder)))

const usable = (folder: string): boolean => {
  // A name within shows whether it may be entered.
  const there = nearest(folder)
  return writable(there) && existsSync(`${there}/.`)
}

const writable = (file: string): boolean => {
  try {
    accessSync(file, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** @param running the bot has the database, and most likely the port. */
export const checkPort = ({ host, port }: Config, running: boolean, add: Add): Promise<void> =>
  new Promise((resolve) => {
    const done = (...found: Parameters<Add>) => {
      add(...found)
      resolve()
    }
    const probe = createServer()
    probe.once('error', ({ code }: NodeJS.ErrnoException) => {
      if (running && code === 'EADDRINUSE') done(ok('端口', `${port}，机器人正在运行`))
      else done(wrong('端口', `${host}:${port} 不能用（${code}），请停止占用它的程序，或改 HOST、PORT`))
    })
    probe.listen(port, host, () => probe.close(() => done(ok('端口', `${port} 可用`))))
  })
