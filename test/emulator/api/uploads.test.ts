import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { codeOf, refused, request, send, sendCard } from '../support/calls.ts'
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

test('an image up to 10 MB and a file up to 30 MB pass, a byte more does not, nor does an empty one', async () => {
  const [small, large] = [10 * 1024 * 1024, 30 * 1024 * 1024]
  const filled = (size: number) => Buffer.concat([png(9), Buffer.alloc(size - png(9).length)])
  expect((await image(filled(small)))?.image_key).toMatch(/^img_v3_/)
  expect(await codeOf(image(filled(small + 1)))).toBe(234006)
  expect(await codeOf(image(Buffer.alloc(0)))).toBe(234010)
  expect((await file('xls', Buffer.alloc(large)))?.file_key).toMatch(/^file_v3_/)
  expect(await codeOf(file('xls', Buffer.alloc(large + 1)))).toBe(234006)
  expect(await codeOf(file('xls', Buffer.alloc(0)))).toBe(234010)
})

test('an upload names its type, and a file its name', async () => {
  expect(await codeOf(file('zip' as FileType))).toBe(234001)
  const nameless = town.client.im.v1.file.create({ data: { file_type: 'pdf', file_name: '', file: Buffer.from('x') } })
  expect(await codeOf(nameless)).toBe(234001)
  const untyped = town.client.im.v1.image.create({ data: { image_type: 'photo' as 'message', image: png(9) } })
  expect(await codeOf(untyped)).toBe(234001)
})

describe('a key fits its own type of message only', () => {
  const kinds = { image: 'image_key', file: 'file_key', audio: 'file_key', media: 'file_key' } as const
  const uploads: [string, () => Promise<string>, (keyof typeof kinds)[], number][] = [
    ['a table', async () => (await file('xls'))?.file_key ?? '', ['file'], 230055],
    ['a sound', async () => (await file('opus'))?.file_key ?? '', ['audio'], 230055],
    ['a film', async () => (await file('mp4'))?.file_key ?? '', ['media'], 230055],
    ['a picture', async () => (await image(png(9)))?.image_key ?? '', ['image'], 230001],
  ]

  test.each(uploads)('%s', async (_what, upload, fits, otherwise) => {
    const key = await upload()
    for (const [type, field] of Object.entries(kinds)) {
      const call = send(town, 'ou_zhang', { [field]: key }, type)
      if (fits.includes(type as 'file')) expect((await call).code, type).toBe(0)
      else expect(await codeOf(call), type).toBe(type === 'image' ? 230001 : otherwise)
    }
  })

  test("nobody's key, an empty one and none at all are 230001", async () => {
    for (const content of [{ file_key: 'file_v3_x' }, { file_key: '' }, {}, { file_key: 1 }])
      expect(await codeOf(send(town, 'ou_zhang', content, 'file')), JSON.stringify(content)).toBe(230001)
  })

  test('the cover of a film is a picture of our own', async () => {
    const file_key = (await file('mp4'))?.file_key ?? ''
    const image_key = (await image(png(9)))?.image_key ?? ''
    expect((await send(town, 'ou_zhang', { file_key, image_key }, 'media')).code).toBe(0)
    expect(await codeOf(send(town, 'ou_zhang', { file_key, image_key: file_key }, 'media'))).toBe(230001)
  })

  test('in a post, too', async () => {
    const [image_key, film, table] = [
      (await image(png(9)))?.image_key ?? '',
      (await file('mp4'))?.file_key ?? '',
      (await file('xls'))?.file_key ?? '',
    ]
    const post = (node: object) => send(town, 'ou_zhang', { zh_cn: { title: '', content: [[node]] } }, 'post')
    expect((await post({ tag: 'img', image_key })).code).toBe(0)
    expect((await post({ tag: 'media', file_key: film, image_key })).code).toBe(0)
    expect(await codeOf(post({ tag: 'img', image_key: film }))).toBe(230001)
    expect(await codeOf(post({ tag: 'media', file_key: table }))).toBe(230055)
  })

  test('in a card only pictures count', async () => {
    const img_key = (await file('xls'))?.file_key ?? ''
    const refusal = await refused(
      send(town, 'ou_zhang', cardOf({ tag: 'img', img_key, alt: plain('') }), 'interactive'),
    )
    expect(refusal).toMatchObject({ code: 230099, msg: expect.stringContaining('ErrCode: 200570') })
  })
})

test("a picture a person sent is not the app's: neither to send on, nor in a post, nor in a card", async () => {
  await town.emulator.person('张工').says('照片', { type: 'image' })
  const image_key = String(town.emulator.messages()[0]?.content.image_key)
  expect(await codeOf(send(town, 'ou_zhang', { image_key }, 'image'))).toBe(230017)
  const post = { zh_cn: { title: '', content: [[{ tag: 'img', image_key }]] } }
  expect(await codeOf(send(town, 'ou_zhang', post, 'post'))).toBe(230017)
  const card = cardOf({ tag: 'img', img_key: image_key, alt: plain('') })
  expect((await refused(send(town, 'ou_zhang', card, 'interactive'))).msg).toContain('ErrCode: 200570')
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

test('what the bot uploaded it may fetch again by its key; not an avatar, nor what a person sent', async () => {
  const bytesOf = async (got: Promise<{ getReadableStream(): NodeJS.ReadableStream }>) => {
    const chunks: Buffer[] = []
    for await (const chunk of (await got).getReadableStream()) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  }
  const { image: images, file: files } = town.client.im.v1
  const image_key = (await image(png(7)))?.image_key ?? ''
  const file_key = (await file('pdf'))?.file_key ?? ''
  expect(await bytesOf(images.get({ path: { image_key } }))).toEqual(png(7))
  expect(await bytesOf(files.get({ path: { file_key } }))).toEqual(Buffer.from('内容'))
  const face = (await images.create({ data: { image_type: 'avatar', image: png(7) } }))?.image_key ?? ''
  const { message_id } = await town.emulator.person('张工').says('报告.pdf', { type: 'file' })
  const theirs = String(town.emulator.messages().find((one) => one.message_id === message_id)?.content.file_key)
  const statusOf = (path: string) => request(town, 'GET', `/open-apis/im/v1/${path}`)
  for (const path of [`images/${face}`, `images/${file_key}`, `files/${theirs}`, 'files/nothing'])
    expect(await codeOf(statusOf(path)), path).toBe(234001)
})
