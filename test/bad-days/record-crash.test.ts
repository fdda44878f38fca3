import { expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { member } from '../../scripts/town/member.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import { openKillable } from './killable.ts'
import { openTown } from './rig.ts'

/** Everybody writes one task at a time; each kill hits all that are under way, so that 4 of them cut off 300. */
const people = 75
const kills = 4

it('numbers have no gap and no task is there twice though the process is killed under 300 that are being made', async () => {
  const { emulator, reader, isSound, pass, start, kill } = await openKillable({
    chains: people,
    start: '2026-10-16T01:30:00.000Z',
    modes: { rateClock: 'off', callbackTimeout: 20_000, eventTimeout: 20_000 },
  })
  const all = <T>(sql: string) => reader.prepare(sql).all() as T[]

  const openIds = Array.from({ length: people }, (_, index) => `ou_${String(index + 1).padStart(4, '0')}`)
  for (let round = 0; round < kills; round++) {
    const before = all("select 1 from record where kind not in ('firm', 'figure')").length
    const writing = openIds.map((openId) =>
      emulator
        .person(openId)
        .says(`任务 新增 ${openId.slice(3)}第${round + 1}件`)
        .catch(() => undefined),
    )
    // In the middle of them: a few are stored, most are not.
    while (all("select 1 from record where kind not in ('firm', 'figure')").length < before + 3)
      await new Promise((resolve) => setImmediate(resolve))
    await kill()
    await Promise.all(writing)
    await start()
    // What Feishu has no answer for comes again after 15 seconds.
    pass(16_000)
    await emulator.runDueRetries()
  }
  await expect
    .poll(() => all("select 1 from record where kind not in ('firm', 'figure')").length, { timeout: 20_000 })
    .toBe(people * kills)

  const numbers = all<{ no: number }>("select no from record where kind not in ('firm', 'figure') order by no").map(
    ({ no }) => no,
  )
  expect(numbers).toEqual(Array.from({ length: people * kills }, (_, index) => index + 1))
  expect(all("select distinct title from record where kind not in ('firm', 'figure')")).toHaveLength(people * kills)
  expect(all(`select 1 from record_step where step = 'create' and record_id not like 'fi%'`)).toHaveLength(
    people * kills,
  )
  expect(isSound()).toBe(true)
})

it('killed between a step and its messages, the bot says them after all, and once', async () => {
  const town = await openTown({ start: officeTime('10-16 09:30') })
  const [吴工, 冯工] = [member(town, cast.吴工), member(town, cast.冯工)]
  const words = ['交办 航天 区投资商务局 10-30 接通示例地块水电', '催办 任务1']
  for (const word of words) {
    // Stored and answered; nothing of what follows from it has left.
    await town.emulator.person(cast.吴工).says(word)
    await town.crash()
    await town.boot()
    await town.settle()
  }
  await 冯工.says('签收 任务1')
  await town.emulator.person(cast.冯工).says('延期 任务1 11-05 等停电窗口')
  await town.crash()
  await town.boot()
  await town.settle()
  const told = town.rows<{ message_id: string }>(
    `select message_id from outbox where dedupe_key like 'record/%' and state = 'sent'`,
  )
  // 冯工 of 交办 and of 催办, each of the office of 延期.
  expect(told).toHaveLength(5)
  expect(new Set(told.map(({ message_id }) => message_id)).size).toBe(5)
  expect(town.rows("select 1 from record where kind not in ('firm', 'figure')")).toHaveLength(1)
  expect(
    town.rows(`select step from record_step where record_id like 'task-%' order by seq`).map(({ step }) => step),
  ).toEqual(['create', 'nudge', 'accept', 'extend'])
  expect(吴工.last()).toContain('待批延期：到11月5日（周四）')
  expect(town.rows(`select 1 from outbox where state in ('uncertain', 'refused')`)).toEqual([])
})

it('killed while Feishu adds the event of a meeting, it is one event with everybody on it', async () => {
  const town = await openTown({ start: officeTime('10-19 09:30') })
  const 吴工 = member(town, cast.吴工)
  const made = { type: '推进办调度会', on: '2026-10-22', time: '14:30', host: '周主任', invited: ['航天产业链'] }
  await 吴工.says('会议 新增')
  await 吴工.lastCard().clicks('create', made)
  await 吴工.says('改议题 会议1')
  await 吴工.lastCard().clicks('agenda', { extra: '示例议题' })
  town.emulator.failNext(1, 'hang-after-accept', { path: /\/events$/u })
  await town.emulator.person(cast.吴工).says('发通知 会议1')
  const hanging = town.settle().catch(() => undefined)
  await expect.poll(() => town.emulator.calendarEvents()).toHaveLength(1)
  await town.crash()
  await hanging
  await town.boot()
  await town.settle()
  const [event, ...others] = town.emulator.calendarEvents()
  expect(others).toEqual([])
  expect(event?.attendees.toSorted()).toEqual([cast.吴工, cast.秦处].toSorted())
  expect(town.rows(`select state from outbox where verb = 'keep-calendar'`)).toEqual([{ state: 'sent' }])
})
