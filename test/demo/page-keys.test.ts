import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asBot } from './support/as-bot.ts'
import { galleryCard } from './support/gallery-card.ts'
import { type OpenDemo, openChat, openDemo } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'
const wu = 'ou_demo_office_2'
const plain = (content: string) => ({ tag: 'plain_text', content })

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())
afterEach(() => {
  expect(open.complaints.splice(0)).toEqual([])
})

/** What has the focus, by the words it goes by. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    `(() => { const at = document.activeElement; return at === document.body ? '' : at.getAttribute('aria-label') || at.name || at.innerText || at.tagName })()`,
  )

const tabbed = async (page: Page, times: number): Promise<string[]> => {
  const seen: string[] = []
  for (let i = 0; i < times; i++) {
    await page.keyboard.press('Tab')
    seen.push((await focused(page)).split('\n')[0] ?? '')
  }
  return seen
}

describe('without a mouse', () => {
  it('Tab goes through the page in reading order, and the focus can be seen', async () => {
    const page = await open.page()
    await openChat(page, open.demo, wu)
    expect(await tabbed(page, 7)).toEqual([
      'person',
      '下一节点9月3日（周四）10:00 第一次提醒',
      '调时间',
      '试一试，做了 0 步，共 11 步，看全部',
      '带我去',
      '收起试一试',
      '助',
    ])
    const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
    expect(outline).toBe('solid')
  })

  it('arrows walk the list of chats, Enter opens one', async () => {
    const page = await open.page()
    await page.goto(`${open.demo.url}/#${wu}`)
    await page.locator('.chat-entry').first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('End')
    const name = await page.locator('.chat-entry-name').last().textContent()
    await page.keyboard.press('Enter')
    await page.locator('.chat-head h2', { hasText: name ?? '' }).waitFor()
    await expect.poll(() => page.locator('.chat-entry[aria-current=true]').evaluate((one) => one.tabIndex)).toBe(0)
    await expect
      .poll(() => page.locator('.chat-entry[tabindex="-1"]').count())
      .toBe((await page.locator('.chat-entry').count()) - 1)
  })

  it('on a phone the focus follows into the chat and back to where one came from', async () => {
    const page = await open.page({ width: 360 })
    await page.goto(`${open.demo.url}/#${wu}`)
    await page.locator('.chat-entry').nth(1).focus()
    await page.keyboard.press('Enter')
    await page.locator('.back:focus').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.chat-entry:focus').waitFor()
    expect(
      await page
        .locator('.chat-entry')
        .nth(1)
        .evaluate((one) => one === one.ownerDocument.activeElement),
    ).toBe(true)
  })

  it('Escape folds a menu and gives the focus back', async () => {
    const page = await open.page()
    await openChat(page, open.demo, wu)
    const more = page.locator('.clock-more')
    await more.locator('summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('−1 天')
    await page.keyboard.press('Escape')
    expect(await focused(page)).toBe('调时间')
    await expect.poll(() => more.getAttribute('open')).toBeNull()
  })

  it('a question holds the focus until it is answered, a container answers to Space', async () => {
    const behaviors = [{ type: 'callback', value: { from: 'keys' } }]
    await (await asBot(open.demo.url)).card(zhang, {
      schema: '2.0',
      config: { update_multi: true },
      body: {
        elements: [
          {
            tag: 'interactive_container',
            behaviors,
            confirm: { title: plain('真的要点？'), text: plain('点了就算') },
            elements: [{ tag: 'markdown', content: '整块可点' }],
          },
          {
            tag: 'overflow',
            options: [
              { text: plain('第一项'), value: 'one' },
              { text: plain('第二项'), value: 'two' },
            ],
          },
        ],
      },
    })
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    await page.getByRole('button', { name: '整块可点' }).focus()
    await page.keyboard.press(' ')
    const question = page.getByRole('dialog', { name: '真的要点？' })
    await question.waitFor()
    const inside = await tabbed(page, 5)
    expect(inside.filter((words) => !['取消', '确定', ''].includes(words))).toEqual([])
    expect(inside).toContain('确定')
    await page.keyboard.press('Escape')
    await question.waitFor({ state: 'detached' })
    await expect
      .poll(() => page.locator('.clickable').evaluate((one) => one === one.ownerDocument.activeElement))
      .toBe(true)
    const clicked = () =>
      open.demo.stage.emulator.deliveries().filter(({ type }) => type === 'card.action.trigger').length
    expect(clicked()).toBe(0)
    await page.keyboard.press('Enter')
    await question.getByRole('button', { name: '确定' }).click()
    await expect.poll(clicked).toBe(1)

    await page.locator('.overflow summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    expect(await focused(page)).toBe('第二项')
    await page.keyboard.press('Enter')
    await expect.poll(clicked).toBe(2)
  })
})

it('everything that can be used has a Chinese name', async () => {
  await (await asBot(open.demo.url)).card(wu, galleryCard)
  await open.demo.stage.advance(10 * 60_000)
  const page = await open.page()
  for (const person of [wu, zhang]) {
    await openChat(page, open.demo, person)
    await page.locator('.card [name]').first().waitFor()
    const named: { html: string; name: string }[] = await page.evaluate(`
      [...document.querySelectorAll('button, select, input, textarea, summary, a, [role=button], img')].map((one) => ({
        html: one.outerHTML.slice(0, 160),
        name: one.getAttribute('aria-label') || one.getAttribute('alt') ||
          [...(one.labels ?? [])].map((label) => label.textContent).join('') || one.textContent,
      }))`)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(({ name }) => !/[\u4e00-\u9fff]/.test(name))).toEqual([])
  }
})
