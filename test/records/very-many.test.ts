import { expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'

const withTask = async (): Promise<Town> => {
  const town = await openTown('10-16 09:00')
  await town.吴工.says('交办 航天 10-30 接通示例地块水电')
  return town
}

it('a record with 500 rows of history is shown, paged, stepped and found as any other', async () => {
  const town = await withTask()
  const { 张工 } = town
  await 张工.says('签收 任务1')
  const raw = rawOf(town.stage.database)
  const add = raw.prepare(
    `insert into record_step values ('task-2026-1', ?, ?, 'office', '吴工', 'office', 'note', 'doing', 'doing', ?, null, null, 'card', ?)`,
  )
  for (let seq = 3; seq <= 500; seq++)
    add.run(seq, '2026-10-16T01:00:02.000Z', JSON.stringify({ text: `第${seq}句补记` }), `many/${seq}`)
  raw.exec(
    `update record set rev = 500; insert into unindexed_record select id from record where true on conflict do nothing`,
  )
  const shown = await 张工.says('任务1')
  expect(shown).toContain('补记：第500句补记')
  expect(shown).not.toContain('第495句补记')
  const card = 张工.lastCard()
  await card.clicks('history')
  expect(card.words()).toContain('经过（第 1 / 63 页）')
  expect(card.words()).toContain('第493句补记')
  expect(await 张工.says('反馈 任务1 已踏勘现场')).toContain('张工（虚构） 反馈：已踏勘现场')
  expect(await 张工.says('查 任务 第277句')).toContain('找到 1：绿1')
})

it('300 things on a desk are one card of eight rows and a count, and one note in the morning', async () => {
  const town = await withTask()
  const raw = rawOf(town.stage.database)
  const row = raw.prepare("select * from record where kind = 'task'").get() as Record<string, unknown>
  const columns = Object.keys(row)
  const add = raw.prepare(`insert into record (${columns.join()}) values (${columns.map(() => '?').join()})`)
  for (let no = 2; no <= 300; no++) {
    const own: Record<string, unknown> = {
      id: `task-2026-${no}`,
      no,
      title: `示例事项${no}`,
      title_key: `示例事项${no}`,
    }
    add.run(...columns.map((column) => own[column] ?? row[column]))
  }
  const desk = await town.张工.says('我的')
  expect(desk).toContain('要办的（300）')
  expect(desk.match(/任务\d+ /gu)?.length).toBeLessThanOrEqual(8)
  const before = town.秦处.heard().length
  await town.at('10-21 09:05')
  const notes = town.秦处
    .heard()
    .slice(before)
    .filter((text) => text.startsWith('台账提醒'))
  expect(notes.length).toBeGreaterThan(0)
  for (const note of notes)
    expect(note.split('\n').filter((line) => /任务\d+/u.test(line)).length).toBeLessThanOrEqual(8)
})
