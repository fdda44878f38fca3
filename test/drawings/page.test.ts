import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { browserFlags, findBrowser } from '../../scripts/browser.ts'
import type { ChainMap } from '../../src/domain/chain-map.ts'
import { mapPage } from '../../src/drawings/page.ts'
import { crowdedMap, hostileMap, spaceMap } from './support/maps.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')
const folder = mkdtempSync(join(tmpdir(), 'lianzhang-map-'))
/** What the page complained of, and whatever it asked for beside itself. */
const complaints: string[] = []
let browser: Browser

beforeAll(async () => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('these tests need Chromium: apt-get install chromium')
  browser = await chromium.launch({ executablePath, args: browserFlags })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true })
})
afterEach(() => {
  expect(complaints.splice(0)).toEqual([])
})

const open = async (map: ChainMap, width = 1200, touch = false): Promise<Page> => {
  const file = join(folder, 'map.html')
  writeFileSync(file, mapPage(map, sha256))
  const context = await browser.newContext({ viewport: { width, height: 800 }, hasTouch: touch })
  const page = await context.newPage()
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (line) => complaints.push(line.text()))
  page.on('dialog', (dialog) => {
    complaints.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url() !== `file://${file}`) complaints.push(request.url())
  })
  await page.goto(`file://${file}`)
  return page
}

const view = async (page: Page): Promise<[x: number, y: number, width: number, height: number]> =>
  ((await page.getAttribute('svg', 'viewBox')) ?? '').split(' ').map(Number) as [number, number, number, number]
/** Where a name is on the screen. */
const boxOf = async (page: Page, name: string) => {
  const box = await page.locator('svg text', { hasText: name }).first().boundingBox()
  if (!box) throw new Error(`${name} is not drawn`)
  return box
}

describe('the map as a page of its own', () => {
  it('zooms by the wheel, about the place that is pointed at', async () => {
    const page = await open(crowdedMap(30, 20))
    const name = '环节4'
    const before = await boxOf(page, name)
    await page.mouse.move(before.x, before.y)
    await page.mouse.wheel(0, -300)
    const after = await boxOf(page, name)
    expect(after.width).toBeGreaterThan(before.width * 1.3)
    expect(Math.abs(after.x - before.x)).toBeLessThan(2)
    expect(Math.abs(after.y - before.y)).toBeLessThan(2)
  })

  it('follows a drag', async () => {
    const page = await open(crowdedMap(30, 20))
    const before = await boxOf(page, '环节4')
    await page.mouse.move(600, 500)
    await page.mouse.down()
    await page.mouse.move(500, 440, { steps: 4 })
    await page.mouse.up()
    const after = await boxOf(page, '环节4')
    expect(after.x - before.x).toBeCloseTo(-100, 0)
    expect(after.y - before.y).toBeCloseTo(-60, 0)
  })

  it('follows two fingers on a phone', async () => {
    const page = await open(crowdedMap(30, 20), 390, true)
    const before = await view(page)
    const touch = await page.context().newCDPSession(page)
    const fingers = (apart: number) => [
      { x: 195 - apart, y: 400, id: 1 },
      { x: 195 + apart, y: 400, id: 2 },
    ]
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: fingers(40) })
    for (const apart of [55, 70, 80])
      await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: fingers(apart) })
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    const after = await view(page)
    expect(before[2] / after[2]).toBeCloseTo(2, 1)
  })

  it('shows the whole of it, and a part of it, by buttons and by keys', async () => {
    const page = await open(crowdedMap(300, 20))
    await page.locator('#whole').click()
    const whole = await view(page)
    expect((await boxOf(page, '示例精密机械加工第300厂')).y).toBeLessThan(800)
    await page.locator('#bigger').click()
    expect((await view(page))[2]).toBeCloseTo(whole[2] / 1.4)
    await page.locator('svg').focus()
    await page.keyboard.press('-')
    expect((await view(page))[2]).toBeCloseTo(whole[2])
    await page.keyboard.press('ArrowRight')
    expect((await view(page))[0]).toBeGreaterThan(whole[0])
    await page.keyboard.press('0')
    expect(await view(page)).toEqual(whole)
  })

  it('finds a firm among three hundred and goes from one place to the next', async () => {
    const page = await open(crowdedMap(300, 20))
    await page.keyboard.press('/')
    await page.keyboard.type('第 29')
    await expect.poll(() => page.textContent('#found')).toBe('第 1 处，共 11 处')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.textContent('#found')).toBe('第 2 处，共 11 处')
    const ring = await page.locator('.ring').boundingBox()
    const firm = await boxOf(page, '第290厂')
    expect(ring && ring.y < firm.y && firm.y + firm.height < ring.y + ring.height).toBe(true)
    expect(firm.y).toBeGreaterThan(100)
    expect(firm.y).toBeLessThan(800)
  })

  it('says when nothing was found, and does not call it missing', async () => {
    const page = await open(spaceMap)
    await page.fill('#search', '锂电池')
    await expect.poll(() => page.textContent('#found')).toBe('没有找到。图上只有登记过的内容。')
    expect(await page.locator('.ring').count()).toBe(0)
  })

  it('fits a phone without scrolling sideways, its buttons in one row', async () => {
    const page = await open(spaceMap, 390)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    const boxes = await Promise.all((await page.locator('header button').all()).map((button) => button.boundingBox()))
    expect(new Set(boxes.map((box) => box?.y)).size).toBe(1)
  })

  it('runs nothing that a name brings along, and loads nothing', async () => {
    const page = await open(hostileMap)
    expect(await page.locator('img').count()).toBe(0)
    expect(await page.locator('script').count()).toBe(1)
    await page.fill('#search', 'onerror')
    await expect.poll(() => page.textContent('#found')).toContain('第 1 处，共 4 处')
  })
})
