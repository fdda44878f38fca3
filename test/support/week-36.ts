import { expect } from 'vitest'
import { good, report } from './reports.ts'
import type { Town } from './town.ts'

const reminded = (heard: string[]) => heard.filter((text) => /^(?:填报提醒|备报通知)/u.test(text)).length

/** The week of four chains that behave differently, with all that is to be seen of it. @param at moves the clock */
export const playWeek36 = async (town: Town, at: Town['at'] = town.at): Promise<void> => {
  const { 张工, 李工, 王工, 刘工, 陈工, 杨工, 黄工, 赵工 } = town

  await at('09-02 14:59')
  expect([张工, 王工, 刘工, 杨工].flatMap((one) => one.heard())).toEqual([])
  await at('09-02 15:00')
  expect(张工.last()).toContain('航天产业链 · 周四工作动态\n第36周（9月3日截止）')
  expect([王工, 刘工, 杨工].map((one) => one.heard().length)).toEqual([1, 1, 1])
  expect([李工, 赵工, 陈工, 黄工].flatMap((one) => one.heard())).toEqual([])

  // 航天 files at once; 陶瓷基 saves a draft; the other two do nothing yet.
  expect((await 张工.fills(good).submits()).toast).toBe('已提交')
  expect(张工.last()).toContain('已收到 · 航天产业链')
  expect((await 王工.fills({ progress: '中试线烘炉' }).savesDraft()).words).toContain('草稿已于 9月2日 15:00 暂存')

  await at('09-03 10:00')
  expect(王工.heard().length, 'a draft: no first reminder').toBe(1)
  expect(张工.heard().length, 'filed: no reminder').toBe(1)
  expect(刘工.last()).toContain(
    '煤制烯烃（芳烃）深加工产业链第36周工作动态还没有填，9月3日（周四）18:00 截止。点「现在填」，约 2 分钟；没有新情况点「本周无新增」。',
  )

  await at('09-03 15:40')
  expect((await 刘工.fills({ progress: '写到一半' }).savesDraft()).toast).toBe('已暂存，提交后才算上报')
  await at('09-03 16:00')
  expect(刘工.heard().length, 'a draft 20 minutes ago: no second reminder').toBe(2)
  expect(杨工.last()).toContain('这是最后一次提醒')
  expect(王工.last(), 'the draft lies since yesterday').toContain('这是最后一次提醒')

  await at('09-03 17:00')
  expect(黄工.cards('新型纺织产业链'), 'one card asks, and is the form').toHaveLength(1)
  expect(黄工.last()).toContain('主报杨工（虚构）如不方便，请您代报。\n您正在代杨工（虚构）填报，记录会写明代报。')
  expect(李工.heard(), 'the chain has filed: its backup is left alone').toEqual([])

  const filed = await 黄工.fills(report('纺织')).submits()
  expect(filed.words).toContain('黄工（虚构）代杨工（虚构）填报，9月3日（周四）17:00')
  expect(杨工.card('已收到').words(), 'everyone else sees the receipt').toContain('新型纺织产业链')
  expect(
    town.ask(`select filed_by_name || '/' || on_behalf_of || '/' || post from revision where post = 'backup'`),
  ).toEqual(['黄工（虚构）/杨工（虚构）/backup'])

  // 王工 also backs up the third chain and has its card since 17:00: the chain's name tells them apart.
  await 王工.card('陶瓷基复合材料产业链 · 周四工作动态').fills({ next_plan: '出首批试样' }).submits()
  await at('09-03 18:05')
  const receipt = town.group('推进办群').at(-1) ?? ''
  expect(receipt).toContain('报送情况 · 第36周')
  expect(receipt).toContain('应报 4\n已报 3\n未报 0，草稿中 1\n草稿中：煤制烯烃（芳烃）深加工产业链')
  expect(receipt.match(/［/g)).toHaveLength(1)

  expect(reminded(杨工.heard())).toBe(2)
  expect(reminded(刘工.heard())).toBe(1)
  await at('09-04 12:01')
  // 王工: the second reminder for 陶瓷基; as the backup of 煤化工 they get its form.
  expect([张工, 王工, 刘工, 杨工].map((one) => reminded(one.heard()))).toEqual([0, 1, 1, 2])
  expect(town.group('航天群')).toHaveLength(1)
  expect(town.group('推进办群').filter((text) => text.startsWith('推进办周览'))).toHaveLength(1)
  expect(town.ask(`select state from item where chain_id = 'coal-olefin'`)).toEqual(['missed'])
}
