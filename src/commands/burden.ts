import { readRange } from '../domain/range.ts'
import { dayOf } from '../domain/time.ts'
import { drawBurden } from '../usecases/looking-back/show-burden.ts'
import type { Command } from './command.ts'
import { refused } from './refused.ts'
import { noSuchTime } from './unsure.ts'

/** 减负: how much has been asked for, by the office of itself. */
export const burden: Command = {
  name: '减负',
  aliases: ['burden', '减负台账', '台账减负'],
  summary: '看一段时间发了多少次提醒、问了多少项、点名多少次、填报要几分钟',
  usage: '减负 [本月|上月|近4周]',
  example: '减负 上月',
  action: 'burden',
  showsOnly: true,
  run: async (asked, words) => {
    const right = asked.may('burden')
    if (!right.allow) return refused(asked, right, 'burden')
    const wish = words.trim() === '' ? '本月' : words
    const range = readRange(wish, dayOf(asked.now, asked.rules.zone))
    if (!range.ok) return noSuchTime(asked, words.trim())
    return { where: right.where, content: { card: await drawBurden(asked, range.value) } }
  },
}
