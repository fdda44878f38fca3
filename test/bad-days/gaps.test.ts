import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { refusing } from '../support/refusing.ts'
import { cardWith, openTown, saidIn, saidTo, type Town, 办公室群, 周报, 张工, 李工 } from './rig.ts'

const groups = ['oc_demo_c1', 'oc_demo_c2', 'oc_demo_c3', 'oc_demo_c4']
const digests = (town: Town) => groups.map((group) => saidIn(town, group).length)
const runs = (town: Town) =>
  Object.fromEntries(
    town
      .rows<{ job: string; state: string; note: string | null }>(
        "select job, state, note from job_run where period = '2026-W36' order by due_at",
      )
      .map(({ job, state, note }) => [job, note ? `${state}: ${note}` : state]),
  )
const saidToOffice = (town: Town, words: string) => saidIn(town, 办公室群).filter((text) => text.includes(words))

/** Away from one moment to another; Feishu and the people go on. */
const away = async (town: Town, from: string, until: string, meanwhile?: () => Promise<unknown>) => {
  await town.moveTo(from)
  await town.stop()
  await meanwhile?.()
  town.clock.passTo(until)
  await town.boot()
  await town.settle()
}

describe('the very first start', () => {
  it.each([
    ['before the card', '2026-09-01T00:00:00.000Z', 'card and digests of this week', 1, 1],
    ['after the card', '2026-09-03T01:00:00.000Z', 'no card of the past, this week’s digests', 0, 1],
    ['after the due time', '2026-09-03T11:00:00.000Z', 'no receipt of the past, this week’s digests', 0, 1],
    ['after the digests', '2026-09-04T02:00:00.000Z', 'nothing of the past', 0, 0],
    ['after the lock', '2026-09-04T05:00:00.000Z', 'nothing of the past', 0, 0],
  ])('%s (%s): %s', async (_name, start, _what, cards, posted) => {
    const town = await openTown({ start })
    await town.moveTo('2026-09-06T00:00:00.000Z')
    expect(saidTo(town, 张工).filter((text) => text.includes('save_draft'))).toHaveLength(cards)
    expect(digests(town)).toEqual([posted, posted, posted, posted])
    // Next Monday the next week opens, whenever the first start was.
    await town.moveTo('2026-09-09T07:01:00.000Z')
    expect(saidTo(town, 张工).filter((text) => text.includes('第37周') && text.includes('save_draft'))).toHaveLength(1)
  })
})

describe('a gap', () => {
  it('from Wednesday to Saturday: what was owed is posted on return, marked with its due time, and the rest is told', async () => {
    const town = await openTown()
    await away(town, '2026-09-02T06:00:00.000Z', '2026-09-05T02:00:00.000Z')
    expect(runs(town)).toEqual({
      'weekly-card': 'skipped: late',
      'reminder-1': 'skipped: late',
      'reminder-2': 'skipped: late',
      'backup-notice': 'skipped: late',
      receipt: 'done',
      'digest-chief': 'done',
      'digest-office': 'done',
      lock: 'done',
    })
    expect(digests(town)).toEqual([1, 1, 1, 1])
    expect(saidIn(town, 'oc_demo_c1')[0]).toContain('应于 9月4日（周五）08:30')
    expect(saidToOffice(town, '应于 9月3日（周四）18:05')).toHaveLength(1)
    expect(saidToOffice(town, '应于 9月4日（周五）08:40')).toHaveLength(1)
    expect(saidToOffice(town, '没有发：错过时间太久')).toHaveLength(4)
    expect(saidTo(town, 张工)).toEqual([])
    await town.advance(24 * 3_600_000)
    expect(digests(town)).toEqual([1, 1, 1, 1])
  })

  it('over the digests: each holds what had been received by its own due time, and what came later follows as a new version', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T07:00:10.000Z')
    const card = cardWith(town, 张工, 'submit')
    await town.emulator.person(张工).clicks(card, 'submit', 周报)
    await town.moveTo('2026-09-04T00:00:00.000Z')
    await town.stop()
    town.clock.passTo('2026-09-04T00:50:00.000Z')
    await town.boot()
    // Filed on return, before the digests could be posted: received after both due times.
    expect(saidIn(town, 'oc_demo_c1')[0]).toContain('完成试飞一架次')
    expect(saidIn(town, 'oc_demo_c4')[0]).not.toContain('纺织进展')
    const late = await town.emulator
      .person('ou_demo_c4_main')
      .clicks(cardWith(town, 'ou_demo_c4_main', 'submit'), 'submit', { ...周报, progress: '纺织进展' })
    expect(late.toast?.content).toBe('已补报，标注逾期')
    await town.settle()
    await town.advance(60_000)
    const [patched, line] = saidIn(town, 'oc_demo_c4')
    expect(patched).toContain('纺织进展')
    expect(patched).toContain('v2')
    expect(line).toContain('纺织')
    expect(town.rows("select version from digest where id = 'digest/2026-W36/textile'")).toEqual([{ version: 2 }])
  })

  it('of more than 72 hours: nothing is posted by itself, one tap posts it', async () => {
    const town = await openTown()
    await away(town, '2026-09-03T10:10:00.000Z', '2026-09-08T02:00:00.000Z')
    expect(digests(town)).toEqual([0, 0, 0, 0])
    expect(runs(town)['digest-chief']).toBe('skipped: late')
    const offers = town.emulator
      .messages(办公室群)
      .filter(
        ({ content }) =>
          JSON.stringify(content).includes('"do":"post"') && JSON.stringify(content).includes('aerospace'),
      )
    expect(offers).toHaveLength(1)
    const tap = await town.emulator.person('ou_demo_office_1').clicks(offers[0]?.message_id ?? '', 'post')
    expect(tap.toast?.content).toBe('正在发布')
    await town.settle()
    expect(digests(town)).toEqual([1, 0, 0, 0])
    expect(saidIn(town, 'oc_demo_c1')[0]).toContain('应于 9月4日（周五）08:30')
    const again = await town.emulator
      .person('ou_demo_office_1')
      .clicks(offers[0]?.message_id ?? '', 'post', {}, { force: true, version: -1 })
    expect(again.toast?.content).toBe('这一版已经发布过')
    await town.settle()
    expect(digests(town)).toEqual([1, 0, 0, 0])
  })

  it('of more than 72 hours, with no group to post to: the tap says so, and the due time is kept', async () => {
    const town = await openTown()
    await away(town, '2026-09-03T10:10:00.000Z', '2026-09-08T02:00:00.000Z')
    await town.emulator.removeBot('oc_demo_c1', 'ou_demo_admin')
    await town.emulator.resign('ou_demo_c1_chief')
    await town.settle()
    const offer = town.emulator
      .messages(办公室群)
      .find(({ content }) => JSON.stringify(content).includes('摘要没有发布 · 航天'))
    const tap = () => town.emulator.person('ou_demo_office_1').clicks(offer?.message_id ?? '', 'post')
    expect((await tap()).toast?.content).toBe('没有发布，请先绑定群，再发「汇总」')
    await town.emulator.addBot('oc_demo_c1', 'ou_demo_admin')
    await town.settle()
    expect((await tap()).toast?.content).toBe('正在发布')
    await town.settle()
    expect(saidIn(town, 'oc_demo_c1').at(-1)).toContain('应于 9月4日（周五）08:30')
  })

  it('of an hour over a reminder: it goes out within two hours, and only in working hours', async () => {
    const early = await openTown()
    await away(early, '2026-09-03T01:50:00.000Z', '2026-09-03T03:30:00.000Z')
    expect(runs(early)['reminder-1']).toBe('done')
    const late = await openTown()
    await away(late, '2026-09-03T01:50:00.000Z', '2026-09-03T04:10:00.000Z')
    expect(runs(late)['reminder-1']).toBe('skipped: late')
    expect(saidToOffice(late, '第一次提醒（应于 9月3日（周四）10:00）没有发')).toHaveLength(1)
  })

  it('over the due time: reports sent before it count as on time, whenever they arrive', async () => {
    const town = await openTown()
    await away(town, '2026-09-03T09:30:00.000Z', '2026-09-03T14:00:00.000Z', async () => {
      town.clock.pass(60_000)
      await town.emulator.person(张工).says('周报 本周进展：完成试飞\n下周计划：总装')
    })
    await town.settle()
    const offer = cardWith(town, 张工, 'confirm')
    expect((await town.emulator.person(张工).clicks(offer, 'confirm')).toast?.content).toBe('已提交')
    expect(town.rows("select is_late from item where id = 'weekly/2026-W36/aerospace'")).toEqual([{ is_late: 0 }])
  })

  it('of two Thursdays: each digest in its order', async () => {
    const town = await openTown()
    await away(town, '2026-09-02T08:00:00.000Z', '2026-09-11T02:00:00.000Z')
    const jobs = town.rows<{ period: string; job: string; state: string }>(
      "select period, job, state from job_run where job = 'digest-chief' order by due_at",
    )
    expect(jobs).toEqual([
      { period: '2026-W36', job: 'digest-chief', state: 'skipped' },
      { period: '2026-W37', job: 'digest-chief', state: 'done' },
    ])
    expect(digests(town)).toEqual([1, 1, 1, 1])
  })

  it('in the middle of the jobs: one that fails keeps the others running, is told, and is made good', async () => {
    const town = await openTown({ start: '2026-09-04T00:10:00.000Z' })
    const mend = refusing(town.bot.database, 'insert on outbox', "new.topic = 'digest-chief'")
    await town.moveTo('2026-09-04T00:41:00.000Z')
    expect(digests(town)).toEqual([0, 0, 0, 0])
    expect(saidToOffice(town, '周览')).toHaveLength(1)
    expect(saidTo(town, 'ou_demo_admin').filter((text) => text.includes('链长群摘要（应于'))).toHaveLength(1)
    mend()
    await town.settle()
    expect(digests(town)).toEqual([1, 1, 1, 1])
  })
})

describe('two processes on one database', () => {
  it('the second refuses in words, and the first goes on', async () => {
    const town = await openTown()
    await expect(town.boot()).rejects.toThrow(/已有一个 lianzhang 正在使用数据库/)
    await town.moveTo('2026-09-02T07:00:10.000Z')
    expect(saidTo(town, 李工)).toEqual([])
    expect(saidTo(town, 张工)).toHaveLength(1)
  })
})

describe('next year’s holidays', () => {
  const words = '2027 年放假安排还没有录入'

  it('are asked for on workdays: weekly from 1 November, a Sunday, and daily from 1 December', async () => {
    const town = await openTown({ start: '2026-10-31T12:00:00.000Z' })
    const day = async () => {
      town.clock.pass(24 * 3_600_000)
      await town.settle()
      await town.settle()
    }
    await day()
    expect(saidToOffice(town, words)).toHaveLength(0)
    await day()
    expect(saidToOffice(town, words)).toHaveLength(1)
    for (let passed = 2; passed < 30; passed++) await day()
    const november = saidToOffice(town, words).length
    expect(november).toBeGreaterThanOrEqual(4)
    expect(november).toBeLessThanOrEqual(5)
    for (let passed = 0; passed < 5; passed++) await day()
    // 5 December is a Saturday.
    expect(saidToOffice(town, words)).toHaveLength(november + 4)
  })
})

describe('the machine’s own zone', () => {
  it.each(['America/New_York', 'UTC', 'Pacific/Kiritimati'])('%s changes nothing', async (zone) => {
    const script = `
      import { openStage } from './scripts/stage.ts'
      import { mkdtempSync } from 'node:fs'
      const stage = await openStage({ databaseFile: mkdtempSync('/tmp/lianzhang-zone-') + '/a.db', start: '2026-09-02T06:50:00.000Z' })
      await stage.moveTo('2026-09-04T04:01:00.000Z')
      const runs = stage.database.raw.prepare('select job, due_at, state from job_run order by due_at').all()
      console.log(JSON.stringify({ offset: new Date('2026-09-04').getTimezoneOffset(), runs }))
      await stage.close()
    `
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script],
      { env: { PATH: process.env.PATH, TZ: zone }, timeout: 60_000 },
    )
    const told = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}')
    expect(told.offset).toBe({ 'America/New_York': 240, UTC: 0, 'Pacific/Kiritimati': -840 }[zone])
    expect(told.runs).toEqual([
      { job: 'weekly-card', due_at: '2026-09-02T07:00:00.000Z', state: 'done' },
      { job: 'reminder-1', due_at: '2026-09-03T02:00:00.000Z', state: 'done' },
      { job: 'reminder-2', due_at: '2026-09-03T08:00:00.000Z', state: 'done' },
      { job: 'backup-notice', due_at: '2026-09-03T09:00:00.000Z', state: 'done' },
      { job: 'receipt', due_at: '2026-09-03T10:05:00.000Z', state: 'done' },
      { job: 'digest-chief', due_at: '2026-09-04T00:30:00.000Z', state: 'done' },
      { job: 'digest-office', due_at: '2026-09-04T00:40:00.000Z', state: 'done' },
      { job: 'lock', due_at: '2026-09-04T04:00:00.000Z', state: 'done' },
    ])
  })
})
