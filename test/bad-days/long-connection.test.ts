import { describe, expect, it } from 'vitest'
import { holdLock } from '../support/hold-lock.ts'
import { rawOf } from '../support/raw.ts'
import { bootBot } from './boot.ts'
import { cardWith, openTown, saidTo, type Town, temporaryFolder, 何工, 周报, 张工, 李工 } from './rig.ts'

const wednesday = '2026-09-02T07:00:10.000Z'

const openLine = async (modes: NonNullable<Parameters<typeof openTown>[0]>['modes'] = {}): Promise<Town> => {
  const town = await openTown({ transport: 'websocket', modes, pingMs: 50 })
  await town.moveTo(wednesday)
  return town
}
const soon = <T>(read: () => T) => expect.poll(read, { timeout: 30_000 })
const lines = (town: Town) => town.emulator.longConnection
const ids = (town: Town) =>
  lines(town)
    .connections()
    .map(({ id }) => id)
const isUp = (town: Town) => town.bot.connection()?.status().up
/** Another connection than this one, and the bot knows of it. */
const anew = async (town: Town, before: string[]): Promise<void> => {
  await soon(() => ids(town).some((id) => !before.includes(id))).toBe(true)
  await soon(() => isUp(town)).toBe(true)
}
const answers = (town: Town, openId: string) => saidTo(town, openId).filter((text) => text.includes('状态')).length
/** Feishu's next tries, as they fall due. */
const outlastRetries = async (town: Town): Promise<void> => {
  for (let next = town.emulator.nextRetryAt(); next !== undefined; next = town.emulator.nextRetryAt()) {
    await soon(() => ids(town).length > 0 && isUp(town)).toBe(true)
    town.clock.pass(Math.max(0, next - Date.parse(town.clock.now())))
    await town.settle()
  }
}
const inbox = (town: Town) =>
  town.rows<{ key: string; state: string }>("select key, state from inbox where kind = 'message'")
const revisions = (town: Town): number => town.rows('select * from revision').length

describe('kicked again and again', () => {
  it('takes every message once and answers it once', async () => {
    const town = await openLine()
    const before = answers(town, 何工)
    const known = inbox(town).length
    const said = []
    for (let n = 0; n < 40; n++) {
      said.push(town.emulator.person(何工).says('状态'))
      if (n % 5 === 2) lines(town).kick()
      if (n % 5 === 4) {
        const lost = ids(town)
        lines(town).reset()
        await anew(town, lost)
      }
    }
    const first = await Promise.all(said)
    expect(first.some(({ status }) => status !== 200)).toBe(true)
    await outlastRetries(town)
    await town.settle()
    expect(inbox(town).length - known).toBe(40)
    expect(inbox(town).every(({ state }) => state === 'done')).toBe(true)
    expect(answers(town, 何工) - before).toBe(40)
    expect(town.bot.connection()?.status().drops).toBeGreaterThan(5)
  })

  it('files a report once however the clicks break off, and the card says so in the end', async () => {
    const town = await openLine()
    const card = cardWith(town, 张工, 'submit')
    for (let n = 0; n < 5; n++) {
      const before = ids(town)
      const clicking = town.emulator
        .person(张工)
        .clicks(card, 'submit', 周报, { version: -1, force: true })
        .catch(() => undefined)
      lines(town).reset()
      await clicking
      await anew(town, before)
    }
    await town.settle()
    expect(revisions(town)).toBeLessThanOrEqual(1)
    if (revisions(town) === 0) await town.emulator.person(张工).clicks(card, 'submit', 周报)
    await town.settle()
    expect(revisions(town)).toBe(1)
    expect(
      JSON.stringify(
        town.emulator
          .person(张工)
          .sees()
          .find(({ message_id }) => message_id === card),
      ),
    ).toContain('已收到')
  })
})

describe('an answer that does not arrive', () => {
  it('to a message: it comes again and is answered from what was stored', async () => {
    const town = await openLine()
    const before = answers(town, 何工)
    const frozen = ids(town)
    const saying = town.emulator.person(何工).says('状态')
    // It has left; from here on nothing of ours reaches Feishu.
    lines(town).freeze()
    const said = await saying
    expect(said).toMatchObject({ status: 0, error: expect.stringContaining('the connection was lost') })
    await anew(town, frozen)
    await outlastRetries(town)
    await town.settle()
    const tries = town.emulator.deliveries().filter(({ event_id }) => event_id === said.event_id)
    expect(tries.map(({ status }) => status)).toEqual([0, 200])
    expect(answers(town, 何工) - before).toBe(1)
  })

  it('to a click whose connection is lost before its commit: the card itself shows what became of it', async () => {
    const town = await openLine()
    const before = ids(town)
    const card = cardWith(town, 张工, 'submit')
    const lock = holdLock(town.bot.database)
    const clicking = town.emulator.person(张工).clicks(card, 'submit', 周报)
    await soon(() => town.bot.writer.waiting()).toBe(1)
    lines(town).reset()
    expect(await clicking).toMatchObject({ code: 200340 })
    await soon(() => ids(town).some((id) => !before.includes(id))).toBe(true)
    lock.letGo()
    await soon(() => revisions(town)).toBe(1)
    await town.settle()
    const shown = town.emulator
      .person(张工)
      .sees()
      .find(({ message_id }) => message_id === card)
    expect(JSON.stringify(shown?.content)).not.toContain('"name":"submit"')
  })

  it('to a click on a socket that froze: pressed again it says what stands, and nothing is filed twice', async () => {
    const town = await openLine()
    const before = ids(town)
    const card = cardWith(town, 张工, 'submit')
    const clicking = town.emulator.person(张工).clicks(card, 'submit', 周报)
    lines(town).freeze()
    expect(await clicking).toMatchObject({ code: 200340 })
    await anew(town, before)
    await soon(() => revisions(town)).toBe(1)
    expect(await town.emulator.person(张工).clicks(card, 'submit', 周报)).toMatchObject({ status: 200, card: {} })
    expect(revisions(town)).toBe(1)
  })
})

describe('what comes over it', () => {
  it('in pieces, out of order, cut inside characters, is one message each', async () => {
    const town = await openLine({ chunkBytes: 97, pieceOrder: 'shuffled' })
    const card = cardWith(town, 张工, 'submit')
    expect((await town.emulator.person(张工).clicks(card, 'submit', 周报)).toast?.content).toBe('已提交')
    town.emulator.modes.pieceOrder = 'interleaved'
    const before = [answers(town, 何工), answers(town, 李工)]
    const both = [何工, 李工].map((who) => town.emulator.person(who).says('状态'))
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([200, 200])
    await town.settle()
    expect([answers(town, 何工), answers(town, 李工)]).toEqual(before.map((count) => count + 1))
  })

  it('of two megabytes is not taken, and the connection goes on', async () => {
    const town = await openLine()
    const before = ids(town)
    expect(await town.emulator.person(何工).says('进展'.repeat(350_000))).toMatchObject({ status: 500 })
    expect(await town.emulator.person(何工).says('状态')).toMatchObject({ status: 200 })
    expect(ids(town)).toEqual(before)
  })

  it('from another app, or in another shape, is refused and counted', async () => {
    const town = await openLine()
    const { take } = town.bot.app.door
    const here = () => false
    const header = { event_id: 'e', event_type: 'im.message.receive_v1', app_id: 'cli_ffffffffffffffff', token: '' }
    await expect(take({ schema: '2.0', header, event: {} }, here)).rejects.toThrow('wrong-app')
    for (const body of [
      undefined,
      null,
      'text',
      [],
      {},
      { schema: '2.0', header: {} },
      { header: { ...header, token: 1 } },
    ])
      await expect(take(body, here)).rejects.toThrow('malformed')
    const deep = JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`)
    await expect(take({ schema: '2.0', header, event: deep }, here)).rejects.toThrow('malformed')
    const page = await town.bot.metrics.page()
    expect(page).toContain('bot_ingress_total{kind="refused",result="wrong-app"} 1')
    expect(page).toContain('bot_ingress_total{kind="refused",result="malformed"} 8')
  })

  it('cannot be posted by HTTP instead', async () => {
    const town = await openLine()
    const answer = await fetch(town.bot.url, { method: 'POST', body: '{}' })
    expect([answer.status, await answer.text()]).toEqual([404, ''])
  })
})

describe('a process that leaves', () => {
  it('answers what it has in hand, leaves events to the next one and tells clicks so', async () => {
    const town = await openLine()
    const card = cardWith(town, 张工, 'submit')
    const lock = holdLock(town.bot.database)
    const clicking = town.emulator.person(张工).clicks(card, 'submit', 周报)
    await soon(() => town.bot.writer.waiting()).toBe(1)
    const leaving = town.bot.app.door.leave()
    const event = await town.emulator.person(李工).says('状态')
    expect(event).toMatchObject({ status: 500 })
    const late = await town.emulator.person(张工).clicks(card, 'submit', 周报, { force: true })
    expect(late.toast?.content).toContain('未保存')
    lock.letGo()
    await leaving
    expect((await clicking).toast?.content).toBe('已提交')
    await town.stop()
    const before = saidTo(town, 李工).length
    await town.boot()
    await outlastRetries(town)
    await town.settle()
    expect(saidTo(town, 李工).length).toBeGreaterThan(before)
  })
})

it('two processes of one app share what comes, and nothing is answered twice', async () => {
  const town = await openTown({ transport: 'websocket' })
  const other = await bootBot({
    file: `${temporaryFolder()}/other.db`,
    feishuUrl: town.url,
    clock: town.clock,
    timeoutMs: Number.POSITIVE_INFINITY,
    transport: 'websocket',
  })
  await other.subscribe(town.emulator)
  expect(ids(town)).toHaveLength(2)
  for (let n = 0; n < 12; n++) expect(await town.emulator.person(何工).says('帮助')).toMatchObject({ status: 200 })
  const count = (bot: typeof other) =>
    rawOf(bot.database).prepare("select count(*) from inbox where kind = 'message'").pluck().get() as number
  expect(count(other) + count(town.bot)).toBe(12)
  expect(Math.min(count(other), count(town.bot))).toBeGreaterThan(0)
  await other.end(true)
})

describe('no connection for five minutes', () => {
  it('is told to the administrator once, with the reason, and its return once', async () => {
    const town = await openLine()
    const told = (word: string) => saidTo(town, 何工).filter((text) => text.includes(word)).length
    lines(town).refuseNext(100_000, { discovery: 1000040350 })
    lines(town).kick()
    await soon(() => isUp(town)).toBe(false)
    await soon(() => town.bot.connection()?.status().trouble?.hint).toContain('已满')
    await town.advance(4 * 60_000)
    expect(told('长连接')).toBe(0)
    await town.advance(2 * 60_000)
    await town.advance(10 * 60_000)
    expect([told('没有连上飞书的长连接'), told('最多 50 个')]).toEqual([1, 1])
    town.emulator.clearFailures()
    await soon(() => isUp(town)).toBe(true)
    await town.settle()
    await town.advance(60_000)
    expect(told('【恢复】飞书的长连接已连上')).toBe(1)
  })

  it('is not told for the many that are short', async () => {
    const town = await openLine()
    for (let n = 0; n < 5; n++) {
      const before = ids(town)
      lines(town).kick()
      await anew(town, before)
      await town.advance(3 * 60_000)
    }
    expect(saidTo(town, 何工).filter((text) => text.includes('长连接'))).toEqual([])
  })
})
