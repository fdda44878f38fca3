import { expect, it } from 'vitest'
import { currentPeriod, itemsBetween, periodCovering, periodsLockedAfter, weeks } from '../../src/db/items.ts'
import { openTown } from '../support/town.ts'

/** As text `2027-01` lies between `2026-W53` and `2027-W01`: whoever asks for weeks across the new year must not be given a month. */
it('keeps months out of every question about weeks', async () => {
  const town = await openTown('2027-01-25 08:30')
  await town.at('2027-01-25 09:30')
  expect(town.ask('select period from period order by period')).toEqual(['2027-01', '2027-W04'])
  const db = town.stage.database.kysely
  const now = town.stage.clock.now()
  expect((await currentPeriod(db, now))?.period).toBe('2027-W04')
  expect((await weeks.latest(db))?.week).toBe('2027-W04')
  expect((await periodsLockedAfter(db, '2026')).map(({ period }) => period)).toEqual(['2027-W04'])
  expect(await periodCovering(db, '2026-W53')).toBeUndefined()
  const range = { chains: ['aerospace'], from: '2026-W50', to: '2027-W04', limit: 9, offset: 0 }
  expect((await itemsBetween(db, range)).items.map(({ id }) => id)).toEqual(['weekly/2027-W04/aerospace'])
  expect(await town.吴工.says('查 航天 近8周')).toContain('共 1 期')
  expect(await town.张工.says('月报')).toContain('1月（1月28日截止）')
  expect(town.张工.lastCard().words()).toContain('（暂定，待节假日安排公布）')
})
