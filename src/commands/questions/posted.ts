import { readChain } from '../../db/chains.ts'
import { digestCards } from '../../db/digest-cards.ts'
import { readDigest } from '../../db/digests.ts'
import * as t from '../../texts/answers.ts'
import { dayTimeText, shortTimeText } from '../../texts/dates.ts'
import { nothingOwed } from '../../texts/refusals.ts'
import type { PeriodDigest } from '../../usecases/digest/period-digest.ts'
import type { Asked } from '../command.ts'
import { kindNamed } from '../named-kind.ts'
import { say } from '../refused.ts'
import { answerWith, type Question } from './question.ts'
import { scopeOf } from './scope.ts'

const mostChains = 3

/** 摘要发了没, 领导看了没: of one's chains, else the office's own digest. What left is known; who read it is not. */
export const posted: Question = async (asked, reading) => {
  const scope = await scopeOf(asked, 'status', reading.chains[0])
  if ('answer' in scope) return scope.answer
  const { kind } = kindNamed(asked, reading.words('month')[0] ?? '')
  const plan = await kind.now(asked)
  if (!plan) return say(nothingOwed, scope.where)
  const targets = scope.chains === 'all' ? ['office'] : scope.chains.slice(0, mostChains)
  const before = await kind.before(asked, plan)
  const lines: string[] = []
  for (const target of targets)
    for (const at of [plan, before]) {
      const line = at && (await lineOf(asked, kind.digest(at, target)))
      if (line) lines.push(line)
    }
  return answerWith({
    title: t.answerTitles.posted,
    lines: [...(lines.length > 0 ? lines : [t.digestUnknown]), t.unknownReaders],
    where: scope.where,
  })
}

const lineOf = async (asked: Asked, digest: PeriodDigest): Promise<string | undefined> => {
  const { tx, rules, now } = asked
  const { chainId, topic, period, words } = digest
  const name = `${(chainId !== undefined && (await readChain(tx, chainId))?.name) || words.name}${words.label}`
  const row = await readDigest(tx, digest.id)
  // Of a time that is over nothing is known where nothing is written: no bot, or nothing owed.
  if (!row) return digest.dueAt > now ? t.digestComes(name, dayTimeText(digest.dueAt, rules.zone)) : undefined
  if (row.state === 'quiet') return t.digestQuiet(name)
  const sent = (await digestCards(tx, { topic, period, chainId })).find(({ sentAt }) => sentAt !== undefined)
  return sent?.sentAt === undefined ? t.digestWaits(name) : t.digestSent(name, shortTimeText(sent.sentAt, rules.zone))
}
