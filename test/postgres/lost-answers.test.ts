import { describe, expect, it } from 'vitest'
import { connectBlocking } from '../../src/db/postgres/blocking.ts'
import { cardWith, openTown, saidTo, 周报, 张工 } from '../bad-days/rig.ts'
import { cutting } from './cutting.ts'
import { freshDatabase } from './server.ts'

/** A bot whose way to the server can be cut, on Wednesday, when the forms are out. */
const cutTown = async () => {
  const url = freshDatabase()
  const way = await cutting(url)
  const town = await openTown({ place: way.url })
  await town.moveTo('2026-09-02T07:00:10.000Z')
  const presses = async (card = cardWith(town, 张工, 'submit')) =>
    (await town.emulator.person(张工).clicks(card, 'submit', 周报)).toast?.content
  return { url, way, town, presses }
}

/** Past the way that was cut. */
const stored = (url: string, sql: string): unknown[] => {
  const past = connectBlocking(url)
  try {
    return past.prepare(sql).pluck().all()
  } finally {
    past.close()
  }
}
const revisions = 'select rev from revision'

describe('a report whose commit', () => {
  it('was stored and whose answer was lost is a report: the server is asked', async () => {
    const { url, way, presses } = await cutTown()
    way.failsAtNextCommit('answer')
    expect(await presses()).toBe('已提交')
    expect(stored(url, revisions)).toEqual([1])
  })

  it('did not get there is told 未保存, and is filed by the next click', async () => {
    const { url, way, presses } = await cutTown()
    way.failsAtNextCommit('before')
    expect(await presses()).toBe('未保存，请重试')
    expect(stored(url, revisions)).toEqual([])
    expect(await presses()).toBe('已提交')
    expect(stored(url, revisions)).toEqual([1])
  })

  it('nobody can be asked about is told so, and a second click makes no second version', async () => {
    const { url, way, town, presses } = await cutTown()
    const card = cardWith(town, 张工, 'submit')
    way.failsAtNextCommit('answer and all')
    expect(await presses(card)).toBe('不知道存上没有，请先看一眼，没有再点')
    expect(stored(url, revisions)).toEqual([1])
    way.mend()
    await presses(card)
    await town.settle()
    expect(stored(url, revisions)).toEqual([1])
  })
})

it('a message whose commit nobody can be asked about comes again and is answered once', async () => {
  const { url, way, town } = await cutTown()
  const before = saidTo(town, 张工).length
  way.failsAtNextCommit('answer and all')
  expect((await town.emulator.person(张工).says('状态')).status).toBe(503)
  expect(stored(url, "select state from inbox where kind = 'message'")).toEqual(['done'])
  way.mend()
  town.clock.pass(15_000)
  expect((await town.emulator.runDueRetries()).map(({ status }) => status)).toEqual([200])
  await town.settle()
  await town.advance(60_000)
  expect(saidTo(town, 张工)).toHaveLength(before + 1)
})
