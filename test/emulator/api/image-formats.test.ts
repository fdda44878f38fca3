import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from '../support/calls.ts'
import { pictures } from '../support/pictures.ts'
import { openTown, type Town } from '../support/town.ts'

let town: Town
beforeAll(async () => {
  town = await openTown({ rateClock: 'off' })
})
afterAll(() => town.close())

const upload = (image: Buffer, image_type: 'message' | 'avatar' = 'message') =>
  town.client.im.v1.image.create({ data: { image_type, image } })

const limitOf = (format: string) => (format === 'gif' ? 2000 : 12_000)
/** 256 is all an icon can say. */
const sized = Object.entries(pictures).filter(([format]) => format !== 'ico')

test.each(Object.entries(pictures))('%s is taken', async (_format, draw) => {
  expect((await upload(draw(16, 16)))?.image_key).toMatch(/^img_v3_/)
})

test.each(sized)('%s up to its limit in width and in height, and not one pixel more', async (format, draw) => {
  const most = limitOf(format)
  expect((await upload(draw(most, most)))?.image_key).toMatch(/^img_v3_/)
  expect(await codeOf(upload(draw(most + 1, 1)))).toBe(234039)
  expect(await codeOf(upload(draw(1, most + 1)))).toBe(234039)
})

test.each(Object.entries(pictures))(
  '%s whose header is cut off says nothing of its size and is taken',
  async (_f, draw) => {
    expect((await upload(draw(16, 16).subarray(0, 13)))?.image_key).toMatch(/^img_v3_/)
  },
)

test('the largest of the pictures in one file counts', async () => {
  const { heic, png } = pictures
  expect(await codeOf(upload(Buffer.concat([heic(160, 120), heic(12_001, 9)])))).toBe(234039)
  expect((await upload(png(9, 9), 'avatar'))?.image_key).toMatch(/^img_v3_/)
})

test('nothing, and what is no picture, is refused', async () => {
  const [empty, words] = [Buffer.alloc(0), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]
  expect(await codeOf(upload(empty))).toBe(234010)
  expect(await codeOf(upload(words))).toBe(234011)
})
