import * as t from '../../texts/answers.ts'
import { pushMode } from '../../usecases/digest/quiet-chief.ts'
import { refused } from '../refused.ts'
import { theChain } from '../which-chain.ts'
import { answerWith, type Question } from './question.ts'

/** 不要每周都推: how it is now, and a button that makes it the other way. */
export const pushQuestion: Question = async (asked, reading) => {
  const chosen = await theChain(asked, 'push', reading.chains[0], '推送')
  if ('answer' in chosen) return chosen.answer
  const { chain } = chosen
  const right = asked.may('push', { chain: chain.id })
  if (!right.allow) return refused(asked, right, 'push', chain.id)
  const weekly = (await pushMode(asked, chain.id)) === 'weekly'
  return answerWith({
    title: t.answerTitles.push,
    lines: [t.pushNowLine(chain.name, weekly)],
    says: [
      weekly
        ? { label: t.says.pushNeeded, words: `推送 ${chain.name} 只在有请示或红色时` }
        : { label: t.says.pushWeekly, words: `推送 ${chain.name} 每周` },
    ],
    where: right.where,
  })
}
