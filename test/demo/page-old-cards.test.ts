import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { asBot } from './support/as-bot.ts'
import { tooFaint } from './support/measure.ts'
import { type OpenDemo, openChat, openDemo } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'
const plain = (content: string) => ({ tag: 'plain_text', content })
const button = (label: string) => ({ tag: 'button', text: plain(label), value: { label } })
const short = (content: string) => ({ is_short: true, text: plain(content) })
const alarm = {
  config: { wide_screen_mode: true },
  header: { title: plain('磁盘告警'), template: 'red' },
  elements: [
    { tag: 'div', text: plain('空间不足'), fields: [short('一号机'), short('15:10')] },
    { tag: 'div', text: plain('右边有按钮'), extra: button('旁边') },
    { tag: 'hr' },
    { tag: 'action', layout: 'bisected', actions: [button('处理'), button('处理')] },
    { tag: 'note', elements: [plain('来自巡检'), { tag: 'lark_md', content: '**每五分钟**' }] },
  ],
}

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())
afterEach(() => {
  expect(open.complaints.splice(0)).toEqual([])
})

it('a card of 1.0 is drawn on a phone as on a wide screen, and of two buttons that say the same the one pressed is sent', async () => {
  const bot = await asBot(open.demo.url)
  await bot.card(zhang, alarm)
  for (const width of [375, 1280]) {
    const page = await open.page({ width })
    await openChat(page, open.demo, zhang)
    const card = page.locator('.card', { hasText: '磁盘告警' })
    const texts = ['空间不足', '一号机', '右边有按钮', '来自巡检', '每五分钟', '更新只有点的人看得到']
    for (const words of texts) await card.getByText(words).waitFor()
    const [left, right] = await Promise.all(['一号机', '15:10'].map((words) => card.getByText(words).boundingBox()))
    expect([left?.y, (left?.x ?? 0) + 80 < (right?.x ?? 0)]).toEqual([right?.y, true])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    expect(await tooFaint(page)).toEqual([])
    const sent = page.waitForRequest((request) => request.url().endsWith('/_emu/click'))
    await card.getByRole('button', { name: '处理' }).nth(1).click()
    expect((await sent).postDataJSON()).toMatchObject({ person: zhang, button: '#2' })
    await page.context().close()
  }
})
