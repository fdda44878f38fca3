import { allChains } from '../../db/chains.ts'
import { holders } from '../../db/people.ts'
import { decide } from '../../domain/rights.ts'
import type { PostWord } from '../../domain/words/wish-words.ts'
import * as t from '../../texts/answers.ts'
import type { Asked } from '../command.ts'
import { chainsOpenTo } from '../which-chain.ts'
import { answerWith, type Question } from './question.ts'
import { scopeOf } from './scope.ts'

const namesOf = async ({ tx }: Asked, post: PostWord, chain?: string): Promise<string[]> => [
  ...new Set((await holders(tx, post, chain)).map(({ name }) => name)),
]

const officeLines = async (asked: Asked): Promise<string[]> => [
  t.holderLine('', 'office', await namesOf(asked, 'office')),
  t.holderLine('', 'admin', await namesOf(asked, 'admin')),
]

const callOffice = { label: t.says.callOffice, words: '转人工' }

/** 找人: who is in the office, and a button by which it hears of it. */
export const people: Question = async (asked) =>
  answerWith({
    title: t.answerTitles.who,
    lines: [...(await officeLines(asked)), t.callLine],
    says: [callOffice],
    where: 'private',
  })

/** 备报是谁, 谁负责报: of the named chain, or of one's own. */
export const who: Question = async (asked, reading) => {
  const { post } = reading
  if (post === 'office' || post === 'admin') return people(asked, reading)
  const [named] = reading.chains
  // The administrator sees who holds which post and no report.
  const action = asked.may('status', named ? { chain: named.id } : {}).allow ? 'status' : 'members-see'
  const scope = await scopeOf(asked, action, named)
  if ('answer' in scope) return scope.answer
  const open = scope.chain === undefined ? await chainsOpenTo(asked, action) : await allChains(asked.tx)
  const chains = open.filter(({ id }) => scope.chain === undefined || id === scope.chain)
  const asksLead = /负责人|归谁/u.test(reading.text)
  const posts: PostWord[] = post ? [post] : [...(asksLead ? (['lead'] as const) : []), 'reporter', 'backup']
  const lines: string[] = []
  for (const { id, name } of chains.slice(0, 12))
    for (const one of posts) lines.push(t.holderLine(name, one, await namesOf(asked, one, id)))
  const mayList = decide(asked.actor, 'members-see', {}, { kind: 'p2p' }).allow
  const [only] = chains
  return answerWith({
    title: t.answerTitles.who,
    lines,
    says: mayList
      ? [{ label: t.says.members, words: chains.length === 1 && only ? `成员 ${only.name}` : '成员' }]
      : [callOffice],
    where: scope.where,
  })
}
