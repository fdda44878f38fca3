import { supplementCard } from '../cards/supplement.ts'
import { currentPeriod, itemId } from '../db/items.ts'
import { plainWord } from '../domain/normalise.ts'
import { nothingToWithdraw, notTaken, receivedLine, withdrawnLine } from '../texts/supplement.ts'
import { refuse } from '../usecases/refuse.ts'
import { drawSupplement, supplementReport, withdrawSupplement } from '../usecases/reports/supplement.ts'
import { readWeeklyItem, type WeeklyItem } from '../usecases/reports/weekly-item.ts'
import type { Answer, Asked, Command } from './command.ts'
import { say } from './refused.ts'
import { leadingChain, theChain } from './which-chain.ts'

const withdrawing = /^(?:撤回|撤销|取消)$/u

/** 补充: a line of a cooperating unit for a report that somebody else files. */
export const supplement: Command = {
  name: '补充',
  aliases: ['supplement', '配合补充'],
  summary: '配合单位给本期工作动态补充一段，由主报选用；再发一次换掉上一条',
  usage: '补充 [产业链] 内容|撤回',
  example: '补充 航天 贷款贴息 30 万元已拨付',
  action: 'supplement',
  orElse: 'file',
  givesBack: (_, sentence, words) => notAccepted(sentence, words),
  run: async (asked, words) => {
    const { chain: named, rest } = await leadingChain(asked, words)
    const typed = named ? rest : words
    const right = asked.may('supplement', named ? { chain: named.id } : {})
    if (!right.allow) {
      const files = asked.may('file', named ? { chain: named.id } : {}).allow
      const why = files
        ? notTaken.files
        : await refuse(asked, right, { action: 'supplement', chain: named?.id, place: asked.place.kind })
      return notAccepted(why, typed)
    }
    const chosen = await theChain(asked, 'supplement', named, '补充')
    if ('answer' in chosen) {
      const { content } = chosen.answer
      return typed && 'text' in content ? notAccepted(content.text, typed) : chosen.answer
    }
    const period = await currentPeriod(asked.tx, asked.now)
    const weekly = period && (await readWeeklyItem(asked.tx, itemId(chosen.chain.id, period.period)))
    if (!weekly) return notAccepted(notTaken.none, typed)
    return withdrawing.test(plainWord(typed)) ? withdraw(asked, weekly) : add(asked, weekly, typed)
  },
}

/** An answer to the card that asks for it, in words instead of in its form. */
export const supplementInReply = async (asked: Asked, item: string, typed: string): Promise<Answer> => {
  const weekly = await readWeeklyItem(asked.tx, item)
  const right = asked.may('supplement', weekly ? { chain: weekly.chain.id } : {})
  if (!right.allow || !weekly)
    return notAccepted(
      right.allow ? notTaken.none : await refuse(asked, right, { action: 'supplement', place: asked.place.kind }),
      typed,
    )
  return withdrawing.test(plainWord(typed)) ? withdraw(asked, weekly) : add(asked, weekly, typed)
}

const notAccepted = (line: string, typed: string): Answer => ({
  where: 'private',
  content: { card: supplementCard({ state: 'refused', line, typed }) },
})

const withdraw = async (asked: Asked, weekly: WeeklyItem): Promise<Answer> => {
  const withdrawn = await withdrawSupplement(asked, weekly)
  if (!withdrawn) return say(nothingToWithdraw)
  return inPrivate(weekly, drawSupplement(asked, weekly, { state: 'withdrawn', line: withdrawnLine(withdrawn.used) }))
}

const add = async (asked: Asked, weekly: WeeklyItem, typed: string): Promise<Answer> => {
  const outcome = await supplementReport(asked, weekly, typed)
  switch (outcome.kind) {
    case 'received':
      return inPrivate(
        weekly,
        drawSupplement(asked, weekly, { state: 'received', line: receivedLine(outcome.replaced), typed }),
      )
    case 'fault': {
      // Without a word the form asks for them.
      const fault = typed.trim() === '' ? undefined : outcome.fault
      return inPrivate(weekly, drawSupplement(asked, weekly, { state: 'ask', typed, fault }))
    }
    case 'not-taken':
      return inPrivate(weekly, drawSupplement(asked, weekly, { state: 'refused', line: notTaken[outcome.why], typed }))
  }
}

const inPrivate = ({ item, chain }: WeeklyItem, card: ReturnType<typeof drawSupplement>): Answer => ({
  where: 'private',
  content: { card },
  item: { id: item.id, chain: chain.id, period: item.period },
})
