import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asBot } from './support/as-bot.ts'
import { galleryCard } from './support/gallery-card.ts'
import { type OpenDemo, openChat, openDemo, send } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'
const zhao = 'ou_demo_c2_backup'

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())

const width = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth')

describe('a phone of 360 px', () => {
  it('shows the list and the chat as two screens, and nothing scrolls sideways', async () => {
    const page = await open.page({ width: 360 })
    await page.goto(open.demo.url)
    await page.locator('.back').click()
    expect(await width(page)).toBe(360)
    await page.locator('.chat-entry').first().click()
    await page.locator('.card').first().waitFor()
    await page.locator('.chat-list').waitFor({ state: 'hidden' })
    expect(await width(page)).toBe(360)
    await send(page, `${'很长'.repeat(60)}${'w'.repeat(200)}`)
    await page.locator('.bubble', { hasText: '很长' }).first().waitFor()
    expect(await width(page)).toBe(360)
    await page.locator('.clock-more summary').click()
    expect(await width(page)).toBe(360)
    await page.keyboard.press('Escape')
    await page.locator('.back').click()
    await page.locator('.chat-list').waitFor()
    expect(open.complaints).toEqual([])
  })

  it('draws every component within the width, dark as well', async () => {
    await (await asBot(open.demo.url)).card(zhao, galleryCard)
    const page = await open.page({ width: 360, dark: true })
    await openChat(page, open.demo, zhao)
    await page.locator('.card h3', { hasText: '组件一览' }).waitFor()
    expect(await width(page)).toBe(360)
    const light = await open.page({ width: 360 })
    await openChat(light, open.demo, zhao)
    const background = (of: Page) => of.evaluate('getComputedStyle(document.body).backgroundColor')
    expect(await background(page)).not.toBe(await background(light))
  })
})

describe('the components of a card', () => {
  it('draw Feishu’s markdown and leave foreign markup as text', async () => {
    const page = await open.page()
    await openChat(page, open.demo, zhao)
    const card = page.locator('.card[aria-label="组件一览"]')
    await card.waitFor()
    await expect.poll(() => card.locator('strong', { hasText: '粗' }).count()).toBe(1)
    await expect.poll(() => card.locator('.ink-red').textContent()).toBe('红字')
    await expect.poll(() => card.locator('.tag-blue').textContent()).toBe('标签')
    await expect.poll(() => card.locator('.mention').first().textContent()).toBe('@张工（虚构）')
    await expect.poll(() => card.locator('a').count()).toBe(1)
    const words = await card.textContent()
    expect(words).toContain('<原样>')
    expect(words).toContain('<img src=x onerror=alert(1)>')
    expect(words).toContain('12,345.7')
    expect(open.complaints).toEqual([])
  })

  it('hold their values until they are sent, and 清空 empties them', async () => {
    const page = await open.page()
    await openChat(page, open.demo, zhao)
    const card = page.locator('.card[aria-label="组件一览"]')
    const typed = () =>
      open.demo.stage.emulator.person(zhao).typed(open.demo.stage.emulator.person(zhao).sees()[0]?.message_id ?? '')
    await card.locator('.multi summary').first().click()
    await card.getByLabel('乙').check()
    await card.getByLabel('丙').check()
    await card.locator('.multi summary').first().click()
    await card.locator('[name=day]').fill('2026-09-03')
    await card.locator('[name=moment]').fill('2026-09-03T18:00')
    await card.locator('[name=who]').selectOption(zhao)
    await card.locator('[name=sure]').check()
    await card.locator('[name=short]').fill('四个字呀')
    await card.locator('[name=short]').blur()
    await expect.poll(typed).toEqual({
      many: ['v2', 'v3'],
      day: '2026-09-03',
      moment: '2026-09-03 18:00',
      who: zhao,
      sure: true,
      short: '四个字呀',
    })
    await page.reload()
    await expect.poll(() => card.locator('[name=short]').inputValue()).toBe('四个字呀')
    await card.locator('[data-name=gallery_reset]').click()
    await expect.poll(typed).toEqual({})
    await expect.poll(() => card.locator('[name=short]').inputValue()).toBe('')
  })

  it('are refused by the client as Feishu’s refuses them, and a bad answer shows its code', async () => {
    const page = await open.page()
    await openChat(page, open.demo, zhao)
    const card = page.locator('.card[aria-label="组件一览"]')
    await expect.poll(() => card.locator('[data-name=gallery_off]').isDisabled()).toBe(true)
    await card.locator('[name=short]').fill('超过五个字了')
    await card.locator('[data-name=gallery_send]').click()
    await page.locator('.toast', { hasText: '内容超过字数上限' }).waitFor()
    await expect.poll(() => card.locator('[name=short]').inputValue()).toBe('超过五个字了')

    const { emulator } = open.demo.stage
    emulator.modes.callbackTimeout = 0
    await card.locator('[name=short]').fill('好')
    await card.locator('[data-name=gallery_send]').click()
    await card.locator('.card-failure', { hasText: '200341' }).waitFor()
    await expect.poll(() => card.locator('[name=short]').inputValue()).toBe('好')
  })
})

describe('the page itself', () => {
  it('loads nothing from elsewhere and allows no foreign script', async () => {
    const answer = await fetch(open.demo.url)
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
    const page = await open.page()
    const hosts = new Set<string>()
    page.on('request', (request) => hosts.add(new URL(request.url()).host))
    await openChat(page, open.demo, zhang)
    expect([...hosts]).toEqual([new URL(open.demo.url).host])
  })
})
