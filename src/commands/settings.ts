import { readClockChange } from '../domain/clock-words.ts'
import { readHolidayNotice } from '../domain/holiday-notice.ts'
import { plainWord } from '../domain/normalise.ts'
import { namesNumber, readNumberChange } from '../domain/records/number-words.ts'
import { usualMarkers } from '../domain/secrecy.ts'
import { readMarkersWish } from '../domain/secrecy-words.ts'
import { monthClockHow } from '../texts/monthly-settings.ts'
import { lines } from '../texts/plain.ts'
import { markersChanged, markersShown, markersUnclear } from '../texts/secrecy.ts'
import * as t from '../texts/settings.ts'
import { switched, switchedBefore, switchHow } from '../texts/sign-off.ts'
import {
  drawSettings,
  proposeCalendar,
  proposeClock,
  proposeNumber,
  switchSignOff,
} from '../usecases/office/settings.ts'
import { changeMarkers, countMarked } from '../usecases/secrecy.ts'
import type { Answer, Asked, Command } from './command.ts'
import { refused, say } from './refused.ts'
import { leadingChain, noSuchChain } from './which-chain.ts'

/** 设置: the clocks, and the year's holidays from a pasted notice; both are shown before they count. 审签 is a switch. Numbers of records are shown as they are and as they would be. */
export const settings: Command = {
  name: '设置',
  aliases: ['settings', '时间设置', '放假安排', '节假日'],
  summary: '看周报和月报的时间、台账的数字，改周报时间、审签、台账数字；粘贴放假通知，录入下一年节假日',
  usage: '设置 [截止 周四 17:00] [放假 通知全文] [审签 产业链 开|关] [任务 临期 5]',
  example: '设置 截止 周四 17:00',
  action: 'settings',
  run: async (asked, words) => {
    const { where } = asked.may('settings') as { where: 'here' | 'private' }
    const typed = words.trim()
    if (typed === '') return { where, content: { card: await drawSettings(asked) } }
    if (/^(?:月报|月度进展)/u.test(typed)) return say(monthClockHow, where)
    const secrecy = /^涉密词\s*(?<rest>.*)$/su.exec(typed)?.groups?.rest
    if (secrecy !== undefined) return setMarkers(asked, secrecy)
    if (namesNumber(typed)) {
      const number = readNumberChange(typed, asked.rules.numbers)
      if (!number.ok) return say(t.numberFault(number.fault), where)
      return { where, content: { card: await proposeNumber(asked, number.value) } }
    }
    const signing = /^审签\s*(?<rest>.*)$/su.exec(typed)?.groups?.rest
    if (signing !== undefined) return setSignOff(asked, signing, where)
    if (/^放假|节假日安排|放假调休|放假安排/u.test(typed)) {
      const notice = readHolidayNotice(typed.replace(/^放假(?:安排)?[\s:：]*/u, ''))
      if (!notice.ok) return say(lines([t.noticeNotRead, ...notice.fault.map(t.noticeFault).slice(0, 8)]), where)
      return { where, content: { card: await proposeCalendar(asked, notice.value) } }
    }
    const { clock, holiday } = asked.rules
    const change = readClockChange(typed, { clock, holiday })
    if (!change.ok) return say(lines(change.fault.map(t.clockFault)), where)
    return { where, content: { card: await proposeClock(asked, change.value) } }
  },
}

const setSignOff = async (asked: Asked, words: string, where: Answer['where']): Promise<Answer> => {
  const { chain, rest, word } = await leadingChain(asked, words)
  const wish = /^(?<on>开|打开|开启|启用|on)$|^(?:关|关闭|关掉|停用|off)$/iu.exec(plainWord(rest))
  if (words.trim() === '' || (chain && !wish)) return say(switchHow, where)
  if (!chain) return noSuchChain(asked, 'settings', word, where)
  const on = wish?.groups?.on !== undefined
  const changed = await switchSignOff(asked, chain.id, on)
  return say((changed ? switched : switchedBefore)(chain.name, on), where)
}

/** The administrator's list of 涉密标识. No answer repeats a word that was written. */
const setMarkers = async (asked: Asked, words: string): Promise<Answer> => {
  const right = asked.may('secret-markers')
  if (!right.allow) return refused(asked, right, 'secret-markers')
  const wish = readMarkersWish(words)
  if (wish.do === 'unclear') return say(markersUnclear)
  if (wish.do !== 'show') {
    const { is, total } = await changeMarkers(asked, wish)
    return say(markersChanged(is, total))
  }
  const usual = usualMarkers.filter((word) => asked.rules.markers.includes(word))
  return say(markersShown(usual, asked.rules.markers.length - usual.length, await countMarked(asked)))
}
