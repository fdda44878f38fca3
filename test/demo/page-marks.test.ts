import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asBot } from './support/as-bot.ts'
import { type OpenDemo, openChat, openDemo, send } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'
const zhou = 'ou_demo_office_1'
const wu = 'ou_demo_office_2'
const zheng = 'ou_demo_office_3'
const office = 'oc_demo_office'
const aerospace = 'oc_demo_c1'

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())
afterEach(() => {
  expect(open.complaints.splice(0)).toEqual([])
})

describe('加急', () => {
  it('stands at the top for whom it is, until they say 知道了', async () => {
    const bot = await asBot(open.demo.url)
    const page = await open.page({ width: 360 })
    await openChat(page, open.demo, zhang)
    const chatter = async () => {
      for (let i = 1; i <= 12; i++) await bot.message(aerospace, 'text', { text: `第 ${i} 句闲话` })
    }
    await chatter()
    const id = await bot.message(aerospace, 'text', { text: '今天 18:00 截止' })
    await chatter()
    await bot.urgent(id, zhang)
    const notice = page.getByRole('alert', { name: '加急' })
    await notice.filter({ hasText: '链长制工作助手：今天 18:00 截止' }).waitFor()
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await notice.getByRole('button', { name: '查看' }).click()
    const message = page.locator(`[data-message=${id}]`)
    await message.locator('.tag-red', { hasText: '加急' }).waitFor()
    const top = async () => (await message.boundingBox())?.y
    await expect.poll(top).toBeGreaterThan(200)
    await expect.poll(top).toBeLessThan(700)
    await notice.getByRole('button', { name: '知道了' }).click()
    await notice.waitFor({ state: 'detached' })
    await message.getByText('加急 · 已确认').waitFor()
    expect(open.demo.stage.emulator.messages().find((one) => one.message_id === id)?.urgent_confirmed).toEqual([zhang])
  })

  it('is no matter of the others in the group', async () => {
    const bot = await asBot(open.demo.url)
    await bot.urgent(await bot.message(office, 'text', { text: '请周主任看' }), zhou)
    const page = await open.page()
    await openChat(page, open.demo, wu, office)
    await page.locator('.bubble', { hasText: '请周主任看' }).waitFor()
    await expect.poll(() => page.getByRole('alert').count()).toBe(0)
    await expect.poll(() => page.getByText('加急').count()).toBe(0)
    await openChat(page, open.demo, zhou, office)
    await page.getByRole('alert', { name: '加急' }).waitFor()
    await page.close()
  })
})

describe('已读', () => {
  it('is counted for who sent a message, as the others open the chat', async () => {
    const [writer, reader] = [await open.page(), await open.page()]
    await openChat(writer, open.demo, wu, office)
    await writer.locator('.mention-bot input').uncheck()
    await send(writer, '明天九点碰头')
    const mark = writer.locator('.message.is-mine', { hasText: '明天九点碰头' }).locator('.read-mark')
    await mark.getByText('已读 0 · 未读 2').waitFor()

    await reader.goto(`${open.demo.url}/#${zheng}`)
    const entry = reader.locator('.chat-entry', { hasText: '产业链推进办群' })
    await entry.locator('.unread').waitFor()
    await entry.click()
    await entry.locator('.unread').waitFor({ state: 'detached' })
    await expect.poll(() => reader.locator('.read-mark').count()).toBe(0)
    await mark.getByText('已读 1 · 未读 1').click()
    await expect.poll(() => mark.textContent()).toContain('已读：郑工（虚构）未读：周主任（演示）')
    await openChat(reader, open.demo, zhou, office)
    await mark.getByText('全部已读').waitFor()
  })

  it('is told to the bot by one event for all that lay in the direct chat', async () => {
    const bot = await asBot(open.demo.url)
    const told = () =>
      open.demo.stage.emulator.deliveries().filter(({ type }) => type === 'im.message.message_read_v1').length
    const page = await open.page()
    await openChat(page, open.demo, zheng)
    const unread = page.locator('.chat-entry', { hasText: '链长制工作助手' }).locator('.unread')
    await page.locator('.card', { hasText: '您好' }).waitFor()
    await unread.waitFor({ state: 'detached' })
    const before = told()

    await page.goto(`${open.demo.url}/#${zheng}`)
    await bot.message(zheng, 'text', { text: '其一' })
    await bot.message(zheng, 'text', { text: '其二' })
    await unread.filter({ hasText: '2 条未读' }).waitFor()
    await page.locator('.chat-entry').first().click()
    await unread.waitFor({ state: 'detached' })
    await expect.poll(told).toBe(before + 1)
    await page.reload()
    await page.locator('.bubble', { hasText: '其二' }).waitFor()
    expect(told()).toBe(before + 1)
  })
})

describe('an emoji', () => {
  it('stands under its message, with who gave it', async () => {
    const bot = await asBot(open.demo.url)
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    const id = await bot.message(zhang, 'text', { text: '请回一声' })
    const { emulator } = open.demo.stage
    await emulator.person(zhang).reacts(id, 'THUMBSUP')
    const given = page.locator('.message', { hasText: '请回一声' }).locator('.reactions')
    await given.filter({ hasText: `THUMBSUP · ${emulator.account(zhang).name}` }).waitFor()
    await emulator.person(zhang).reacts(id, 'THUMBSUP', false)
    await given.waitFor({ state: 'detached' })
  })
})

describe('what Feishu refuses', () => {
  it('is said with its codes, since people see nothing of it', async () => {
    const bot = await asBot(open.demo.url)
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    await page.locator('.card').first().waitFor()
    const before = await page.locator('.card').count()
    const broken = (...elements: object[]) => ({ schema: '2.0', config: { update_multi: true }, body: { elements } })
    await expect(bot.card(zhang, broken({ tag: 'hr', colour: 'red' }))).rejects.toThrow('230099')
    const notice = page.getByRole('alert', { name: '飞书拒收' })
    await notice.filter({ hasText: '飞书拒收了机器人发的内容（230099）' }).waitFor()
    await expect
      .poll(() => notice.textContent())
      .toMatch(/200621.*property: colour, path: ROOT -> body -> elements\[0\]/)
    await expect.poll(() => page.locator('.card').count()).toBe(before)
    await notice.getByRole('button', { name: '知道了' }).click()
    await notice.waitFor({ state: 'detached' })
    await expect(bot.card(zhang, broken({ tag: 'note' }))).rejects.toThrow('230099')
    await notice.filter({ hasText: '200861' }).waitFor()
  })

  it('is told from what only the local Feishu lacks', async () => {
    const bot = await asBot(open.demo.url)
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    const notice = page.getByRole('alert', { name: '飞书拒收' })
    await expect(bot.card(zhang, { type: 'template', data: { template_id: 'AAq' } })).rejects.toThrow('230099')
    await notice.filter({ hasText: '机器人发的卡片，本地飞书还不支持' }).waitFor()
    await fetch(`${open.demo.url}/open-apis/task/v2/tasks`, { method: 'POST' })
    await notice.filter({ hasText: 'POST /open-apis/task/v2/tasks' }).waitFor()
    await expect.poll(() => notice.textContent()).toContain('机器人调用了本地飞书没有的接口，没有照办')
  })

  it('stands on a card that means to name somebody and does not', async () => {
    const bot = await asBot(open.demo.url)
    const page = await open.page()
    await openChat(page, open.demo, zhang)
    const at = (how: string) => ({
      schema: '2.0',
      config: { update_multi: true },
      body: { elements: [{ tag: 'markdown', content: `<at ${how}></at> 请看` }] },
    })
    await bot.card(zhang, at(`id=${zhang}`))
    await bot.card(zhang, at(`user_id="${zhang}"`))
    await page.locator('.card').nth(3).waitFor()
    await expect
      .poll(() => page.getByRole('note').allTextContents())
      .toEqual(['卡片里写 <at user_id=…> 不会 @ 到人，要写 <at id=…>。'])
  })
})
