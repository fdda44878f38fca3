import { describe, expect, it } from 'vitest'
import type { Member } from '../../scripts/town/member.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

const acts = async (who: Member, words: string, step: string) => {
  await who.says(words)
  await who.lastCard().clicks(step)
}

describe('要点 of the month card', () => {
  it('also offers tasks closed in the month as ticks, none of them ticked, no sensitive one and no other chain’s', async () => {
    const town = await openTown('09-14 09:00')
    const { 张工, 吴工, 郑工 } = town
    for (const words of ['航天 接通示例地块水电', '航天 并购示例企业（虚构）', '航天 还在办的事', '陶瓷基 建成中试线'])
      await 吴工.says(`交办 ${words}`)
    for (const no of [1, 2]) {
      await 张工.says(`签收 任务${no}`)
      await 张工.says(`办结 任务${no} 已经全部办完`)
    }
    await acts(吴工, '设为敏感 任务2 涉及商业秘密', 'classify')
    for (const no of [1, 2]) await acts(郑工, `销号 任务${no}`, 'close')

    await town.at('09-23 15:00')
    await 张工.fills(good).submits()
    const card = 张工.card('月度进展')
    const content = JSON.stringify(card.message.content)
    expect(content).toContain('接通示例地块水电，已销号（任务1）')
    expect(card.words()).toContain('本月周报里的进展、已销号的任务')
    for (const other of ['并购', '还在办的事', '中试线']) expect(content).not.toContain(other)
    expect(card.words(), 'it is not ticked').not.toContain('已销号（任务1）')
    const ticked = { picked: ['2026-W39_1', 'task-2026-1'], points: '示例链主甲（虚构）完成设备招标' }
    await card.clicks('next_points', ticked)
    await card.clicks('prev_figures')
    expect(card.words()).toMatch(
      /可改写[^\n]*\n\s*示例链主甲（虚构）完成设备招标\n\s*接通示例地块水电，已销号（任务1）/u,
    )
  })
})
