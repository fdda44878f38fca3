import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sqliteOf } from '../../src/db/sqlite/open.ts'
import { cardWith, openTown, saidTo, type Town, 何工, 张工, 李工 } from './rig.ts'

const told = (town: Town) => saidTo(town, 何工).filter((text) => text.includes('服务器磁盘'))

/** SQLite's own limit stands for the disk's: a page more is refused with the code of a full disk. */
const fill = (town: Town): void => {
  const { raw } = sqliteOf(town.bot.database)
  raw.pragma(`max_page_count = ${raw.pragma('page_count', { simple: true })}`)
  const put = raw.prepare('insert into kv values (?, ?)')
  const takeRoom = (): void => {
    for (;;) put.run(`filler/${randomUUID()}`, 'x'.repeat(3_000))
  }
  expect(takeRoom).toThrow('full')
}
const makeRoom = (town: Town): void => void sqliteOf(town.bot.database).raw.pragma('max_page_count = 1073741823')

describe('a full disk', () => {
  it('is told once to the administrator, as soon as a row can be written, with what was refused meanwhile', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T07:01:00.000Z')
    fill(town)
    const says = (words: string) => town.emulator.person(李工).says(words)
    // What pages in use still have room for is stored all the same.
    while ((await says(`周报 ${'进展'.repeat(500)}`)).status === 200) await town.settle()
    const card = cardWith(town, 张工, 'save_draft')
    const draft = { progress: '试飞'.repeat(140), next_plan: '总装'.repeat(60) }
    const press = async () => (await town.emulator.person(张工).clicks(card, 'save_draft', draft)).toast?.content
    // Every press leaves a delivery with its answer, however much room a draft of the same length takes.
    for (let presses = 1; (await press()) !== '未保存，请重试'; presses++) {
      expect(presses).toBeLessThan(500)
      draft.progress = `${'试飞'.repeat(140)}${presses}`
    }
    expect(await press()).toBe('未保存，请重试')

    await town.advance(10 * 60_000)
    makeRoom(town)
    await town.advance(60_000)
    expect(told(town)).toHaveLength(1)
    expect(told(town)[0]).toMatch(/从 9月2日 15:01 起写不进去，到 9月2日 15:\d\d 有 2 次点击、1 条消息没有收下/)
    expect(told(town)[0]).toContain('管理员马上清理磁盘')
    expect(await press()).toContain('已暂存')

    // It fills up again within the hour: told later, with what is new.
    fill(town)
    const again = '进展'.repeat(501)
    while ((await says(`周报 ${again}`)).status === 200) await town.settle()
    makeRoom(town)
    await town.advance(10 * 60_000)
    expect(told(town)).toHaveLength(1)
    await town.advance(60 * 60_000)
    expect(told(town)).toHaveLength(2)
    expect(told(town)[1]).toContain('有 0 次点击、1 条消息没有收下')
    await town.advance(5 * 60 * 60_000)
    expect(told(town)).toHaveLength(2)
  })

  it('that refused nothing is not told', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T07:01:00.000Z')
    expect(told(town)).toEqual([])
  })
})
