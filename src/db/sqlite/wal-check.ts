import { readFileSync, statSync } from 'node:fs'

const headerBytes = 32
const frameHeaderBytes = 24

/**
 * SQLite reads its log up to the first frame that does not check and silently forgets the rest, so a damaged log reads as an older, sound
 * database: integrity_check says ok. A tail torn by a crash looks much the same; what sets damage apart is that the log was written on after
 * it, which happens only once what came before was on the disk (sqlite.org/fileformat2.html, 4.3 and 4.4).
 * A log that somebody writes to meanwhile may look damaged once; damage looks the same twice.
 * @returns whether committed changes behind the damage would be lost. Damage in the very last change cannot be told from a torn tail.
 */
export const isLogDamaged = (databaseFile: string): boolean => {
  const first = damageOf(`${databaseFile}-wal`)
  if (first === undefined) return false
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
  return damageOf(`${databaseFile}-wal`) === first
}

/** Where the damage is, with the state of the file it was seen in; undefined when there is none. */
const damageOf = (file: string): string | undefined => {
  try {
    const { mtimeMs } = statSync(file)
    const at = damageAt(readFileSync(file))
    return at === undefined ? undefined : `${at} ${mtimeMs}`
  } catch {
    return undefined
  }
}

/** @returns the offset of the damage. */
const damageAt = (log: Buffer): number | undefined => {
  // A new log whose header never reached the disk holds nothing yet.
  if (log.length <= headerBytes || log.subarray(0, headerBytes).every((byte) => byte === 0)) return undefined
  const magic = log.readUInt32BE(0)
  // The lowest bit says in which byte order the checksums were made.
  if ((magic & ~1) >>> 0 !== 0x377f0682) return 0
  const bigEndian = (magic & 1) === 1
  const pageBytes = log.readUInt32BE(8)
  let sum = checksum(log, 0, 24, [0, 0], bigEndian)
  if (!sameSum(log, 24, sum) || pageBytes < 512 || pageBytes > 65_536) return 0

  const salts = log.subarray(16, 24)
  const frameBytes = frameHeaderBytes + pageBytes
  let broken: number | undefined
  let commitAfter = false
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) {
    // Frames of an earlier round of the log carry other salts and were moved into the database long ago.
    if (!log.subarray(at + 8, at + 16).equals(salts)) {
      broken ??= at
      continue
    }
    if (broken === undefined) {
      const next = checksum(log, at, 8, sum, bigEndian)
      sum = checksum(log, at + frameHeaderBytes, pageBytes, next, bigEndian)
      if (sameSum(log, at + 16, sum)) continue
      broken = at
    } else if (commitAfter) return broken
    if (log.readUInt32BE(at + 4) !== 0) commitAfter = true
  }
  return undefined
}

type Sum = [number, number]

const checksum = (log: Buffer, from: number, bytes: number, [s0, s1]: Sum, bigEndian: boolean): Sum => {
  let a = s0
  let b = s1
  for (let at = from; at < from + bytes; at += 8) {
    a = (a + b + (bigEndian ? log.readUInt32BE(at) : log.readUInt32LE(at))) >>> 0
    b = (b + a + (bigEndian ? log.readUInt32BE(at + 4) : log.readUInt32LE(at + 4))) >>> 0
  }
  return [a, b]
}

const sameSum = (log: Buffer, at: number, [a, b]: Sum): boolean =>
  log.readUInt32BE(at) === a && log.readUInt32BE(at + 4) === b
