import { itemId, periodsLockedAfter } from '../db/items.ts'
import { readLater } from '../domain/later-words.ts'
import { chainsFor } from '../domain/rights.ts'
import { lines, type Sentence } from '../texts/plain.ts'
import * as t from '../texts/quiet.ts'
import { reporterRecipients } from '../usecases/people/stand-ins.ts'
import { moveNextReminder } from '../usecases/reports/later.ts'
import { readWeeklyItem } from '../usecases/reports/weekly-item.ts'
import type { Command } from './command.ts'
import { refused, say } from './refused.ts'
import { leadingChain } from './which-chain.ts'

/** 稍后: moves today's next reminder to another hour. */
export const later: Command = {
  name: '稍后',
  aliases: ['later', 'snooze', '晚点提醒'],
  summary: '把今天的下一次提醒改到您选的时间',
  usage: '稍后 [产业链] 15:30',
  example: '稍后 15:30',
  action: 'file',
  stuck: /^[\d一两半下上]/u,
  run: async (asked, words) => {
    const { chain, rest } = await leadingChain(asked, words)
    const right = asked.may('file', chain ? { chain: chain.id } : {})
    if (!right.allow) return refused(asked, right, 'file', chain?.id)
    const chosen = readLater(rest)
    if (!chosen) return say(t.laterHow)
    const own = chainsFor(asked.actor, 'file')
    const chains = chain ? [chain.id] : own === 'all' ? [] : own
    const said: Sentence[] = []
    for (const { plan } of await periodsLockedAfter(asked.tx, asked.now)) {
      if (plan.cardAt > asked.now) continue
      for (const id of chains) {
        const weekly = await readWeeklyItem(asked.tx, itemId(id, plan.week))
        if (!weekly) continue
        const isAsked = (await reporterRecipients(asked, id)).some(({ personId }) => personId === asked.actor.personId)
        // Whoever only stands by for a chain hears nothing of it unless they name it.
        if (!isAsked && !chain) continue
        const outcome = await moveNextReminder(asked, weekly, chosen)
        const { name } = weekly.chain
        said.push(outcome.kind === 'moved' ? t.laterMoved(name, outcome.time) : t.laterNotMoved(name, outcome.kind))
      }
    }
    return say(said.length > 0 ? lines(said) : t.laterNothing)
  },
}
