import type { NamedChain } from '../names.ts'
import { saysNoNews } from '../reading/no-news.ts'
import {
  due,
  filed,
  limits,
  nobody,
  owing,
  person,
  posted,
  push,
  returned,
  reviewer,
  textOnly,
  who,
  workday,
} from './asking.ts'
import { appealed, entered, gapsOf, listed, mapped, organised, scored } from './list-wishes.ts'
import { add, asked, instructed, ledger, lit, look, lookFor, members, mention, overview, twice } from './look-wishes.ts'
import { bulletin, burden, digest, exempt, files, naming, nudge, sendBack } from './office-deeds.ts'
import { change, fill, later, leave, mishap, todo } from './own-wishes.ts'
import type { Reading } from './reading.ts'
import { answer, ask, type Intent, type Rule, timeOf } from './rule.ts'

const declined = /^我?(?:先|暂时|今天)?不(?:催|导|下载|点名|推)/u

const denied: Rule = (r) => {
  if (!r.has('deny') && !declined.test(r.text)) return undefined
  if (r.has('push')) return answer('push')
  if (r.has('leave') && r.only('leave', 'deny', 'me', 'whether')) return ask('请假', '取消')
  return r.free === '' && r.has('nudge', 'export', 'naming', 'exempt', 'leave', 'again') && !r.has('how', 'when', 'who')
    ? answer('nothing-done')
    : undefined
}

/** The first that applies: what is said more closely stands before what is said loosely. */
const rules: readonly Rule[] = [
  ...[
    mishap,
    denied,
    push,
    returned,
    workday,
    limits,
    entered,
    gapsOf,
    listed,
    mapped,
    scored,
    organised,
    appealed,
    later,
    naming,
    exempt,
    sendBack,
    burden,
    bulletin,
    add,
    mention,
    twice,
    posted,
    reviewer,
    textOnly,
    person,
    who,
    due,
  ],
  ...[leave, nudge, digest, files],
  ...[change, todo, instructed, ledger, owing, filed, nobody, fill, asked, lookFor, lit, overview, members, look],
]

const both: Rule = (r) => {
  const intent = owing(r) ?? filed(r)
  return intent?.do === 'answer' && intent.question === 'filed' && !timeOf(r) ? intent : undefined
}

/** What a short message asks for; undefined where that would be a guess. */
export const intentOf = <C extends NamedChain>(reading: Reading<C>): Intent | undefined => {
  if (reading.talk) return { do: 'talk', talk: reading.talk }
  // 本周没有进展: said of one's own week, and nothing that is asked.
  if (saysNoNews(reading.text) === 'said' && !reading.has('who', 'which', 'chain', 'all', 'person')) return undefined
  // Two chains in one question: both are answered, and nobody guesses which is meant.
  if (reading.chains.length > 1) return both(reading)
  for (const rule of rules) {
    const intent = rule(reading)
    if (intent) return intent
  }
  return undefined
}
