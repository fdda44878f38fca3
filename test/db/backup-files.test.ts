import { describe, expect, it } from 'vitest'
import { expendable } from '../../src/db/backup-files.ts'
import { addMs, day, dayOf, hour, instant, weekOf } from '../../src/domain/time.ts'

const dating = {
  dayOf: (at: string) => dayOf(at, 'Asia/Shanghai'),
  weekOf: (at: string) => weekOf(dayOf(at, 'Asia/Shanghai')),
}
const now = '2026-11-25T18:30:00.000Z'

/** What is left after a backup on each of many nights, each followed by letting go. */
const afterNights = (nights: number) => {
  let kept: { takenAt: string }[] = []
  for (let ago = nights; ago >= 0; ago--) {
    const at = addMs(now, -ago * day)
    kept = [{ takenAt: at }, ...kept]
    const gone = new Set(expendable(kept, at, dating))
    kept = kept.filter((backup) => !gone.has(backup))
  }
  return kept.map(({ takenAt }) => dating.dayOf(takenAt))
}

describe('how long backups are kept', () => {
  it('seven days, five weeks and twelve months are left of two years of nights', () => {
    const days = afterNights(730)
    expect(days.slice(0, 7)).toEqual(['26', '25', '24', '23', '22', '21', '20'].map((date) => `2026-11-${date}`))
    expect(new Set(days.map((date) => weekOf(date))).size).toBeGreaterThanOrEqual(5)
    expect(new Set(days.map((date) => date.slice(0, 7))).size).toBe(12)
    expect(days.length).toBeLessThanOrEqual(7 + 5 + 12)
  })

  it('a copy taken by hand stays for two days although the night brings another', () => {
    const taken = [0, 1, 2].map((hours) => ({ takenAt: addMs(now, -hours * hour) }))
    expect(expendable(taken, now, dating)).toEqual([])
    expect(expendable(taken, addMs(now, 3 * day), dating)).toEqual(taken.slice(1))
  })

  it('nothing goes while there is nothing newer', () => {
    expect(expendable([{ takenAt: instant(0) }], now, dating)).toEqual([])
  })
})
