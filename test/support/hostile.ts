import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { parse, stringify } from 'yaml'
import { textParts } from '../../emulator/server/content/live-text.ts'
import type { Town } from './town.ts'

/** What a text message of a bot would bring to life, each short enough for a name. */
export const live = [
  '<at user_id="all">x</at>',
  '[点](https://e.cn/a)',
  'https://e.cn/b',
  'www.e.cn',
  '<b>粗</b>@_all',
  '&lt;b&gt;http:',
  '//e.cn/c',
]

/** The demo's district in which every name of a chain, a person, a unit or a firm carries one of them. */
export const hostileDistrict = (): string => {
  const names = new Map<string, string>()
  const hostile = (name: string): string => {
    const known = names.get(name) ?? `${name.replace(/（.*）/u, '')}${live[names.size % live.length]}`
    names.set(name, known)
    return known
  }
  const walk = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, key))
    if (typeof value === 'string') return ['name', 'unit', 'departments'].includes(key) ? hostile(value) : value
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, walk(one, name)]))
  }
  const folder = mkdtempSync(join(tmpdir(), 'lianzhang-inert-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'district.yaml')
  writeFileSync(file, stringify(walk(parse(readFileSync('districts/demo.yaml', 'utf8')))))
  return file
}

/** Text messages of the bot. */
export const texts = (town: Town): string[] =>
  town.stage.emulator
    .messages()
    .filter(({ sender, msg_type }) => sender.type === 'app' && msg_type === 'text')
    .map(({ content }) => String(content.text))
/** Those with something in them that a client brings to life. */
export const alive = (town: Town): string[] =>
  texts(town).filter((text) => textParts(text).some(({ kind }) => kind !== 'words'))
