import { type Browser, chromium, type Page } from 'playwright-core'
import { browserFlags, findBrowser } from '../../../scripts/browser.ts'
import { type Demo, serveDemo } from '../../../scripts/demo/serve.ts'

export interface OpenDemo {
  demo: Demo
  /** A fresh browser profile; what the page complains about is collected in `complaints`. */
  page(options?: { width?: number; dark?: boolean }): Promise<Page>
  complaints: string[]
  close(): Promise<void>
}

/** @param how the bot runs; by itself, on a file, unless said */
export const openDemo = async (how?: Parameters<typeof serveDemo>[3]): Promise<OpenDemo> => {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chromium or Chrome here; `npm test` installs it on Debian')
  const demo = await serveDemo(0, undefined, undefined, how)
  if (!demo) throw new Error('no free port')
  // Without a locale that knows Chinese the browser cannot name a file in it.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  const browser: Browser = await chromium.launch({ executablePath, args: browserFlags, env })
  const complaints: string[] = []
  return {
    demo,
    complaints,
    async page({ width = 1280, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height: 800 },
        colorScheme: dark ? 'dark' : 'light',
        timezoneId: 'America/New_York',
      })
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('dialog', (dialog) => {
        complaints.push(`a script ran: ${dialog.message()}`)
        void dialog.dismiss()
      })
      return page
    },
    async close() {
      await browser.close()
      await demo.close()
    },
  }
}

/** Opens a chat as this person; `p2p` is the bot's. */
export const openChat = async (page: Page, demo: Demo, person: string, chat = 'p2p'): Promise<void> => {
  await page.goto(`${demo.url}/#${person}/${chat}`)
  await page.locator('.chat-head h2').waitFor()
}

/** Clicks 下一节点 until the clock shows this. */
export const clockTo = async (page: Page, words: string): Promise<void> => {
  const clock = page.locator('.clock-now')
  for (let clicks = 0; clicks < 12; clicks++) {
    // On its way the clock shows half hours, and a click is not heard.
    await page.locator('.clock[aria-busy=false]').waitFor()
    const shown = await clock.textContent()
    if (shown?.includes(words)) return
    await page.locator('.next').click()
    await page.locator(`.clock-now:not(:text-is("${shown}"))`).waitFor()
  }
  throw new Error(`the clock never showed ${words}`)
}

export const send = async (page: Page, words: string): Promise<void> => {
  const typed = page.locator('.composer textarea')
  const button = page.locator('.composer button[type=submit]')
  // Another chat may just be opening: its composer takes the place of the one that was filled.
  for (let tries = 1; ; tries++) {
    await typed.fill(words)
    try {
      return await button.click({ timeout: 5_000 })
    } catch (error) {
      if (tries === 5) throw error
    }
  }
}
