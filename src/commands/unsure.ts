import * as t from '../texts/answers.ts'
import type { Sentence } from '../texts/plain.ts'
import { unknownRange } from '../texts/refusals.ts'
import type { Answer, Asked } from './command.ts'
import { answerWith } from './questions/question.ts'
import { say } from './refused.ts'

/** More than a button shows whole: nobody presses what cannot be read. */
export const longestSay = 40

/** One word was not understood: buttons say the same with something of ours in its place. */
export const unsure = (
  { text: typed }: Asked,
  text: Sentence,
  { word, instead, where = 'private' }: { word: string; instead: readonly string[]; where?: Answer['where'] },
): Answer => {
  const known = word !== '' && typed.includes(word) ? instead.slice(0, 3) : []
  const says = known
    .map((one) => typed.trim().replace(word, () => one))
    .filter((words) => words.length <= longestSay)
    .map((words) => ({ label: words, words }))
  return says.length === 0 ? say(text, where) : answerWith({ title: t.answerTitles.unsure, lines: [text], says, where })
}

/** No week and no month is called that. */
export const noSuchTime = (asked: Asked, word: string): Answer =>
  unsure(asked, unknownRange, { word, instead: t.usualTimes })
