import { afterEach, beforeEach, expect, test } from 'vitest'
import { codeOf, send, sendCard } from '../support/calls.ts'
import { cardOf, plain } from '../support/cards.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeEach(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterEach(() => town.close())

const png = (side: number): Buffer => {
  const head = Buffer.from('89504e470d0a1a0a0000000d494844520000000000000000', 'hex')
  head.writeUInt32BE(side, 16)
  head.writeUInt32BE(side, 20)
  return head
}

const image = (bytes: Buffer) => town.client.im.v1.image.create({ data: { image_type: 'message', image: bytes } })

type FileType = 'opus' | 'mp4' | 'pdf' | 'doc' | 'xls' | 'ppt' | 'stream'
const file = (file_type: FileType, bytes = Buffer.from('内容')) =>
  town.client.im.v1.file.create({ data: { file_type, file_name: '汇总.xlsx', file: bytes } })

test('an uploaded image may be sent and shown in a card', async () => {
  const image_key = (await image(png(100)))?.image_key ?? ''
  expect((await send(town, 'ou_zhang', { image_key }, 'image')).code).toBe(0)
  expect(await sendCard(town, 'ou_zhang', cardOf({ tag: 'img', img_key: image_key, alt: plain('') }))).toMatch(/^om_/)
  expect(town.emulator.resource(image_key)).toMatchObject({ content_type: 'image/png', bytes: png(100) })
})

test('what is no image, empty, too large or too wide is refused', async () => {
  expect(await codeOf(image(Buffer.from('not an image')))).toBe(234011)
  expect(await codeOf(image(png(12_001)))).toBe(234039)
  expect(await codeOf(image(Buffer.concat([png(9), Buffer.alloc(10 * 1024 * 1024)])))).toBe(234006)
  expect(await codeOf(file('xls', Buffer.alloc(30 * 1024 * 1024 + 1)))).toBe(234006)
})

test('a file key fits its message type only', async () => {
  const file_key = (await file('xls'))?.file_key ?? ''
  expect((await send(town, 'ou_zhang', { file_key }, 'file')).code).toBe(0)
  expect(await codeOf(send(town, 'ou_zhang', { file_key }, 'audio'))).toBe(230055)
  expect(await codeOf(send(town, 'ou_zhang', { image_key: file_key }, 'image'))).toBe(230001)
})

test('the SDK answers null when a 200 carries an error', async () => {
  town.emulator.failNext(1, { http200code: 234006 }, { path: '/im/v1/files' })
  expect(await file('xls')).toBeNull()
})

test('what a person sent can be fetched by its message, and not be sent on', async () => {
  const { message_id } = await town.emulator.person('张工').says('附件.docx', { type: 'file' })
  const file_key = String(town.emulator.messages()[0]?.content.file_key)
  const fetched = await town.client.im.v1.messageResource.get({
    path: { message_id, file_key },
    params: { type: 'file' },
  })
  const chunks: Buffer[] = []
  for await (const chunk of fetched.getReadableStream()) chunks.push(chunk as Buffer)
  expect(Buffer.concat(chunks).toString('utf8')).toBe('附件.docx')
  expect(await codeOf(send(town, 'ou_zhang', { file_key }, 'file'))).toBe(230017)
})

test('a key of another message, and a card, give nothing', async () => {
  const resource = (message_id: string, file_key: string) =>
    town.client.im.v1.messageResource.get({ path: { message_id, file_key }, params: { type: 'file' } })
  const { message_id } = await town.emulator.person('张工').says('附件.docx', { type: 'file' })
  const other = (await file('xls'))?.file_key ?? ''
  await expect(resource(message_id, other)).rejects.toMatchObject({ response: { status: 400 } })
  const card = await sendCard(town, 'ou_zhang', cardOf({ tag: 'hr' }))
  await expect(resource(card, other)).rejects.toMatchObject({ response: { status: 400 } })
  expect(
    town.emulator
      .calls()
      .filter((call) => call.path.includes('/resources/'))
      .map((call) => call.code),
  ).toEqual([234003, 234043])
})
