import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { readPlaces } from '../config.ts'
import { readDistrict } from '../district/read-district.ts'
import { writeDistrict } from '../district/write-district.ts'
import { districtOf, type FirstDistrict } from '../domain/first-district.ts'
import * as t from '../texts/init.ts'
import { soundOf } from '../usecases/words/pinyin.ts'
import { askDistrict } from './init/questions.ts'
import { districtSheet, readDistrictSheet } from './init/sheet.ts'
import { machineClock } from './open.ts'
import { complain, type ExitCode, say } from './say.ts'
import { EnvFileFault, openEnvFile } from './setup/env-file.ts'
import { Interrupted, talkHere } from './talk.ts'

export interface InitOptions {
  sheet?: string
  from?: string
  out?: string
}

/** Where none is named and the one of the environment is there already. */
const usualFile = 'districts/district.yaml'

/** `lianzhang init`: a first district file, from a few questions or from a sheet. Nothing that is there is written over. */
export const init = async (env: NodeJS.ProcessEnv, { sheet, from, out }: InitOptions): Promise<ExitCode> => {
  if (sheet !== undefined && from !== undefined) return refuse(t.oneOfThem)
  if (sheet !== undefined) {
    if (!sheet.toLowerCase().endsWith('.xlsx')) return refuse(t.notASheet)
    return put(sheet, await districtSheet(), () => [t.sheetWritten(sheet)], t.sheetExists)
  }
  const configured = readPlaces(env).districtFile
  const file = out ?? (existsSync(configured) ? usualFile : configured)
  if (existsSync(file)) return refuse(t.exists(file))
  const first = from === undefined ? await asked() : await filled(from)
  if (typeof first === 'number') return first
  const text = writeDistrict(districtOf(first, soundOf), {
    before: t.fileBefore(machineClock.now().slice(0, 10)),
    behind: t.fileBehind,
  })
  const read = readDistrict(text, file)
  if (!read.ok) return refuse(read.fault.map(({ line, message }) => `${file}:${line} ${message}`).join('\n'))
  return put(file, text, () => [
    t.written(file, first.district, first.chains.length),
    ...(file === configured ? [] : [pointAt(env, file)]),
    t.thenCheck(file),
  ])
}

/** Into the file that setup has made, where nobody has named another; else whoever reads it does it. */
const pointAt = (env: NodeJS.ProcessEnv, file: string): string => {
  if (env.DISTRICT_FILE !== undefined || !existsSync('.env')) return t.pointAt(file)
  try {
    openEnvFile('.env').save({ DISTRICT_FILE: file })
    return t.pointed(file)
  } catch (error) {
    if (error instanceof EnvFileFault) return t.pointAt(file)
    throw error
  }
}

const refuse = (line: string): ExitCode => {
  complain(line)
  return 2
}

const asked = async (): Promise<FirstDistrict | ExitCode> => {
  const talk = talkHere()
  if (!talk.terminal) return refuse(t.notATerminal)
  try {
    return await askDistrict(talk)
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    talk.tell(`\n${t.interrupted}`)
    return 1
  }
}

const filled = async (file: string): Promise<FirstDistrict | ExitCode> => {
  const bytes = bytesOf(file)
  if (!bytes) return refuse(t.unreadable(file))
  const read = await readDistrictSheet(bytes)
  if (read.ok) return read.value
  return refuse([t.faults(read.fault.length), ...read.fault].join('\n'))
}

const bytesOf = (file: string): Buffer | undefined => {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

const put = (file: string, bytes: Buffer | string, lines: () => readonly string[], exists = t.exists): ExitCode => {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes, { flag: 'wx' })
  } catch (error) {
    const there = (error as NodeJS.ErrnoException).code === 'EEXIST'
    complain(there ? exists(file) : t.notWritten(file))
    return there ? 2 : 1
  }
  for (const line of lines()) say(line)
  return 0
}
