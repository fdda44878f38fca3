import { allChains } from '../../db/chains.ts'
import { holders } from '../../db/people.ts'
import { signHours } from '../../domain/sign-off.ts'
import * as t from '../../texts/answers.ts'
import { answerWith, type Question } from './question.ts'
import { scopeOf } from './scope.ts'

const most = 5

/** 谁审我的周报: who signs, of the named chain or one's own. */
export const reviewer: Question = async (asked, reading) => {
  const scope = await scopeOf(asked, 'status', reading.chains[0])
  if ('answer' in scope) return scope.answer
  const { tx, rules } = asked
  const seen = (await allChains(tx)).filter(({ id }) => scope.chains === 'all' || scope.chains.includes(id))
  const lines: string[] = []
  for (const { id, name } of seen.slice(0, most)) {
    const leads = (await holders(tx, 'lead', id)).map((one) => one.name)
    lines.push(rules.signOff.has(id) ? t.signedBy(name, leads, signHours) : t.notSigned(name))
  }
  if (seen.length > most) lines.push(t.andMore(seen.length - most))
  return answerWith({ title: t.answerTitles.reviewer, lines, where: scope.where })
}
