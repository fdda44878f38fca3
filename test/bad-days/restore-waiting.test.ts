import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { groups } from '../../scripts/town/cast.ts'
import type { Held } from '../../scripts/town/member.ts'
import { good } from '../support/reports.ts'
import { openRestoring, type Restoring } from './restore-rig.ts'

const questions = (all: Restoring, part: string) =>
  all.group(groups.推进办群, '不确定是否已发到').filter((text) => text.includes(part))

/** Thursday evening: 航天 has filed and was sent back, 陶瓷基 waits for a signature; their cards wait for the morning. */
const waitingOvernight = async (): Promise<Restoring> => {
  const all = await openRestoring('09-02 14:50')
  await all.at('09-03 17:00')
  await all.of('张工').fills(good).submits()
  await all.of('吴工').says('设置 审签 陶瓷基 开')
  await all.at('09-03 19:00')
  await all.of('吴工').says('退回 航天 请写明单位名称')
  const asked = all.of('吴工').lastCard()
  if (JSON.stringify(asked.message.content).includes('"name":"return"'))
    await asked.clicks('return', { reason: '请写明单位名称' })
  await all.of('王工').says('周报')
  const late = await all
    .of('王工')
    .lastCard()
    .clicks('submit', { ...good, progress: '完成试产（虚构）' })
  expect(late.words).toContain('审签')
  return all
}

describe('what waited at the backup', () => {
  it('退回 and 审签: the office is asked, and the cards that did arrive are answered', async () => {
    const all = await waitingOvernight()
    const backup = await all.backUp()
    const waiting = all.town.rows<{ topic: string }>(
      `select topic from outbox where state = 'pending' and topic in ('return', 'sign-off') order by topic`,
    )
    expect(waiting.map(({ topic }) => topic)).toEqual(['return', 'sign-off'])
    await all.at('09-04 08:10')
    const sent = [all.of('张工').lastCard(), all.of('魏处').lastCard()] as const
    expect(sent[0].words()).toContain('请写明单位名称')
    expect(sent[1].words()).toContain('审签')
    await all.restore(backup)
    expect(questions(all, '退回通知')).toHaveLength(1)
    expect(questions(all, '审签卡片')).toHaveLength(1)
    const before = [all.heard('张工', '').length, all.heard('魏处', '').length]
    await all.at('09-04 08:25')
    expect([all.heard('张工', '').length, all.heard('魏处', '').length]).toEqual(before)

    const filed = await sent[0].clicks('submit', { ...good, progress: '示例材料乙（虚构）完成设备招标' })
    expect(filed.toast).toBe('已更新为新版')
    expect(questions(all, '退回通知')).toEqual([])
    const signed = await sent[1].clicks('agree')
    expect(signed.toast).toContain('已')
    expect(all.town.rows(`select state from sign_off where item_id like '%cmc'`)).toEqual([{ state: 'signed' }])
    expect(questions(all, '审签卡片')).toEqual([])
  })

  it('a card that was let go is found as well', async () => {
    const all = await openRestoring('09-02 14:50')
    await all.at('09-02 16:00')
    all.town.emulator.down(true)
    await all.of('王工').says('周报')
    const backup = await all.backUp()
    all.town.emulator.down(false)
    await all.at('09-02 16:05')
    const opened = all.of('王工').lastCard()
    expect(opened.words()).toContain('周四工作动态')
    await all.restore(backup)
    expect(all.town.rows(`select state, error from outbox where topic = 'weekly-open'`)).toEqual([
      { state: 'dropped', error: 'restored' },
    ])
    expect((await opened.clicks('submit', good)).toast).toBe('已提交')
  })

  it('what was in doubt then and has been settled since is asked about anew: the first answer is lost', async () => {
    const all = await openRestoring('09-03 18:30')
    const { emulator } = all.town
    await all.at('09-04 08:29')
    const lost = { path: '/im/v1/messages', chat_id: groups.航天群 }
    emulator.failNext(1, 'reset-after-accept', lost)
    emulator.failNext(1_000, { http: 500, code: 0 }, lost)
    await all.at('09-04 09:40')
    emulator.clearFailures()
    const first = all.of('吴工').inGroup('推进办群', '不确定是否已发到')
    const backup = await all.backUp()
    expect((await first.clicks('seen')).words).toContain('群里已看到')
    await all.at('09-04 10:00')
    await all.restore(backup)
    expect(questions(all, '航天')).toHaveLength(1)
    const again = all.of('吴工').inGroup('推进办群', '不确定是否已发到')
    expect(again.id).not.toBe(first.id)
    await again.clicks('seen')
    expect(all.town.rows(`select state from outbox where topic = 'digest-chief' and chain_id = 'aerospace'`)).toEqual([
      { state: 'sent' },
    ])
    expect(all.group(groups.航天群, '第36周')).toHaveLength(1)
  })

  it('the hours of silence after which a report passes unsigned begin anew', async () => {
    const all = await waitingOvernight()
    const backup = await all.backUp()
    const passes = () => all.town.rows<{ passes_at: string }>('select passes_at from sign_off')[0]?.passes_at ?? ''
    const before = passes()
    await all.at('09-04 11:50')
    await all.restore(backup)
    expect(passes() > before).toBe(true)
    await all.at('09-04 13:00')
    expect(all.town.rows('select state from sign_off')).toEqual([{ state: 'waiting' }])
  })
})

/** 简报 of week 36, issued by 吴工 to the office's group. @returns the card, ready to be issued. */
const prepared = async (all: Restoring): Promise<Held> => {
  const 吴工 = all.of('吴工')
  await 吴工.says('简报 本周')
  const card = 吴工.card('简报')
  if (card.words().includes('选内容'))
    await card.clicks('choose', { progress: ['progress/1/weekly/2026-W36/aerospace'] })
  if (card.words().includes('改文字')) await card.clicks('preview')
  return card
}
const issue = async (card: Held, values: Record<string, unknown> = {}) =>
  card.clicks('issue', { groups: [groups.推进办群], ...values })
const numbers = (all: Restoring) =>
  all.town
    .rows<{ number: number }>('select number from bulletin where number is not null order by number')
    .map(({ number }) => number)

/** 第1期 in the backup, 第2期 and 第3期 after it. */
const issuedAfterwards = async () => {
  const all = await openRestoring('09-02 14:50')
  await all.at('09-02 15:00')
  await all.of('张工').fills(good).submits()
  await issue(await prepared(all))
  const backup = await all.backUp()
  for (const _ of [2, 3]) await issue(await prepared(all))
  expect(numbers(all)).toEqual([1, 2, 3])
  await all.at('09-03 09:00')
  return { all, backup }
}

describe('简报 after a restore', () => {
  it('goes on after the numbers of the database that was set aside', async () => {
    const { all, backup } = await issuedAfterwards()
    await all.restore(backup)
    expect(numbers(all)).toEqual([1])
    const issued = await issue(await prepared(all))
    expect(issued.toast).toContain('已发布')
    expect(numbers(all)).toEqual([1, 4])
  })

  it.each([
    ['is damaged', (file: string) => writeFileSync(file, readFileSync(file).fill(0xa5, 4_096 * 3, 4_096 * 20))],
    ['is gone', (file: string) => writeFileSync(file, '')],
  ])(
    'asks for the last number where that database %s, and takes none that is lower than what is known',
    async (_what, meanwhile) => {
      const { all, backup } = await issuedAfterwards()
      await all.restore(backup, meanwhile)
      const card = await prepared(all)
      expect(card.words()).toContain('上一期是第几期')
      for (const last_number of ['', '0', '两期', '1000']) {
        const refused = await issue(card, { last_number })
        expect([last_number, refused.toast]).toEqual([last_number, '请填上一期是第几期'])
        expect(refused.words).toContain('✗ 请填最后一期的编号，不小于 1。')
        expect(numbers(all)).toEqual([1])
      }
      await issue(card, { last_number: '第３期' })
      expect(numbers(all)).toEqual([1, 4])
      const next = await prepared(all)
      expect(next.words()).not.toContain('上一期是第几期')
      await issue(next)
      expect(numbers(all)).toEqual([1, 4, 5])
    },
  )

  it('that waited at the backup for its group is asked about', async () => {
    const all = await openRestoring('09-02 14:50')
    await all.at('09-02 15:00')
    await all.of('张工').fills(good).submits()
    const card = await prepared(all)
    all.town.emulator.down(true)
    await issue(card)
    const backup = await all.backUp()
    all.town.emulator.down(false)
    await all.at('09-02 16:00')
    expect(all.group(groups.推进办群, '（第 1 期）')).toHaveLength(1)
    await all.restore(backup)
    await all.at('09-02 17:00')
    expect(all.group(groups.推进办群, '（第 1 期）')).toHaveLength(1)
    expect(questions(all, '简报')).toHaveLength(1)
  })
})
