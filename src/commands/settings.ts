import { readClockChange } from '../domain/clock-words.ts'
import { readHolidayNotice } from '../domain/holiday-notice.ts'
import * as t from '../texts/settings.ts'
import { drawSettings, proposeCalendar, proposeClock } from '../usecases/settings.ts'
import type { Command } from './command.ts'
import { say } from './refused.ts'

/** 设置: the clocks, and the year's holidays from a pasted notice. Both are shown before they count. */
export const settings: Command = {
  name: '设置',
  aliases: ['settings', '时间设置', '放假安排', '节假日'],
  summary: '看和改周报时间；粘贴放假通知，录入下一年节假日',
  usage: '设置 [截止 周四 17:00] [放假 通知全文]',
  example: '设置 截止 周四 17:00',
  action: 'settings',
  run: async (asked, words) => {
    const { where } = asked.may('settings') as { where: 'here' | 'private' }
    const typed = words.trim()
    if (typed === '') return { where, content: { card: drawSettings(asked) } }
    if (/^放假|节假日安排|放假调休|放假安排/u.test(typed)) {
      const notice = readHolidayNotice(typed.replace(/^放假(?:安排)?[\s:：]*/u, ''))
      if (!notice.ok) return say([t.noticeNotRead, ...notice.fault.map(t.noticeFault).slice(0, 8)].join('\n'), where)
      return { where, content: { card: await proposeCalendar(asked, notice.value) } }
    }
    const { clock, holiday } = asked.rules
    const change = readClockChange(typed, { clock, holiday })
    if (!change.ok) return say(change.fault.map(t.clockFault).join('\n'), where)
    return { where, content: { card: await proposeClock(asked, change.value) } }
  },
}
