import { readChain } from '../../db/chains.ts'
import { readItem } from '../../db/items.ts'
import { openReturns } from '../../db/returns.ts'
import * as t from '../../texts/answers.ts'
import { dayTimeText } from '../../texts/dates.ts'
import { answerWith, type Question } from './question.ts'
import { scopeOf } from './scope.ts'

const most = 3

/** 为什么退回: what waits to be filed again, with the office's reason. */
export const whyReturned: Question = async (asked, reading) => {
  const scope = await scopeOf(asked, 'read-own-reports', reading.chains[0])
  if ('answer' in scope) return scope.answer
  const lines: string[] = []
  for (const { itemId, reason, dueAt } of await openReturns(asked.tx)) {
    const item = await readItem(asked.tx, itemId)
    if (!item || (scope.chains !== 'all' && !scope.chains.includes(item.chainId))) continue
    const chain = await readChain(asked.tx, item.chainId)
    lines.push(t.returnedLine(chain?.name ?? '', reason, dayTimeText(dueAt, asked.rules.zone)))
  }
  const mine = lines.length > 0 && asked.may('file').allow && asked.place.kind === 'p2p'
  return answerWith({
    title: t.answerTitles.returned,
    lines: lines.length > 0 ? lines.slice(0, most) : [t.nothingReturned],
    says: mine ? [{ label: t.says.mine, words: '我的' }] : [],
    where: scope.where,
  })
}
