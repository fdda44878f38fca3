import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asBot } from './support/as-bot.ts'
import { chartCard, chartSpecs } from './support/chart-card.ts'
import { type OpenDemo, openChat, openDemo } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'
const liu = 'ou_demo_c3_main'
const drawable = Object.keys(chartSpecs).filter((name) => name !== 'broken')

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())
afterEach(() => {
  expect(open.complaints.splice(0)).toEqual([])
})

const sizeOf = (page: Page, number: number) =>
  page
    .locator('.chart-box')
    .nth(number)
    .evaluate((box) => {
      const { width, height } = box.getBoundingClientRect()
      return { width: Math.round(width), height: Math.round(height), canvas: box.querySelector('canvas')?.clientWidth }
    })

describe('the first paint', () => {
  it('asks for a small page and not for the charts', async () => {
    const page = await open.page()
    const sizes = new Map<string, number>()
    page.on('response', async (response) => {
      const { pathname } = new URL(response.url())
      sizes.set(pathname, Number.NaN)
      if (/\/$|\.(js|css|svg)$/.test(pathname)) sizes.set(pathname, (await response.body()).length)
    })
    await page.goto(open.demo.url)
    await page.locator('.chat-entry').first().waitFor()
    await expect.poll(() => sizes.get('/main.js')).toBeGreaterThan(0)
    expect([...sizes.keys()]).not.toContain('/charts.js')
    const bytes = [...sizes.values()].filter((size) => !Number.isNaN(size)).reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeLessThan(200_000)
  })
})

describe('a chart', () => {
  it('of every type is drawn from its spec and said in words, by a script that is loaded once', async () => {
    const bot = await asBot(open.demo.url)
    for (const name of drawable) await bot.card(zhang, chartCard([name]))
    const page = await open.page()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await openChat(page, open.demo, zhang)
    await page
      .locator('.chart-box[aria-busy=false] canvas')
      .nth(drawable.length - 1)
      .waitFor()
    expect(asked.filter((path) => path === '/charts.js')).toHaveLength(1)
    await expect.poll(() => page.locator('.chart-fault').count()).toBe(0)
    const blank: number = await page.evaluate(`[...document.querySelectorAll('.chart-box canvas')].filter((canvas) => {
      const empty = document.createElement('canvas')
      empty.width = canvas.width
      empty.height = canvas.height
      return canvas.toDataURL() === empty.toDataURL()
    }).length`)
    expect(blank).toBe(0)
    await expect
      .poll(() => page.locator('.chart-box').first().getAttribute('aria-label'))
      .toBe('柱状图，各链进展条数：第35周 航天 3；第36周 航天 5；第35周 陶瓷基 2；第36周 陶瓷基 4')
    await expect.poll(() => page.getByRole('img', { name: '条形图：航天 3；航天 5' }).count()).toBe(1)
  })

  it('that cannot be drawn is a line of text with its values', async () => {
    await (await asBot(open.demo.url)).card(liu, chartCard(['broken', 'line']))
    const page = await open.page()
    await openChat(page, open.demo, liu)
    await page.locator('.chart-fault', { hasText: '图表画不出来。柱状图：第35周 航天 3' }).waitFor()
    await page.locator('.chart-box canvas').waitFor()
  })

  it('keeps the height or ratio it asks for, and fits a phone', async () => {
    const bot = await asBot(open.demo.url)
    const wu = 'ou_demo_office_2'
    await bot.card(wu, chartCard(['line'], { aspect_ratio: '2:1' }))
    await bot.card(wu, chartCard(['bar'], { height: '120px' }))
    await bot.card(wu, chartCard(['area']))
    const page = await open.page()
    await openChat(page, open.demo, wu)
    await page.locator('.chart-box canvas').nth(2).waitFor()
    expect(await sizeOf(page, 0)).toEqual({ width: 570, height: 285, canvas: 570 })
    expect(await sizeOf(page, 1)).toEqual({ width: 570, height: 120, canvas: 570 })
    expect(await sizeOf(page, 2)).toEqual({ width: 570, height: 321, canvas: 570 })
    await page.setViewportSize({ width: 360, height: 800 })
    await expect.poll(() => sizeOf(page, 0)).toEqual({ width: 306, height: 153, canvas: 306 })
    await expect.poll(() => sizeOf(page, 2)).toEqual({ width: 306, height: 306, canvas: 306 })
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  })

  it('changes with the light', async () => {
    const page = await open.page()
    await openChat(page, open.demo, liu)
    const canvas = page.locator('.chart-box canvas')
    const picture = () =>
      canvas.evaluate((drawn) => (drawn as unknown as { toDataURL(): string }).toDataURL()).catch(() => '')
    const light = await picture()
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(async () => ((await picture()) || light) !== light).toBe(true)
  })
})
