import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import type { Failure } from '../../emulator/server/api/failures.ts'
import { openTown, saidTo, type Town } from '../bad-days/rig.ts'
import { rawOf } from '../support/raw.ts'

const 吴工 = 'ou_demo_office_2'
const 郑工 = 'ou_demo_office_3'
const wednesday = '2026-09-02T07:00:10.000Z'
const minute = 60_000

const atWednesday = async (options = {}) => {
  const town = await openTown(options)
  await town.moveTo(wednesday)
  return town
}
const filesTo = (town: Town, openId: string) => {
  const chat = town.emulator.person(openId).p2p()
  return chat === undefined ? [] : town.emulator.messages(chat).filter(({ msg_type }) => msg_type === 'file')
}
const uploads = (town: Town) => town.emulator.calls().filter(({ path }) => path.endsWith('/im/v1/files'))
const sendsOfFiles = (town: Town) =>
  town.emulator.calls().flatMap(({ path, body }) => {
    const { msg_type, uuid } = body as { msg_type?: string; uuid?: string }
    return path.endsWith('/im/v1/messages') && msg_type === 'file' ? [uuid] : []
  })
/** Delivered to the bot; nothing of what follows has happened yet. */
const asks = async (town: Town, words = '导出', openId = 吴工) =>
  expect((await town.emulator.person(openId).says(words)).status).toBe(200)
const state = (town: Town) =>
  town.rows<{ state: string; error: string | null }>("select state, error from outbox where verb = 'file'")
const rowsIn = async (town: Town, openId: string): Promise<number> => {
  const [file] = filesTo(town, openId)
  const bytes = town.emulator.resource(String(file?.content.file_key))?.bytes
  return (await readSheet(Buffer.from(bytes ?? []), 1)).length - 1
}

describe('Feishu in trouble while a file is uploaded', () => {
  const troubles: [string, Failure][] = [
    ['silence', 'hang'],
    ['silence after it was taken', 'hang-after-accept'],
    ['half an answer', 'half-body'],
    ['a 429', { http: 429, code: 99991400, headers: { 'x-ogw-ratelimit-reset': '3' } }],
    ['a code nobody knows', { http: 400, code: 239999 }],
  ]
  it.each(troubles)('through %s the file arrives once', async (_name, failure) => {
    const town = await atWednesday({ timeoutMs: 800 })
    town.emulator.failNext(2, failure, { path: '/im/v1/files' })
    await asks(town)
    for (let passed = 0; passed < 4; passed++) await town.advance(20_000)
    expect(filesTo(town, 吴工)).toHaveLength(1)
    expect(await rowsIn(town, 吴工)).toBe(4)
    expect(sendsOfFiles(town)).toHaveLength(1)
    expect(state(town)).toEqual([{ state: 'sent', error: null }])
  })

  it.each(['hang-after-accept', 'half-body'] as const)(
    'a send in doubt (%s) is repeated under its uuid, so that one file stands in the chat',
    async (failure) => {
      const town = await atWednesday({ timeoutMs: 800 })
      await asks(town, '帮助')
      await town.settle()
      await asks(town)
      town.emulator.failNext(1, { http: 429, code: 99991400 }, { path: '/im/v1/files' })
      await town.settle()
      town.emulator.failNext(2, failure, { path: '/im/v1/messages' })
      for (let passed = 0; passed < 4; passed++) await town.advance(20_000)
      expect(sendsOfFiles(town)).toHaveLength(3)
      expect(new Set(sendsOfFiles(town)).size).toBe(1)
      expect(filesTo(town, 吴工)).toHaveLength(1)
    },
  )

  it('a permission that is missing is told to the person and the office, and not tried again', async () => {
    const town = await atWednesday()
    town.emulator.failNext(9, { http: 400, code: 99991672 }, { path: '/im/v1/files' })
    await asks(town)
    await town.settle()
    await town.advance(30 * minute)
    expect(uploads(town)).toHaveLength(1)
    expect(saidTo(town, 吴工).at(-1)).toContain('飞书不接收。请找管理员')
    expect(
      town.emulator
        .messages('oc_demo_office')
        .some(({ content }) => JSON.stringify(content).includes('「导出文件」没能发到')),
    ).toBe(true)
  })

  it('while it is away longer than half a day the person is told to ask again', async () => {
    const town = await atWednesday()
    await town.settle()
    town.emulator.down(true)
    await asks(town)
    await town.advance(13 * 60 * minute)
    town.emulator.down(false)
    await town.advance(2 * minute)
    expect(filesTo(town, 吴工)).toEqual([])
    expect(state(town)).toEqual([{ state: 'dropped', error: 'expired' }])
    expect(saidTo(town, 吴工).at(-1)).toContain('等得太久了。需要时请再发一次。')
  })

  it('a send in doubt beyond the life of its uuid is not repeated; the person is told', async () => {
    const town = await atWednesday({ timeoutMs: 800 })
    // The sentence that announces the file arrives; the file itself does not.
    town.emulator.failNext(1, { http: 429, code: 99991400 }, { path: '/im/v1/files' })
    await asks(town)
    await town.settle()
    town.emulator.failNext(200, 'hang-after-accept', { path: '/im/v1/messages', chat_id: 吴工 })
    await town.advance(minute)
    const uuids = sendsOfFiles(town).length
    expect(uuids).toBeGreaterThan(0)
    await town.advance(70 * minute)
    town.emulator.clearFailures()
    await town.advance(minute)
    expect(new Set(sendsOfFiles(town)).size).toBe(1)
    expect(filesTo(town, 吴工)).toHaveLength(1)
    expect(saidTo(town, 吴工).at(-1)).toContain('不确定是否已发到')
  })
})

it('a sentence that stays in doubt does not keep back the file it announces', async () => {
  const town = await atWednesday({ timeoutMs: 400 })
  town.emulator.failNext(6, 'hang', { path: '/im/v1/messages', chat_id: 吴工 })
  await asks(town)
  for (let passed = 0; passed < 5; passed++) {
    await town.advance(minute)
    expect(filesTo(town, 吴工)).toEqual([])
  }
  await town.advance(minute)
  expect(filesTo(town, 吴工)).toHaveLength(1)
})

describe('a process that dies', () => {
  it('while a file is under way makes it again after the start, and one arrives', async () => {
    const town = await atWednesday({ timeoutMs: 60_000 })
    town.emulator.failNext(1, 'hang', { path: '/im/v1/files' })
    await asks(town)
    const underWay = town.settle()
    await expect.poll(() => uploads(town).length, { timeout: 20_000 }).toBe(1)
    await town.crash()
    await underWay
    expect(filesTo(town, 吴工)).toEqual([])
    await town.boot()
    await town.advance(minute)
    expect(filesTo(town, 吴工)).toHaveLength(1)
    expect(await rowsIn(town, 吴工)).toBe(4)
    expect(uploads(town)).toHaveLength(2)
  })

  it('after the send but before it was written down sends it again under its uuid: one stands in the chat', async () => {
    const town = await atWednesday({ timeoutMs: 60_000 })
    town.emulator.failNext(1, { http: 429, code: 99991400 }, { path: '/im/v1/files' })
    await asks(town)
    await town.settle()
    town.emulator.failNext(1, 'hang-after-accept', { path: '/im/v1/messages' })
    const underWay = town.advance(20_000)
    await expect.poll(() => filesTo(town, 吴工).length, { timeout: 20_000 }).toBe(1)
    await town.crash()
    await underWay
    await town.boot()
    for (let passed = 0; passed < 4; passed++) await town.advance(20_000)
    expect(sendsOfFiles(town)).toHaveLength(2)
    expect(filesTo(town, 吴工)).toHaveLength(1)
    expect(new Set(sendsOfFiles(town)).size).toBe(1)
  })

  it('that is asked to leave cuts the thread and makes the file after the next start', async () => {
    const town = await atWednesday()
    await asks(town)
    const underWay = town.settle()
    await expect.poll(() => state(town)[0]?.state, { timeout: 20_000 }).toBe('sending')
    await town.stop()
    await underWay
    await town.boot()
    await town.advance(minute)
    expect(filesTo(town, 吴工)).toHaveLength(1)
  })
})

describe('a file that cannot be made', () => {
  it('over a damaged report is told to whoever asked, and the bot goes on', async () => {
    const town = await atWednesday()
    const [{ id } = { id: '' }] = town.rows<{ id: string }>("select id from item where chain_id = 'aerospace'")
    rawOf(town.bot.database).exec(`
      insert into revision (item_id, rev, source_key, kind, content, filed_by, filed_by_name, post, sent_at, received_at)
        values ('${id}', 1, 'x', 'submit', '{', 'ou', '张工', 'reporter', '${wednesday}', '${wednesday}');
      update item set state = 'filed', current_rev = 1 where id = '${id}'`)
    await asks(town)
    await town.settle()
    await town.advance(minute)
    expect(state(town)).toEqual([{ state: 'refused', error: 'not made: failed' }])
    expect(saidTo(town, 吴工).at(-1)).toContain('生成时出了错，不是您的问题')
    expect(town.bot.log.filter(({ msg }) => msg === 'unexpected')).toHaveLength(1)
    await asks(town, '导出 纺织')
    await town.settle()
    expect(filesTo(town, 吴工)).toHaveLength(1)
  })
})

describe('several at once', () => {
  it('are made one after another, and say that they wait; the same one is not made twice, and three are enough', async () => {
    const town = await atWednesday()
    for (const words of ['导出 航天', '导出 航天', '导出 纺织', '导出 本周', '导出 周报 航天']) await asks(town, words)
    await asks(town, '导出 纺织', 郑工)
    await town.settle()
    const said = saidTo(town, 吴工).filter((text) => text.includes('"text"'))
    expect(said.map((text) => /正在生成「|不用重复要|前面还有 \d 份|已有 3 份/.exec(text)?.[0])).toEqual([
      '正在生成「',
      '不用重复要',
      '前面还有 1 份',
      '前面还有 2 份',
      '已有 3 份',
    ])
    expect(saidTo(town, 郑工).some((text) => text.includes('前面还有 3 份'))).toBe(true)
    expect(filesTo(town, 吴工)).toHaveLength(3)
    expect(filesTo(town, 郑工)).toHaveLength(1)
    expect(uploads(town)).toHaveLength(4)
  })

  it('nobody’s messages wait while a file cannot be uploaded', async () => {
    const town = await atWednesday({ timeoutMs: 60_000 })
    town.emulator.failNext(1, 'hang', { path: '/im/v1/files' })
    await asks(town)
    const underWay = town.settle()
    await expect.poll(() => uploads(town).length, { timeout: 20_000 }).toBe(1)
    const before = saidTo(town, 吴工).length
    await asks(town, '状态')
    void town.bot.app.deliver()
    await expect.poll(() => saidTo(town, 吴工).length, { timeout: 20_000 }).toBe(before + 1)
    expect(filesTo(town, 吴工)).toEqual([])
    await town.crash()
    await underWay
  })
})
