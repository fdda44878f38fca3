import { writeFileSync } from 'node:fs'
import { type Browser, chromium, type Locator } from 'playwright-core'
import type { Toast } from '../../src/texts/toasts.ts'
import { browserFlags, findBrowser } from '../browser.ts'
import type { ShotOptions } from './section.ts'
import { smallPng } from './small-png.ts'

/** A phone in common use; one and a half device pixels are sharp enough and keep the folder small. */
const phone = { width: 390, height: 844 }
const scale = 1.5

/** The chat without what surrounds it, at its full height. Feishu lets a text field grow with its text. */
const quiet = `
  .top, .composer, .bot-menu, .message-actions, .back { display: none !important }
  .chat-head:not(:has(.chat-members)) { display: none }
  #app, .desk, .chat, .messages { display: block !important; height: auto !important; overflow: visible !important }
  .shows-list .chat { display: none !important }
  .desk, .chat-list { background: var(--page) }
  textarea.field { field-sizing: content; resize: none }
  * { caret-color: transparent !important }
`
export interface Place {
  url: string
  person: string
  /** A group's id, or `p2p`; without it the list of chats. */
  chat?: string
}

export interface Camera {
  shoot(file: string, place: Place, messages: readonly string[], options?: ShotOptions): Promise<void>
  /** The page's own toasts one below the other. */
  shootToasts(file: string, url: string, toasts: readonly Toast[]): Promise<void>
  close(): Promise<void>
}

export const openCamera = async (): Promise<Camera> => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('没有 Chromium 或 Chrome')
  const browser: Browser = await chromium.launch({
    executablePath,
    args: [...browserFlags, '--disable-lcd-text', '--lang=zh-CN'],
    env: { ...process.env, LANGUAGE: 'zh-CN' },
  })
  const context = await browser.newContext({
    viewport: phone,
    deviceScaleFactor: scale,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: true,
  })
  // A busy machine is no fault of the page.
  context.setDefaultTimeout(180_000)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  let visits = 0

  const open = async ({ url, person, chat }: Place) => {
    visits += 1
    // Another query each time: a new fragment alone would not load the page anew.
    await page.goto(`${url}/?${visits}#${person}${chat === undefined ? '' : `/${chat}`}`)
    await page
      .locator(chat === undefined ? '.chat-entry' : '.chat-head')
      .first()
      .waitFor()
    await page.addStyleTag({ content: quiet })
    await page.evaluate('document.fonts.ready')
  }
  const unbroken = () => {
    if (complaints.length > 0) throw new Error(complaints.splice(0).join('; '))
  }

  return {
    async shoot(file, place, messages, { press, part } = {}) {
      await open(place)
      const shown = messages.map((id) => `[data-message="${id}"]`)
      for (const one of shown) await page.locator(`.messages > ${one}`).waitFor()
      if (shown.length > 0)
        await page.addStyleTag({ content: `.messages > :not(${shown.join()}) { display: none !important }` })
      // Charts come with a bundle of their own.
      await page.waitForFunction(`!document.querySelector('.chart-box[aria-busy="true"]')`)
      if (press !== undefined) {
        await page.locator(`${shown.at(-1)} [data-name="${press}"]`).click()
        await page.locator(part === 'confirm' ? 'dialog' : '.toast').waitFor()
      }
      const target =
        part === 'confirm'
          ? page.locator('dialog')
          : page.locator(messages.length > 0 ? (part === 'screen' ? 'body' : '.chat') : '.chat-list')
      await take(target, file)
      unbroken()
    },
    async shootToasts(file, url, toasts) {
      await page.setContent(toastPage(url, toasts), { waitUntil: 'load' })
      await page.evaluate('document.fonts.ready')
      await take(page.locator('main'), file)
    },
    close: () => browser.close(),
  }
}

const take = async (target: Locator, file: string): Promise<void> =>
  writeFileSync(file, smallPng(await target.screenshot({ animations: 'disabled' })))

const signs: Record<string, string> = { success: '✓', error: '✗', warning: '!', info: 'i' }

/** With the style sheets of the chat page. */
const toastPage = (url: string, toasts: readonly Toast[]): string => `<!doctype html><html lang="zh-CN">
<link rel="stylesheet" href="${url}/styles.css">
<style>main { display: flex; flex-direction: column; gap: 8px; align-items: flex-start; padding: 12px } .toast { box-shadow: none }</style>
<main>${toasts.map(({ type, content }) => `<p class="toast toast-${type}"><b>${signs[type]}</b>${content}</p>`).join('')}</main></html>`
