import { plainWord } from '../domain/normalise.ts'
import { readRange } from '../domain/range.ts'
import { dayOf, nextWeek, type Week } from '../domain/time.ts'
import { noBulletins, nothingToChoose, rangeTooLong } from '../texts/bulletin.ts'
import type { Reported } from '../texts/reported.ts'
import { drawBulletin } from '../usecases/bulletin/draw-bulletin.ts'
import { drawBulletinList } from '../usecases/bulletin/list-bulletins.ts'
import { openBulletin } from '../usecases/bulletin/open-bulletin.ts'
import type { Answer, Asked, Command } from './command.ts'
import { refused, say } from './refused.ts'
import { noSuchTime } from './unsure.ts'

/** A month of five Thursdays; more would not fit on the page. */
const mostWeeks = 5

const weeksIn = ({ from, to }: { from: Week; to: Week }): number => {
  let count = 1
  for (let week = from; week < to && count <= mostWeeks; week = nextWeek(week)) count += 1
  return count
}

/** 简报: drafts 《产业链工作动态》 from lines the office chooses. A form, so always in private. */
export const bulletin: Command = {
  name: '简报',
  aliases: ['bulletin', '工作简报'],
  summary: '起草《产业链工作动态》：选内容、改文字、看样、发布；写「简报 列表」看草稿和往期',
  usage: '简报 [本周|上周|上月|列表]',
  example: '简报 上周',
  action: 'bulletin',
  run: async (asked, words) => {
    const right = asked.may('bulletin', { all: true })
    if (!right.allow) return refused(asked, right, 'bulletin')
    const typed = plainWord(words)
    if (/^(?:列表|往期|list)$/iu.test(typed)) {
      const card = await drawBulletinList(asked)
      return card ? { where: 'private', content: { card } } : say(noBulletins)
    }
    const wished = await draft(asked, typed || '本周')
    if ('answer' in wished) return wished.answer
    if (typed !== '') return say(nothingToChoose(wished.label, wished.nothing.filed))
    // On Monday nobody has reported yet: last week is what is meant.
    const before = await draft(asked, '上周')
    if ('answer' in before) return before.answer
    return say(nothingToChoose('本周和上周', wished.nothing.filed + before.nothing.filed))
  },
}

type Drafted = { answer: Answer } | { nothing: Reported; label: string }

const draft = async (asked: Asked, words: string): Promise<Drafted> => {
  const range = readRange(words, dayOf(asked.now, asked.rules.zone))
  if (!range.ok) return { answer: noSuchTime(asked, words) }
  if (weeksIn(range.value) > mostWeeks) return { answer: say(rangeTooLong) }
  const found = await openBulletin(asked, range.value)
  if ('nothing' in found) return { ...found, label: range.value.label }
  const { bulletin: opened } = found
  return {
    answer: {
      where: 'private',
      content: { card: await drawBulletin(asked, opened) },
      item: { id: opened.id },
      topic: 'bulletin',
    },
  }
}
