import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { decodeText } from '../../domain/decode.ts'
import { notText } from '../../texts/files.ts'
import { setupWords } from '../../texts/setup.ts'

/** The file cannot be used; nothing was changed. */
export class EnvFileFault extends Error {
  override readonly name = 'EnvFileFault'
}

export interface EnvFile {
  /** Where the lines really are: behind a symbolic link, if it is one. */
  readonly path: string
  /** What it says now; empty where there is no file yet. */
  values(): Record<string, string>
  /** Puts these in: the line that is there is written anew, others are added at the end, all else stays. On disk when it returns. @throws EnvFileFault */
  save(changes: Readonly<Record<string, string>>): void
}

/**
 * The file of secrets. Unless it is only looked at, it is tried for writing at once: a secret that Feishu hands out is told once, and must not meet a read-only folder.
 * @throws EnvFileFault
 */
export const openEnvFile = (file: string, { looking = false } = {}): EnvFile => {
  const path = fs.existsSync(file) ? fs.realpathSync(file) : resolve(file)
  const is = fs.existsSync(path) ? fs.statSync(path) : undefined
  if (is && !is.isFile()) throw new EnvFileFault(setupWords.envNoFile(path))
  // Whoever can read it owns the app.
  if (is && (is.mode & 0o004) !== 0) throw new EnvFileFault(setupWords.envForAll(path))
  if (!looking) tryToWrite(path)
  read(path)
  return {
    path,
    values: () => parseEnv(read(path)) as Record<string, string>,
    save: (changes) => writeWhole(path, withLines(read(path), changes)),
  }
}

const tryToWrite = (path: string): void => {
  try {
    if (fs.existsSync(path)) fs.accessSync(path, fs.constants.R_OK | fs.constants.W_OK)
    const probe = beside(path)
    fs.closeSync(fs.openSync(probe, 'wx', 0o600))
    fs.rmSync(probe)
  } catch (error) {
    throw new EnvFileFault(setupWords.envNotWritable(path, codeOf(error)))
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown'

const beside = (path: string): string => join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)

const read = (path: string): string => {
  if (!fs.existsSync(path)) return ''
  const text = decodeText(fs.readFileSync(path))
  if (!text.ok) throw new EnvFileFault(notText(path, text.fault))
  return text.value
}

/** Values that mean the same to this program, systemd, a shell and compose without quotes. */
const plain = /^[\w\-:/.]*$/

const withLines = (before: string, changes: Readonly<Record<string, string>>): string => {
  const end = before.includes('\r\n') ? '\r\n' : '\n'
  const lines = before === '' ? [] : before.replace(/\r?\n$/, '').split(/\r?\n/)
  for (const [name, value] of Object.entries(changes)) {
    if (/['\r\n]/.test(value)) throw new EnvFileFault(setupWords.envOddValue(name))
    const line = `${name}=${plain.test(value) ? value : `'${value}'`}`
    // Of several lines of one name the last counts.
    const at = lines.findLastIndex((one) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`).test(one))
    if (at < 0) lines.push(line)
    else lines[at] = line
  }
  const text = `${lines.join(end)}${end}`
  const now = parseEnv(text)
  for (const [name, value] of Object.entries(changes))
    if (now[name] !== value) throw new EnvFileFault(setupWords.envOddLines(name))
  return text
}

/** Whole or not at all: a new file takes the name of the old one, with its mode and owner. */
export const writeWhole = (path: string, text: string): void => {
  const before = fs.existsSync(path) ? fs.statSync(path) : undefined
  const made = beside(path)
  try {
    put(made, text, 'wx')
    if (before) {
      fs.chownSync(made, before.uid, before.gid)
      fs.chmodSync(made, before.mode & 0o777)
    }
    fs.renameSync(made, path)
    syncFolder(dirname(path))
  } catch (error) {
    fs.rmSync(made, { force: true })
    // A single file mounted into a container cannot be replaced, and one of another owner not be handed back.
    if (!before || !['EBUSY', 'EXDEV', 'EPERM'].includes(codeOf(error)))
      throw new EnvFileFault(setupWords.envNotWritable(path, codeOf(error)))
    put(path, text, 'r+')
  }
}

const put = (path: string, text: string, flags: 'wx' | 'r+'): void => {
  const file = fs.openSync(path, flags, 0o600)
  try {
    fs.writeSync(file, text)
    fs.ftruncateSync(file, Buffer.byteLength(text))
    fs.fsyncSync(file)
  } finally {
    fs.closeSync(file)
  }
}

const syncFolder = (folder: string): void => {
  const opened = fs.openSync(folder, 'r')
  try {
    fs.fsyncSync(opened)
  } finally {
    fs.closeSync(opened)
  }
}
