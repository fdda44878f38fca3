import { readFileSync } from 'node:fs'
import { readDistrict } from '../../src/district/read-district.ts'
import { readReport } from '../../src/domain/reading/read-report.ts'
import { intentOf } from '../../src/domain/words/intent.ts'
import { readWords } from '../../src/domain/words/reading.ts'
import { worldFile } from './world.ts'

const rounds = 20

/** How long the reader takes for one message. What the machine does beside it is in the figures. */
export const readingTimes = (texts: readonly string[]): string[] => {
  const district = readDistrict(readFileSync(worldFile, 'utf8'), worldFile)
  if (!district.ok) throw new Error(`${worldFile} cannot be read`)
  const { chains, people } = district.value
  const known = { chains, people: people.map(({ name }) => name), today: '2026-09-09' }
  const timed = (text: string): number => {
    const before = performance.now()
    // As a message in private is read: as a report, and as a question.
    readReport(text)
    const reading = readWords(text, known)
    if (reading) intentOf(reading)
    return performance.now() - before
  }
  const times = Array.from({ length: rounds }, () => texts.map(timed))
    .flat()
    .toSorted((a, b) => a - b)
  const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2)
  const long = timed('本周完成设备招标，下周签合同。'.repeat(334))
  return [`reading a message: median ${at(0.5)} ms, 99 % ${at(0.99)} ms; 5,000 characters ${long.toFixed(2)} ms`]
}
