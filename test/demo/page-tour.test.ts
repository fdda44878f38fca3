import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { clockTo, type OpenDemo, openChat, openDemo, send } from './support/open-page.ts'

const zhang = 'ou_demo_c1_main'

let open: OpenDemo
beforeAll(async () => {
  open = await openDemo()
})
afterAll(() => open.close())
afterEach(() => {
  expect(open.complaints.splice(0)).toEqual([])
})

describe('the line that says what to try', () => {
  it('leads through a week, and from a 批示 to the end of its task, and ticks by itself', async () => {
    const page = await open.page({ width: 360 })
    await page.goto(open.demo.url)
    const tour = page.getByRole('region', { name: '试一试' })
    await page.getByRole('button', { name: '打开试一试' }).click()
    const stands = (done: number, words: string) =>
      tour
        .filter({ hasText: `试一试 ${done}/11` })
        .locator('> p', { hasText: words })
        .waitFor()
    const goThere = () => tour.getByRole('button', { name: '带我去' }).click()
    // The page opens in his chat.
    await stands(1, '填好周报，点「提交」')
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await goThere()
    // Behind the greeting.
    const card = page.locator('.card').nth(1)
    await card.locator('[name=progress]').fill('示例链主甲（虚构）完成招标（演示）')
    await card.locator('[name=next_plan]').fill('走访示例测控庚（虚构）')
    await card.locator('[data-name=submit]').click()
    await stands(2, '换成周主任，发「状态」')
    await goThere()
    await page.locator('.bot-menu').getByRole('button', { name: '状态' }).click()
    await page.locator('.card h3', { hasText: '报送状态' }).waitFor()
    await send(page, '状态')
    await stands(3, '点「下一节点」，摘要发出后再点一次')
    await clockTo(page, '9月4日（周五）08:40')
    await stands(4, '换成链长甲，看链长群')
    await goThere()
    await stands(5, '链长甲给助手发「查 本周」')
    await goThere()
    await send(page, '查 本周')
    await stands(6, '换回张工，「修改」后提交，看摘要更新')
    await goThere()
    await card.locator('[data-name=edit]').click()
    await card.locator('[name=progress]').fill('示例链主甲（虚构）完成招标并公示（演示）')
    await card.locator('[data-name=submit]').click()
    await stands(7, '链长甲给助手发「批示 航天产业链 请专班摸清用电缺口」')
    await goThere()
    await send(page, '批示 航天产业链 请专班摸清用电缺口')
    await stands(8, '换成张工，在收到的任务上点「签收」')
    await goThere()
    await page.locator('.card [data-name=accept]').click()
    await stands(9, '张工发「办结 任务1 已摸清用电缺口」')
    await send(page, '办结 任务1 已摸清用电缺口')
    await stands(10, '换成周主任，发「销号 任务1」，再点「销号」')
    await goThere()
    await send(page, '销号 任务1')
    await page.locator('.card [data-name=close]').click()
    await page.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await stands(11, '都试过了')
  })

  it('shows all steps, folds away and comes back', async () => {
    const page = await open.page({ width: 360 })
    await openChat(page, open.demo, zhang)
    await page.getByRole('button', { name: '打开试一试' }).click()
    const tour = page.getByRole('region', { name: '试一试' })
    await tour.locator('summary').click()
    await expect.poll(() => tour.locator('li').count()).toBe(11)
    await expect.poll(() => tour.locator('li.is-done').count()).toBe(11)
    await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.keyboard.press('Escape')
    await expect.poll(() => tour.locator('ol').isVisible()).toBe(false)
    await tour.getByRole('button', { name: '收起试一试' }).click()
    await page.reload()
    await page.locator('.chat-head').waitFor()
    await expect.poll(() => tour.count()).toBe(0)
    await page.getByRole('button', { name: '打开试一试' }).click()
    await tour.waitFor()
  })
})

describe('the clock', () => {
  it('goes by hours and days, anywhere, and to each point that is next', async () => {
    const page = await open.page()
    await page.goto(open.demo.url)
    const now = page.locator('.clock-now')
    const shows = (words: string) => now.filter({ hasText: words }).waitFor()
    const press = (name: string) => page.locator('.clock-steps').getByRole('button', { name, exact: true }).click()
    await page.locator('.clock-more summary').click()
    await page.locator('input[name=to]').fill('2026-09-07T12:00')
    await press('跳到')
    await shows('9月7日（周一）12:00')
    await press('+1 天')
    await shows('9月8日（周二）12:00')
    await press('−1 天')
    await shows('9月7日（周一）12:00')
    await press('+1 小时')
    await shows('9月7日（周一）13:00')
    await press('−1 小时')
    await shows('9月7日（周一）12:00')
    const due = page.locator('.clock-due li')
    await expect
      .poll(() => due.allTextContents())
      .toEqual([
        '9月9日（周三）15:00 发填报卡片',
        '9月10日（周四）10:00 第一次提醒',
        '9月10日（周四）16:00 第二次提醒',
        '9月10日（周四）17:00 通知备报',
      ])
    await due.nth(1).getByRole('button').click()
    await shows('9月10日（周四）10:00')
  })
})
