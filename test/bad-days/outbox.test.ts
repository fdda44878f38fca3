import { describe, expect, it } from 'vitest'
import type { Failure } from '../../emulator/server/api/failures.ts'
import { addMs } from '../../src/domain/time.ts'
import { rawOf } from '../support/raw.ts'
import { refusing } from '../support/refusing.ts'
import { cardWith, openTown, saidIn, saidTo, type Town, 办公室群, 周报, 张工, 李工 } from './rig.ts'

const minute = 60_000
const wednesday = '2026-09-02T07:00:10.000Z'
const fridayDigest = '2026-09-04T00:30:00.000Z'
const 航天群 = 'oc_demo_c1'

const sends = (town: Town) =>
  town.emulator.calls().filter(({ method, path }) => method === 'POST' && path.endsWith('/im/v1/messages'))
const uuidsTo = (town: Town, receiver: string) =>
  sends(town).flatMap(({ body }) => {
    const { receive_id, uuid } = body as { receive_id: string; uuid: string }
    return receive_id === receiver ? [uuid] : []
  })
const atWednesday = async (options = {}) => {
  const town = await openTown(options)
  await town.moveTo(wednesday)
  return town
}
/** Asks and lets the answer go out as far as it will. */
const ask = async (town: Town, openId = 张工, words = '状态') => {
  expect((await town.emulator.person(openId).says(words)).status).toBe(200)
  await town.settle()
}

describe('a message that does not arrive at the first try', () => {
  const troubles: [string, Failure][] = [
    ['a 429 with a time', { http: 429, code: 99991400, headers: { 'x-ogw-ratelimit-reset': '3' } }],
    ['a chat that got too many', { http: 400, code: 230020 }],
    ['a refused token', { http: 400, code: 99991663 }],
    ['a refused token under 200', { http200code: 99991663 }],
    ['silence', 'hang'],
    ['silence after it was taken', 'hang-after-accept'],
    ['a broken connection', 'reset'],
    ['a broken connection after it was taken', 'reset-after-accept'],
    ['half an answer', 'half-body'],
    ['an answer that drips', 'slow-drip'],
    ['a web page', 'html'],
    ['a redirect', 'redirect'],
    ['a 500', { http: 500, code: 0 }],
    ['a 502 without a code of Feishu’s', { http: 502, code: 0 }],
    ['a code nobody knows', { http: 400, code: 239999 }],
    ['“being sent”', { http: 400, code: 230049 }],
  ]

  it.each(troubles)('through %s arrives once, under one uuid', async (_name, failure) => {
    const town = await atWednesday({ timeoutMs: 400 })
    const before = saidTo(town, 张工).length
    town.emulator.failNext(2, failure, { path: '/im/v1/messages' })
    await ask(town)
    for (let passed = 0; passed < 12; passed++) await town.advance(5_000)
    expect(saidTo(town, 张工)).toHaveLength(before + 1)
    const uuids = new Set(uuidsTo(town, 张工).slice(1))
    expect(uuids.size).toBe(1)
    expect([...uuids][0]?.length).toBeLessThanOrEqual(50)
    expect(town.rows("select state from outbox where topic = 'reply'")).toEqual([{ state: 'sent' }])
    const elsewhere = ({ path }: { path: string }) => !/^\/open-apis|^\/callback\/ws\/endpoint$/.test(path)
    expect(town.emulator.calls().some(elsewhere)).toBe(false)
  })

  it('is recorded as sent when Feishu answers a repeated uuid without telling which message it was', async () => {
    const town = await atWednesday({ modes: { rateClock: 'off', duplicateUuid: 'error' } })
    const before = saidTo(town, 张工).length
    town.emulator.failNext(1, 'reset-after-accept', { path: '/im/v1/messages' })
    await ask(town)
    for (let passed = 0; passed < 70; passed++) await town.advance(minute)
    expect(saidTo(town, 张工)).toHaveLength(before + 1)
    expect(town.rows("select state from outbox where topic = 'reply' and state in ('pending', 'sending')")).toEqual([])
  })

  it('waits as long as Feishu says', async () => {
    const town = await atWednesday()
    const before = saidTo(town, 张工).length
    const headers = { 'x-ogw-ratelimit-reset': '600' }
    town.emulator.failNext(1, { http: 429, code: 99991400, headers }, { path: '/im/v1/messages' })
    await ask(town)
    await town.advance(9 * minute)
    expect(saidTo(town, 张工)).toHaveLength(before)
    await town.advance(2 * minute)
    expect(saidTo(town, 张工)).toHaveLength(before + 1)
  })

  it('keeps its place before what was said later to the same person', async () => {
    const town = await atWednesday()
    const before = saidTo(town, 张工).length
    town.emulator.failNext(2, { http: 400, code: 230020 }, { path: '/im/v1/messages', chat_id: 张工 })
    await ask(town, 张工, '状态')
    await ask(town, 张工, '帮助')
    await ask(town, 李工, '帮助')
    expect(saidTo(town, 李工).length).toBeGreaterThan(0)
    for (let passed = 0; passed < 6; passed++) await town.advance(4_000)
    const order = town.rows<{ message_id: string }>(
      `select message_id from outbox where target_id = '${张工}' and topic = 'reply' order by seq`,
    )
    const arrived = town.emulator
      .person(张工)
      .sees()
      .map(({ message_id }) => message_id)
    const ids = order.map(({ message_id }) => message_id)
    expect(saidTo(town, 张工)).toHaveLength(before + 2)
    expect(arrived.filter((id) => ids.includes(id))).toEqual(ids)
  })

  it('has nothing else under way to the same person, while others are served', async () => {
    const town = await atWednesday({ timeoutMs: 3_000 })
    const before = uuidsTo(town, 张工).length
    town.emulator.failNext(1, 'hang', { path: '/im/v1/messages', chat_id: 张工 })
    await town.emulator.person(张工).says('状态')
    await town.emulator.person(张工).says('帮助')
    await town.emulator.person(李工).says('帮助')
    const tick = town.bot.app.tick()
    await expect.poll(() => saidTo(town, 李工).length).toBe(1)
    expect(uuidsTo(town, 张工)).toHaveLength(before + 1)
    expect(town.rows("select count(*) as n from outbox where state = 'sending'")).toEqual([{ n: 1 }])
    await tick
    for (let passed = 0; passed < 4; passed++) await town.advance(2_000)
    expect(saidTo(town, 张工)).toHaveLength(3)
  })

  it('does not silence its chat for long when it stays in doubt', async () => {
    const town = await atWednesday()
    town.emulator.failNext(1_000, { http: 500, code: 0 }, { path: '/im/v1/messages', chat_id: 张工 })
    await ask(town, 张工, '状态')
    for (let passed = 0; passed < 20; passed++) await town.advance(5_000)
    town.emulator.clearFailures()
    await ask(town, 张工, '帮助')
    expect(saidTo(town, 张工).at(-1)).toContain('帮助')
  })
})

describe('Feishu away for an hour', () => {
  it('leaves nothing in doubt that was decided meanwhile: all of it arrives once and in its order when it is back', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:30:00.000Z')
    town.emulator.down(true)
    await town.moveTo('2026-09-02T07:30:00.000Z')
    expect(town.rows("select distinct state, attempts from outbox where topic = 'weekly-card'")).toEqual([
      { state: 'pending', attempts: 0 },
    ])
    // People are still served: their reports come in, their answers wait.
    expect((await town.emulator.person(张工).says('状态')).status).toBe(200)
    town.emulator.down(false)
    await town.settle()
    for (const openId of ['ou_demo_c1_main', 'ou_demo_c2_main', 'ou_demo_c3_main', 'ou_demo_c4_main'])
      expect(saidTo(town, openId).filter((text) => text.includes('save_draft'))).toHaveLength(1)
    expect(town.rows("select 1 from outbox where state in ('pending', 'sending', 'uncertain')")).toEqual([])
    const [card, answer] = saidTo(town, 张工)
    expect(card).toContain('save_draft')
    expect(answer).toContain('航天')
  })

  it('does not hold up what falls due meanwhile, however long each silence is', async () => {
    const town = await openTown({ timeoutMs: 400 })
    await town.moveTo('2026-09-02T06:59:00.000Z')
    town.emulator.failNext(10_000, 'hang')
    await town.moveTo('2026-09-02T07:00:30.000Z')
    await town.settle()
    expect(town.rows("select state from job_run where job = 'weekly-card'")).toEqual([{ state: 'done' }])
    town.emulator.clearFailures()
    await town.settle()
    expect(saidTo(town, 张工)).toHaveLength(1)
  })
})

describe('a message nobody knows the fate of', () => {
  /** The digest to one chief group was taken by Feishu, and no answer ever came. */
  const inDoubt = async () => {
    const town = await openTown()
    await town.moveTo('2026-09-04T00:29:00.000Z')
    town.emulator.failNext(1, 'reset-after-accept', { path: '/im/v1/messages', chat_id: 航天群 })
    town.emulator.failNext(1_000, { http: 500, code: 0 }, { path: '/im/v1/messages', chat_id: 航天群 })
    await town.moveTo(fridayDigest)
    expect(saidIn(town, 航天群)).toHaveLength(1)
    return town
  }
  const questions = (town: Town) => saidIn(town, 办公室群).filter((text) => text.includes('群里已看到'))
  const stateOf = (town: Town) =>
    town.rows("select state, generation from outbox where topic = 'digest-chief' and chain_id = 'aerospace'")

  it('is asked about after fifty minutes, and never repeated by itself', async () => {
    const town = await inDoubt()
    await town.advance(49 * minute)
    expect(stateOf(town)).toEqual([{ state: 'pending', generation: 0 }])
    await town.advance(15 * minute)
    expect(stateOf(town)).toEqual([{ state: 'uncertain', generation: 0 }])
    expect(questions(town)).toHaveLength(1)
    town.emulator.clearFailures()
    await town.advance(24 * 60 * minute)
    expect(saidIn(town, 航天群)).toHaveLength(1)
    expect(saidIn(town, 办公室群).filter((text) => text.includes('还有 1 条消息不确定'))).toHaveLength(1)
  })

  it('is settled by 群里已看到', async () => {
    const town = await inDoubt()
    await town.advance(65 * minute)
    town.emulator.clearFailures()
    const question = town.emulator
      .messages(办公室群)
      .findLast(({ content }) => JSON.stringify(content).includes('群里已看到'))
    const office = town.emulator.person('ou_demo_office_1')
    expect((await office.clicks(question?.message_id ?? '', 'seen')).toast?.content).toBe('已记下：群里已看到')
    await town.advance(24 * 60 * minute)
    expect(stateOf(town)).toEqual([{ state: 'sent', generation: 0 }])
    expect(saidIn(town, 航天群)).toHaveLength(1)
    expect(saidIn(town, 办公室群).join()).not.toContain('还有 1 条')
    const late = await office.clicks(question?.message_id ?? '', 'resend', {}, { force: true, version: -1 })
    expect(late.toast?.content).toBe('已经处理过了')
  })

  it('is sent anew under a new uuid by 没有，请补发, with a full hour of its own', async () => {
    const town = await inDoubt()
    await town.advance(65 * minute)
    const question = town.emulator
      .messages(办公室群)
      .findLast(({ content }) => JSON.stringify(content).includes('群里已看到'))
    const office = town.emulator.person('ou_demo_office_1')
    expect((await office.clicks(question?.message_id ?? '', 'resend')).toast?.content).toBe('正在补发')
    await town.settle()
    // Fails once more, and is simply tried again: this is another message.
    expect(stateOf(town)).toEqual([{ state: 'pending', generation: 1 }])
    town.emulator.clearFailures()
    await town.advance(2 * minute)
    expect(stateOf(town)).toEqual([{ state: 'sent', generation: 1 }])
    expect(new Set(uuidsTo(town, 航天群)).size).toBe(2)
    expect(saidIn(town, 航天群)).toHaveLength(2)
  })

  it.each([
    ['an hour and a minute', 61],
    ['three days', 3 * 24 * 60],
  ])('is not repeated by a bot that died with it in hand and is back after %s', async (_name, minutes) => {
    const town = await inDoubt()
    await town.crash()
    town.emulator.clearFailures()
    town.clock.pass(minutes * minute)
    await town.boot()
    await town.advance(10 * minute)
    expect(saidIn(town, 航天群).filter((text) => text.includes('航天产业链'))).toHaveLength(1)
    expect(stateOf(town)).toEqual([{ state: 'uncertain', generation: 0 }])
    expect(questions(town)).toHaveLength(1)
  })

  it('is repeated under the same uuid by a bot that is back after ten seconds, and stands there once', async () => {
    const town = await inDoubt()
    await town.crash()
    town.emulator.clearFailures()
    town.clock.pass(10_000)
    await town.boot()
    await town.advance(minute)
    expect(saidIn(town, 航天群)).toHaveLength(1)
    expect(new Set(uuidsTo(town, 航天群)).size).toBe(1)
    expect(stateOf(town)).toEqual([{ state: 'sent', generation: 0 }])
  })

  it('is not repeated by a bot whose clock was set back while it was away', async () => {
    const town = await inDoubt()
    await town.crash()
    town.emulator.clearFailures()
    town.clock.pass(3 * 60 * minute)
    town.clock.leap(-200 * minute)
    await town.boot()
    await town.advance(minute)
    town.clock.leap(200 * minute)
    await town.advance(minute)
    expect(saidIn(town, 航天群)).toHaveLength(1)
    expect(stateOf(town)).toEqual([{ state: 'uncertain', generation: 0 }])
  })

  it('is known to have arrived when somebody clicks on it', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:59:00.000Z')
    town.emulator.failNext(1, 'reset-after-accept', { path: '/im/v1/messages', chat_id: 张工 })
    town.emulator.failNext(1_000, { http: 500, code: 0 }, { path: '/im/v1/messages', chat_id: 张工 })
    await town.moveTo(wednesday)
    const card = cardWith(town, 张工, 'submit')
    expect((await town.emulator.person(张工).clicks(card, 'submit', 周报)).toast?.content).toBe('已提交')
    town.emulator.clearFailures()
    await town.advance(2 * 60 * minute)
    expect(
      town.rows(`select state, message_id from outbox where target_id = '${张工}' and topic = 'weekly-card'`),
    ).toEqual([{ state: 'sent', message_id: card }])
    expect(saidTo(town, 张工).filter((text) => text.includes('工作动态'))).toHaveLength(1)
  })

  it('is found again by a click even when it was given up as expired', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:59:00.000Z')
    town.emulator.failNext(1, 'reset-after-accept', { path: '/im/v1/messages', chat_id: 张工 })
    town.emulator.failNext(1_000, { http: 500, code: 0 }, { path: '/im/v1/messages', chat_id: 张工 })
    await town.moveTo(wednesday)
    await town.crash()
    town.clock.pass(28 * 60 * minute)
    await town.boot()
    expect(town.rows(`select state from outbox where target_id = '${张工}' and topic = 'weekly-card'`)).toEqual([
      { state: 'dropped' },
    ])
    const click = await town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报)
    expect(click.toast?.content).toBe('已补报，标注逾期')
  })
})

describe('what is written down about a send', () => {
  it('is written later when the database does not take it at once, and nothing is sent twice', async () => {
    const town = await atWednesday()
    const before = uuidsTo(town, 张工).length
    await town.emulator.person(张工).says('状态')
    const mend = refusing(town.bot.database, 'update on outbox', "new.state = 'sent'")
    await town.bot.app.tick()
    mend()
    expect(uuidsTo(town, 张工)).toHaveLength(before + 1)
    await town.settle()
    expect(uuidsTo(town, 张工)).toHaveLength(before + 1)
    expect(town.rows("select state from outbox where topic = 'reply'")).toEqual([{ state: 'sent' }])
  })

  it('survives a bug of ours: the row is not tried for ever', async () => {
    const town = await atWednesday()
    rawOf(town.bot.database).exec(
      "update outbox set state = 'pending', verb = 'patch', target_id = '../../x' where topic = 'weekly-card' and chain_id = 'cmc'",
    )
    await town.settle()
    for (let passed = 0; passed < 8; passed++) await town.advance(10 * minute)
    const [row] = town.rows<{ attempts: number }>(
      "select state, attempts from outbox where chain_id = 'cmc' and verb = 'patch'",
    )
    expect(row?.attempts).toBeLessThan(20)
  })
})

describe('what was decided an hour ago', () => {
  const endRole = (town: Town, openId: string, role: string) =>
    rawOf(town.bot.database)
      .prepare(
        'update person_role set until = ? where role = ? and person_id = (select id from person where open_id = ?)',
      )
      .run(town.clock.now(), role, openId)

  it('is not sent to somebody who lost the role meanwhile', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-02T06:30:00.000Z')
    town.emulator.down(true)
    await town.moveTo(wednesday)
    await town.emulator.person('ou_demo_office_2').says('状态')
    town.clock.pass(10_000)
    endRole(town, 张工, 'reporter')
    endRole(town, 'ou_demo_office_2', 'office')
    town.emulator.down(false)
    await town.advance(minute)
    expect(saidTo(town, 张工)).toEqual([])
    expect(saidTo(town, 'ou_demo_office_2')).toEqual([])
    expect(saidTo(town, 'ou_demo_c2_main')).toHaveLength(1)
  })

  it('is not sent into a group that was bound to something else meanwhile', async () => {
    const town = await openTown()
    await town.moveTo('2026-09-04T00:29:00.000Z')
    town.emulator.down(true)
    await town.moveTo(fridayDigest)
    rawOf(town.bot.database).exec("update chat set chain_id = 'textile' where chat_id = 'oc_demo_c1'")
    town.emulator.down(false)
    await town.advance(minute)
    expect(saidIn(town, 航天群)).toEqual([])
    expect(saidIn(town, 'oc_demo_c2')).toHaveLength(1)
    await town.advance(15 * minute)
    expect(saidIn(town, 办公室群).filter((text) => text.includes('群已改作他用'))).toHaveLength(1)
  })

  it('no reminder goes out for a report that came in while it was being tried again', async () => {
    const town = await atWednesday()
    await town.moveTo('2026-09-03T01:59:00.000Z')
    town.emulator.failNext(3, { http: 400, code: 230020 }, { path: '/im/v1/messages', chat_id: 张工 })
    await town.moveTo('2026-09-03T02:00:01.000Z')
    const before = saidTo(town, 张工).length
    await town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报)
    await town.advance(5 * minute)
    expect(saidTo(town, 张工)).toHaveLength(before)
  })
})

describe('several changes of one card', () => {
  it('leave the newest on it, also when an older one is tried again later', async () => {
    const town = await atWednesday()
    await town.emulator.person(李工).says('周报')
    await town.settle()
    const main = cardWith(town, 张工, 'submit')
    const backup = cardWith(town, 李工, 'submit')
    town.emulator.failNext(1, { http: 400, code: 230020 }, { path: `/im/v1/messages/${backup}` })
    await town.emulator.person(张工).clicks(main, 'submit', 周报)
    await town.settle()
    await town.emulator.person(张工).clicks(main, 'edit')
    await town.emulator.person(张工).clicks(main, 'submit', { ...周报, progress: '第二次填报的进展' })
    await town.advance(minute)
    const shown = town.emulator.messages().find(({ message_id }) => message_id === backup)
    expect(JSON.stringify(shown?.content)).toContain('第二次填报的进展')
    expect(town.rows("select state, error from outbox where verb = 'patch' order by seq")).toEqual([
      { state: 'dropped', error: 'superseded' },
      { state: 'sent', error: null },
    ])
  })
})

it('two processes never write for each other: who lost the lease writes nothing', async () => {
  const town = await atWednesday()
  const { claimOutgoing, releaseLost, settle } = await import('../../src/db/outbox-delivery.ts')
  await town.emulator.person(张工).says('状态')
  const now = town.clock.now()
  const busyTargets = new Set<string>()
  const claim = (owner: string, at: string) =>
    town.bot.writer.write((tx) => claimOutgoing(tx, { now: at, owner, limit: 1, busyTargets }))
  const [asleep] = await claim('first', now)
  expect(await claim('second', now)).toEqual([])
  const later = addMs(now, 2 * minute)
  await town.bot.writer.write((tx) => releaseLost(tx, { now: later, owner: 'second', inHand: [] }))
  const [awake] = await claim('second', later)
  expect(awake?.id).toBe(asleep?.id)
  const end = (row = asleep) =>
    town.bot.writer.write((tx) =>
      settle(tx, row ?? { id: '', fence: 0 }, { state: 'sent', at: later, messageId: 'om_x' }),
    )
  expect(await end(asleep)).toBe(false)
  expect(await end(awake)).toBe(true)
})
