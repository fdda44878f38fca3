import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { asBot } from './support/as-bot.ts'
import { type OpenDemo, openChat, openDemo } from './support/open-page.ts'
import { png } from './support/png.ts'

const zhang = 'ou_demo_c1_main'
const liu = 'ou_demo_c3_main'
const plain = (content: string) => ({ tag: 'plain_text', content })

/** 0 while the picture is on its way. */
const widthOf = async (one: Locator) => (await one.boundingBox())?.width

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())
afterEach(() => {
  expect(open.complaints.splice(0)).toEqual([])
})

it('a picture opens larger, Escape closes it, and who opened it is back where they were', async () => {
  const bot = await asBot(open.demo.url)
  await bot.message(zhang, 'image', { image_key: await bot.image(png(800, 500)) })
  const page = await open.page()
  await openChat(page, open.demo, zhang)
  const button = page.getByRole('button', { name: '放大图片：链长制工作助手发的图片' })
  await expect.poll(() => widthOf(button.locator('img'))).toBe(280)
  await button.focus()
  await page.keyboard.press('Enter')
  const viewer = page.locator('dialog.viewer')
  await viewer.waitFor()
  await expect.poll(() => widthOf(viewer.locator('img'))).toBe(800)
  await page.keyboard.press('Escape')
  await viewer.waitFor({ state: 'detached' })
  await expect.poll(() => button.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
})

it('a file shows its name and size and is saved under that name, whatever is in it', async () => {
  const bot = await asBot(open.demo.url)
  const name = '第36周台账（演示）.html'
  const bytes = Buffer.from(`<script>alert('演示')</script>${' '.repeat(3000)}`)
  await bot.message(zhang, 'file', { file_key: await bot.file(name, bytes) })
  const page = await open.page()
  await openChat(page, open.demo, zhang)
  const link = page.getByRole('link', { name: `下载 ${name}，3.0 KB` })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toBe(name)
  expect(readFileSync(await download.path())).toEqual(bytes)
  const answer = await fetch(`${open.demo.url}${await link.getAttribute('href')}`)
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(answer.headers.get('content-type')).toBe('application/octet-stream')
})

it('a rich text of the bot is read in its language, with its mentions, links and pictures', async () => {
  const bot = await asBot(open.demo.url)
  const image_key = await bot.image(png(40, 40))
  const line = [
    { tag: 'text', text: '请看' },
    { tag: 'a', text: '说明', href: 'https://example.com' },
    { tag: 'at', user_id: liu },
  ]
  await bot.message(liu, 'post', { zh_cn: { title: '本周要点', content: [line, [{ tag: 'img', image_key }]] } })
  await bot.message(liu, 'text', { text: `<at user_id="${liu}">刘工</at> 请看附件` })
  const page = await open.page()
  await openChat(page, open.demo, liu)
  const post = page.locator('.post')
  await expect.poll(() => post.textContent()).toBe('本周要点请看说明@刘工（虚构）')
  await expect.poll(() => post.locator('img').count()).toBe(1)
  await page.locator('.bubble', { hasText: '@刘工（虚构） 请看附件' }).waitFor()
})

it('pictures of a card take the size they ask for, and what a combination cannot hold is left out', async () => {
  const bot = await asBot(open.demo.url)
  const [wide, tall] = [await bot.image(png(800, 500)), await bot.image(png(30, 90))]
  const many = Array.from({ length: 11 }, (_, i) => ({ img_key: i % 2 ? wide : tall }))
  const img = (more: object) => ({ tag: 'img', img_key: wide, alt: plain('示意图'), ...more })
  await bot.card(liu, {
    schema: '2.0',
    config: { update_multi: true },
    body: {
      elements: [
        img({ title: plain('项目示意图（演示）') }),
        img({ size: 'medium', preview: false }),
        img({ size: '60px 40px', corner_radius: '8px' }),
        { tag: 'img_combination', combination_mode: 'trisect', img_list: many },
        { tag: 'img_combination', combination_mode: 'double', img_list: many },
      ],
    },
  })
  const page = await open.page({ width: 360 })
  await openChat(page, open.demo, liu)
  const card = page.locator('.card').last()
  await expect.poll(() => card.locator('figcaption').textContent()).toBe('项目示意图（演示）')
  const box = (number: number) => card.locator('img').nth(number).boundingBox()
  await expect.poll(() => box(1)).toMatchObject({ width: 80, height: 80 })
  await expect.poll(() => box(2)).toMatchObject({ width: 60, height: 40 })
  await expect.poll(() => card.locator('.pictures-trisect img').count()).toBe(9)
  await expect.poll(() => card.locator('.pictures-double img').count()).toBe(2)
  await expect.poll(() => card.getByRole('button').count()).toBe(13)
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(360)
})

it('a long table is turned page by page', async () => {
  const rows = [1, 2, 3, 4, 5].map((n) => ({ firm: `示例企业${n}（虚构）` }))
  const columns = [{ name: 'firm', display_name: '企业', data_type: 'text' }]
  const lines = rows.map(({ firm }) => `| ${firm} | ${firm.length} |`).join('\n')
  await (await asBot(open.demo.url)).card(zhang, {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: plain('两张表') },
    body: {
      elements: [
        { tag: 'table', page_size: 2, columns, rows },
        { tag: 'markdown', content: `| 企业 | 字数 |\n| --- | --- |\n${lines}\n| 第六家 | 3 |` },
      ],
    },
  })
  const page = await open.page()
  await openChat(page, open.demo, zhang)
  const card = page.getByRole('article', { name: '两张表' })
  await expect.poll(() => card.locator('tbody tr').count()).toBe(2 + 5)
  const [first, second] = [card.getByRole('navigation').first(), card.getByRole('navigation').last()]
  await first.getByRole('button', { name: '下一页' }).click()
  await first.getByRole('button', { name: '下一页' }).click()
  await expect.poll(() => first.textContent()).toContain('第 3 页，共 3 页')
  await expect.poll(() => card.locator('table').first().locator('tbody').textContent()).toBe('示例企业5（虚构）')
  await second.getByRole('button', { name: '下一页' }).click()
  await expect.poll(() => card.locator('table').last().locator('tbody').textContent()).toBe('第六家3')
})
