import { sqliteCode } from './errors.ts'

/*
 * What keeps a file from being read or written without being damage: nobody has to restore a backup for it, and being told to would cost
 * reports. Each in words of its own, for the operator.
 */

const keepIt = '数据没有因此损坏，不要恢复备份。'
const holdOn = '先不要恢复备份。'

const troubles: readonly { code: RegExp; advice: string; say(what: string, code: string): string }[] = [
  {
    // A disk that is full also shows as a shared-memory file that cannot grow.
    code: /^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/,
    advice: keepIt,
    say: (what, code) => `磁盘满了，${what}写不进去（${code}）。请清理磁盘，至少留出 200 MB，再重试。`,
  },
  {
    code: /^(SQLITE_READONLY|EROFS$)/,
    advice: keepIt,
    say: (what, code) =>
      `${what}只能读、不能写（${code}）。请给运行账号写文件（连同旁边的 -wal、-shm）和所在文件夹的权限，或把磁盘改为可写。`,
  },
  {
    code: /^(SQLITE_PERM$|SQLITE_AUTH|EACCES$|EPERM$)/,
    advice: keepIt,
    say: (what, code) => `没有权限使用${what}（${code}）。请把文件和所在文件夹交给运行账号。`,
  },
  {
    code: /^SQLITE_CANTOPEN/,
    advice: keepIt,
    say: (what, code) => `打不开${what}（${code}）：路径不对，或运行账号没有文件或所在文件夹的读写权限。请改正后重试。`,
  },
  {
    code: /^(SQLITE_IOERR|EIO$)/,
    advice: holdOn,
    say: (what, code) => `读写${what}时磁盘出错（${code}）。请看系统日志、检查磁盘，好了再启动。`,
  },
]

const codeOf = (error: unknown): string | undefined => {
  if (typeof error === 'string') return error
  const code = sqliteCode(error)
  if (code !== undefined) return code
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) return error.code
  return error.cause === undefined ? undefined : codeOf(error.cause)
}

const find = (error: unknown) => {
  const code = codeOf(error)
  const trouble = code === undefined ? undefined : troubles.find((one) => one.code.test(code))
  return trouble && code !== undefined ? { ...trouble, found: code } : undefined
}

/** @param error an error, or its code. @returns a sentence when it is the disk or a right, undefined when it is something else. */
export const troubleWords = (error: unknown, what = '数据库'): string | undefined => {
  const trouble = find(error)
  return trouble && `${trouble.say(what, trouble.found)}${trouble.advice}`
}

/** Without a word about restoring: for who is doing that. */
export const plainTrouble = (error: unknown, what: string): string | undefined => {
  const trouble = find(error)
  return trouble?.say(what, trouble.found)
}

/** Of what kept a file from being read through. */
export const inspectionTrouble = (code: string, what: string): string =>
  troubleWords(code, what) ?? `${what}正被别的程序占用（${code}）。请先停止它，再重试。`
