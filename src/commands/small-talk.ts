import type { Suggestion } from '../cards/answer.ts'
import { decide } from '../domain/rights.ts'
import type { Talk } from '../domain/words/talk.ts'
import * as t from '../texts/answers.ts'
import { sentence } from '../texts/plain.ts'
import { weeklyCommandWord } from '../texts/weekly.ts'
import type { Answer, Asked } from './command.ts'
import { answerWith } from './questions/question.ts'
import { say } from './refused.ts'

const help = { label: t.says.help, words: '帮助' }

/** What this person does most. */
const usual = ({ actor }: Asked): Suggestion[] => {
  const may = (action: 'file' | 'nudge' | 'push') => decide(actor, action, {}, { kind: 'p2p' }).allow
  if (may('file')) return [t.fillSay(weeklyCommandWord), { label: t.says.mine, words: '我的' }, help]
  if (may('nudge')) return [{ label: t.says.owing, words: '谁没报' }, { label: t.says.status, words: '状态' }, help]
  if (may('push'))
    return [{ label: t.says.lately, words: '查 近4周' }, { label: t.says.asks, words: '查 请链长' }, help]
  return [help]
}

/** 你好, 收到, 👍: a short word back, and in private what can be done. */
export const talkBack = (asked: Asked, talk: Talk): Answer =>
  asked.place.kind === 'p2p'
    ? answerWith({ title: t.answerTitles.talk, lines: [t.talkLines[talk]], says: usual(asked) })
    : say(sentence`${t.talkLines[talk]}`, 'here')
