import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { clockTo, type OpenDemo, openChat, openDemo, send } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'
const liu = 'ou_demo_c3_main'
const wu = 'ou_demo_office_2'
const nobody = 'ou_demo_nobody'
const hostile = '<img src=x onerror=alert(1)>'

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())
afterEach(() => {
  expect(open.complaints.splice(0)).toEqual([])
})

describe('a week on the page', () => {
  it('begins as the card has come, with an unread mark', async () => {
    const page = await open.page()
    await page.goto(`${open.demo.url}/#${zhang}`)
    await page.locator('.chat-entry .unread').first().waitFor()
    await expect.poll(() => page.locator('.clock-now').textContent()).toBe('9月2日（周三）15:00')
    // The greeting and the card.
    await expect
      .poll(() => page.locator('select[name=person]').textContent())
      .toContain('张工（虚构） · 主报 · 2 条未读')
    await page.locator('.chat-entry').first().click()
    await page.locator('.card h3', { hasText: '航天产业链 · 周四工作动态' }).waitFor()
  })

  it('keeps what 张工 typed beside red lines, then shows the receipt, and his hostile text is text', async () => {
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    // Behind the greeting.
    const card = page.locator('.card').nth(1)
    await card.locator('[name=progress]').fill(`一\n二\n三\n四 ${hostile}`)
    await card.locator('[name=ask_level]').selectOption('chief')
    await card.locator('[data-name=submit]').click()
    await card.locator('.ink-red', { hasText: '请写明事项说明' }).first().waitFor()
    await expect.poll(() => card.locator('[name=progress]').inputValue()).toBe(`一\n二\n三\n四 ${hostile}`)
    await expect.poll(() => card.locator('[name=ask_level]').inputValue()).toBe('chief')

    await card.locator('[name=progress]').fill(`示例链主甲（虚构）完成招标\n${hostile}`)
    await card.locator('[name=ask_detail]').fill('请链长9月9日前定点')
    await card.locator('[name=next_plan]').fill('走访示例测控庚（虚构）')
    await card.locator('[data-name=submit]').click()
    await card.locator('h3', { hasText: '已收到 · 航天产业链' }).waitFor()
    await expect.poll(() => card.textContent()).toContain(hostile)
    await expect.poll(() => page.locator('img').count()).toBe(0)
    await page.locator('.toast', { hasText: '已提交' }).waitFor()
  })

  it('keeps what one person is typing while another holds the phone', async () => {
    const page = await open.page()
    await openChat(page, open.demo, liu)
    await page.locator('.card [name=progress]').fill('写到一半')
    await page.locator('select[name=person]').selectOption(wu)
    await page.locator('.posts', { hasText: '推进办' }).waitFor()
    await expect.poll(() => page.locator('.card').count()).toBe(0)
    await page.locator('select[name=person]').selectOption(liu)
    await page.locator('.chat-entry').first().click()
    await page.locator('.card [name=progress]').waitFor()
    await expect.poll(() => page.locator('.card [name=progress]').inputValue()).toBe('写到一半')
  })

  it('asks before 催报, and says no when told so', async () => {
    const page = await open.page()
    await openChat(page, open.demo, wu)
    await send(page, '状态')
    const nudge = page.locator('[data-name=nudge]')
    await nudge.click()
    await page.locator('dialog', { hasText: '现在催报？' }).getByText('取消').click()
    await page.locator('dialog').waitFor({ state: 'detached' })
    await nudge.click()
    await page.locator('dialog').getByText('确定').click()
    await page.locator('.toast', { hasText: '已私信催报 3 条链' }).waitFor()
  })

  it('hears a group only when mentioned, and tells a stranger whom to ask', async () => {
    const page = await open.page()
    await openChat(page, open.demo, wu, 'oc_demo_office')
    await page.locator('.mention-bot input').uncheck()
    await send(page, '大家好')
    await page.locator('.bubble', { hasText: '大家好' }).waitFor()
    await page.locator('.mention-bot input').check()
    await send(page, '状态')
    await page.locator('.card h3', { hasText: '报送状态' }).waitFor()
    await expect.poll(() => page.locator('.card').count()).toBe(1)

    await openChat(page, open.demo, nobody)
    await send(page, `状态 ${hostile}`)
    await page.locator('.bubble', { hasText: '您还没有登记职责' }).first().waitFor()
    await expect.poll(() => page.locator('img').count()).toBe(0)
  })

  it('takes a message back and answers another', async () => {
    const page = await open.page()
    await openChat(page, open.demo, wu, 'oc_demo_office')
    const mine = page.locator('.message.is-mine', { hasText: '大家好' })
    await mine.getByText('回复').click()
    await page.locator('.mention-bot input').uncheck()
    await send(page, '收到')
    await page.locator('.quote', { hasText: '大家好' }).waitFor()
    await mine.filter({ hasNotText: '收到' }).getByText('撤回').click()
    await page.locator('.notice', { hasText: '吴工（虚构）撤回了一条消息' }).waitFor()
  })

  it('shows the digest on Friday in the chief’s group, and every window hears of it by itself', async () => {
    const [clock, watcher] = [await open.page(), await open.page()]
    await openChat(watcher, open.demo, 'ou_demo_c1_chief', 'oc_demo_c1')
    await clock.goto(open.demo.url)
    await clockTo(clock, '9月4日（周五）08:30')
    const digest = watcher.locator('.card', { hasText: '航天产业链 · 第36周' })
    await digest.waitFor()
    await expect.poll(() => watcher.locator('.card').count()).toBe(1)
    await expect.poll(() => digest.textContent()).toContain('示例链主甲（虚构）完成招标')
  })

  it('jumps to any time of the office, wherever the browser is', async () => {
    const page = await open.page()
    await page.goto(open.demo.url)
    await page.locator('.clock-more summary').click()
    await page.locator('input[name=to]').fill('2026-09-05T09:30')
    await page.getByRole('button', { name: '跳到' }).click()
    await page.locator('.clock-now', { hasText: '9月5日（周六）09:30' }).waitFor()
    await page.getByRole('button', { name: '−1 小时' }).click()
    await page.locator('.clock-now', { hasText: '9月5日（周六）08:30' }).waitFor()
  })
})
