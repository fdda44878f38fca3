import { describe, expect, it } from 'vitest'
import { sqliteOf } from '../../src/db/sqlite/open.ts'
import { cardWith, openTown, type Town, 周报, 张工 } from '../bad-days/rig.ts'
import { message, push } from './sender.ts'

const wednesday = '2026-09-02T07:00:10.000Z'

/** Other chains' reports, until not the smallest fits. */
const fill = (town: Town): void => {
  const insert = sqliteOf(town.bot.database).raw.prepare(`insert into revision
    values ('weekly/2026-W36/textile', @rev, @rev, 'submit', @content, '', '', null, 'reporter', null, '', '')`)
  let rev = 1
  for (const size of [2_000, 200, 20, 0])
    try {
      for (;;) insert.run({ rev: rev++, content: 'x'.repeat(size) })
    } catch (error) {
      expect(error).toMatchObject({ code: 'SQLITE_FULL' })
    }
}
const ours = (town: Town) => town.rows("select rev from revision where item_id = 'weekly/2026-W36/aerospace'")

describe('a disk that is full', () => {
  it('never gets a 200, and the bot works again by itself when there is room', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const { raw } = sqliteOf(town.bot.database)
    const pages = raw.pragma('page_count', { simple: true })
    raw.pragma(`max_page_count = ${pages}`)
    const card = cardWith(town, 张工, 'submit')
    fill(town)
    expect((await push(town, message(town, `周报 ${'很长的进展'.repeat(200)}`))).status).toBe(503)
    const click = await town.emulator.person(张工).clicks(card, 'submit', { ...周报, progress: '长'.repeat(290) })
    expect(click.toast?.content).toBe('未保存，请重试')
    expect(ours(town)).toEqual([])
    expect(town.rows('select key from inbox')).toEqual([])

    raw.pragma('max_page_count = 1073741823')
    expect((await push(town, message(town))).status).toBe(200)
    expect((await town.emulator.person(张工).clicks(card, 'submit', 周报)).toast?.content).toBe('已提交')
    expect(ours(town)).toHaveLength(1)
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok')
  })
})
