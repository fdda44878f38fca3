import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asBot } from './support/as-bot.ts'
import { galleryCard } from './support/gallery-card.ts'
import { tooFaint, tooSmall } from './support/measure.ts'
import { type OpenDemo, openChat, openDemo, send } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'
const zhao = 'ou_demo_c2_backup'
const wu = 'ou_demo_office_2'
const officeGroup = 'oc_demo_office'
const phone = { width: 390, height: 844 }

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())
afterEach(() => {
  expect(open.complaints.splice(0)).toEqual([])
})

const onPhone = async (options: { dark?: boolean } = {}): Promise<Page> => {
  const page = await open.page({ width: phone.width, ...options })
  await page.setViewportSize(phone)
  return page
}
const boxOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
const colours = [
  'blue',
  'wathet',
  'green',
  'turquoise',
  'yellow',
  'orange',
  'red',
  'carmine',
  'violet',
  'purple',
  'grey',
]
const tagOf = (colour: string) => (colour === 'grey' ? 'neutral' : colour)
/** A card with words and a tag of one colour. */
const colourful = (template: string) => ({
  schema: '2.0',
  config: { update_multi: true },
  header: {
    title: { tag: 'plain_text', content: `卡片 ${template}` },
    subtitle: { tag: 'plain_text', content: '副标题' },
    template,
    text_tag_list: [{ tag: 'text_tag', text: { tag: 'plain_text', content: '标签' }, color: tagOf(template) }],
  },
  body: {
    elements: [
      {
        tag: 'markdown',
        content: `<font color='${template}'>有颜色的字</font> <text_tag color='${tagOf(template)}'>标签</text_tag> [链接](https://example.com)`,
      },
    ],
  },
})
const has = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)}) ?? false`)

describe('who opens the page for the first time', () => {
  it('is in a chat with something to read and to press, and is told that this Feishu is a local one', async () => {
    for (const page of [await onPhone(), await open.page()]) {
      await page.goto(open.demo.url)
      await page.locator('.card h3', { hasText: '航天产业链 · 周四工作动态' }).waitFor()
      await expect.poll(() => page.locator('.card [data-name=submit]').isEnabled()).toBe(true)
      await expect.poll(() => page.locator('.local').textContent()).toMatch(/^本地模拟飞书，不是真的飞书/)
      await expect.poll(() => page.evaluate('document.activeElement === document.body')).toBe(true)
    }
  })

  it('sees messages on a phone: what stands above them takes at most 15 % of its height', async () => {
    const page = await onPhone()
    await page.goto(open.demo.url)
    await page.locator('.card').first().waitFor()
    expect((await boxOf(page, '.messages')).y).toBeLessThanOrEqual(phone.height * 0.15)
    await page.locator('.back').click()
    await page.locator('.chat-entry').first().waitFor()
    expect((await boxOf(page, '.chat-list')).y).toBeLessThanOrEqual(phone.height * 0.15)
  })

  it('goes back on a phone to the list and stays there', async () => {
    const page = await onPhone()
    await page.goto(open.demo.url)
    await page.locator('.back').click()
    await page.locator('.chat-entry').first().waitFor()
    await expect.poll(() => page.locator('.chat').isVisible()).toBe(false)
  })
})

it('everything on a phone is large enough for a finger', async () => {
  await (await asBot(open.demo.url)).card(zhao, galleryCard)
  const page = await onPhone()
  const small: string[] = []
  const look = async () => small.push(...(await tooSmall(page)))
  await page.goto(open.demo.url)
  await page.locator('.card').first().waitFor()
  await look()
  const stepsFit = async () => {
    await page.locator('.clock-more summary').click()
    const { x, width } = await boxOf(page, '.clock-steps')
    expect([x >= 0, x + width <= phone.width]).toEqual([true, true])
    await look()
    await page.keyboard.press('Escape')
  }
  await stepsFit()
  await page.getByRole('button', { name: '打开试一试' }).click()
  await stepsFit()
  await page.locator('.tour-all summary').click()
  await look()
  await openChat(page, open.demo, zhao)
  await page.evaluate(`document.querySelectorAll('.card details').forEach((one) => { one.open = true })`)
  await look()
  await openChat(page, open.demo, wu, officeGroup)
  await send(page, '状态')
  await page.locator('.card').first().waitFor()
  await page.locator('.message-actions button').first().click()
  await page.locator('.replying').waitFor()
  await look()
  expect(small).toEqual([])
})

describe('who works by keys', () => {
  it('keeps the place after a submit, whether it is taken or comes back with red lines', async () => {
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    const submit = page.locator('.card [data-name=submit]')
    await page.locator('.card [name=progress]').fill('示例链主甲（虚构）完成招标（演示）')
    await page.locator('.card [name=ask_level]').selectOption('chief')
    await submit.focus()
    await page.keyboard.press('Enter')
    await page.locator('.card .ink-red', { hasText: '请写明事项说明' }).first().waitFor()
    await expect.poll(() => has(page, '[data-name=submit]')).toBe(true)
    await page.locator('.card [name=ask_detail]').fill('请链长9月9日前定点')
    await page.locator('.card [name=next_plan]').fill('走访示例测控庚（虚构）')
    await submit.focus()
    await page.keyboard.press('Enter')
    await page.locator('.card h3', { hasText: '已收到' }).waitFor()
    const receipt = await page.locator('.card h3', { hasText: '已收到' }).boundingBox()
    expect(receipt?.y).toBeGreaterThan((await boxOf(page, '.messages')).y)
    await expect.poll(() => has(page, '.card')).toBe(true)
    await page.keyboard.press('Tab')
    await expect.poll(() => has(page, '.card [data-name]')).toBe(true)
  })

  it('keeps the place when the clock is moved', async () => {
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    await page.locator('.clock-more summary').click()
    for (const name of ['+1 小时', '−1 小时']) {
      await page.getByRole('button', { name }).focus()
      const before = await page.locator('.clock-now').textContent()
      await page.keyboard.press('Enter')
      await page.locator(`.clock-now:not(:text-is("${before}"))`).waitFor()
      await page.locator('.clock[aria-busy=false]').waitFor()
      await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe(name)
    }
  })
})

it('a toast covers no title', async () => {
  for (const page of [await onPhone(), await open.page()]) {
    await openChat(page, open.demo, zhao)
    await page.locator('.card [name=short]').fill('超过五个字了')
    await page.locator('.card [data-name=gallery_send]').click()
    const toast = await page.locator('.toast').boundingBox()
    const titles = await page.locator('.chat-head h2, .card h3').all()
    expect(titles.length).toBeGreaterThan(1)
    const below = (await boxOf(page, '.messages')).y + (await boxOf(page, '.messages')).height
    expect(toast?.y).toBeGreaterThanOrEqual(below - 8)
  }
})

describe.each([false, true])('in the dark: %s', (dark) => {
  it('every word can be read, 4.5 to 1', async () => {
    const faint = new Set<string>()
    const page = await open.page({ dark })
    const look = async () => {
      for (const one of await tooFaint(page)) faint.add(one)
    }
    await (await asBot(open.demo.url)).card(wu, galleryCard)
    for (const template of colours) await (await asBot(open.demo.url)).card(wu, colourful(template))
    await openChat(page, open.demo, wu)
    await page.locator('.card').first().waitFor()
    await look()
    await openChat(page, open.demo, zhao)
    await page.locator('.card summary').first().click()
    await page.locator('.card [name=short]').fill('超过五个字了')
    await page.locator('.card [data-name=gallery_send]').click()
    await page.locator('.toast').waitFor()
    await look()
    await openChat(page, open.demo, wu, officeGroup)
    await send(page, '状态')
    await page.locator('.card').first().waitFor()
    await page.locator('.message-actions button').first().click()
    await page.locator('.clock-more summary').click()
    await page.locator('.tour-all summary').click()
    await look()
    await page.keyboard.press('Escape')
    const id = await (await asBot(open.demo.url)).message(officeGroup, 'text', { text: '请看一下' })
    await (await asBot(open.demo.url)).urgent(id, wu)
    await page.locator('.strip-urgent').waitFor()
    await look()
    expect([...faint]).toEqual([])
  })
})

it('when the demo has ended, every attempt says so in Chinese', async () => {
  const page = await open.page()
  await openChat(page, open.demo, zhao)
  await page.context().setOffline(true)
  const says = () => page.locator('.toast', { hasText: '没有连上本地飞书' }).waitFor()
  await page.locator('.card [name=short]').fill('好')
  await page.locator('.card [data-name=gallery_send]').click()
  await says()
  await page.locator('.toast').waitFor({ state: 'detached' })
  await send(page, '帮助')
  await says()
  await expect.poll(() => page.locator('.composer textarea').inputValue()).toBe('帮助')
  await page.locator('.toast').waitFor({ state: 'detached' })
  await page.locator('.next').click()
  await says()
  const said = (await page.locator('.toast').textContent()) ?? ''
  expect(said).not.toMatch(/[A-Za-z]/)
  // The browser's own words about what it could not reach.
  await page.close()
  open.complaints.splice(0)
})

it('what the demo does not accept is said in Chinese', async () => {
  const page = await open.page()
  await openChat(page, open.demo, wu, officeGroup)
  // Behind the back of the page: it has not heard of it yet.
  open.demo.stage.emulator.chat(officeGroup).status = 'dissolved'
  await send(page, '还在吗')
  await page.locator('.toast', { hasText: '本地飞书没有接受，刚才的没有做。' }).waitFor()
  await expect.poll(() => page.locator('.toast').textContent()).not.toMatch(/[A-Za-z]/)
  await page.close()
  expect(open.complaints.splice(0)).toEqual([expect.stringContaining('400')])
})
