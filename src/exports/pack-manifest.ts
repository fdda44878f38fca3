import { createHash } from 'node:crypto'
import { unzipSync, type Zippable, zipSync } from 'fflate'
import { packExtra, packFiles, packMissing, packShell } from '../texts/pack.ts'

export interface PackFile {
  name: string
  bytes: Uint8Array
}

/** Stored and not packed: what is inside is packed already, and one byte that has changed then is one byte of one file. */
const level = 0
/** Of no moment: the same files make the same bytes, so that a changed head of the archive is found by making it anew. */
const mtime = new Date(2020, 0, 1)

const hash = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** `hash  length  name` of each file; the last line is the hash of those above it. */
const manifestOf = (files: readonly PackFile[]): string => {
  const lines = files.map(({ name, bytes }) => `${hash(bytes)}  ${bytes.byteLength}  ${name}\n`).join('')
  return `${lines}${hash(lines)}  manifest\n`
}

const zipped = (files: readonly PackFile[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, { level, mtime }]])) as Zippable)

/** The archive with its manifest, which stands last. */
export const writePack = (files: readonly PackFile[]): Uint8Array =>
  zipped([...files, { name: packFiles.manifest, bytes: new TextEncoder().encode(manifestOf(files)) }])

export type Verified = { ok: true; files: number } | { ok: false; changed: string[] } | { ok: false; notAPack: true }

/** Which files are not as they were packed. It says whether something has changed, not who made it. */
export const verifyPack = (archive: Uint8Array): Verified => {
  let found: PackFile[]
  try {
    found = Object.entries(unzipSync(archive)).map(([name, bytes]) => ({ name, bytes }))
  } catch {
    return { ok: false, notAPack: true }
  }
  const text = found.find(({ name }) => name === packFiles.manifest)
  if (!text) return { ok: false, notAPack: true }
  const manifest = new TextDecoder().decode(text.bytes)
  const lines = manifest.slice(0, manifest.lastIndexOf('\n', manifest.length - 2) + 1)
  if (manifest !== `${lines}${hash(lines)}  manifest\n`) return { ok: false, changed: [packFiles.manifest] }
  const said = lines
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [sum = '', length = '', ...name] = line.split('  ')
      return { sum, length: Number(length), name: name.join('  ') }
    })
  const files = found.filter(({ name }) => name !== packFiles.manifest)
  const changed = [
    ...said.flatMap(({ name, sum, length }) => {
      const file = files.find((one) => one.name === name)
      if (!file) return [packMissing(name)]
      return file.bytes.byteLength === length && hash(file.bytes) === sum ? [] : [name]
    }),
    ...files.filter((file) => !said.some(({ name }) => name === file.name)).map(({ name }) => packExtra(name)),
  ]
  if (changed.length > 0) return { ok: false, changed }
  return Buffer.from(zipped(found)).equals(Buffer.from(archive))
    ? { ok: true, files: files.length }
    : { ok: false, changed: [packShell] }
}
