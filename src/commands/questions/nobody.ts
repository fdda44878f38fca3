import { allPeople } from '../../db/people.ts'
import { spokenName } from '../../domain/names.ts'
import { chainsFor } from '../../domain/rights.ts'
import { nearestChains } from '../../domain/words/sounds.ts'
import * as t from '../../texts/answers.ts'
import { soundOf } from '../../usecases/words/pinyin.ts'
import type { Asked } from '../command.ts'
import { chainsOpenTo } from '../which-chain.ts'
import { answerWith, type Question } from './question.ts'

/** 钢铁报了没: nothing is called that; what looks or sounds like it is asked about by a press, or all. */
export const nobody: Question = async (asked, { parts, text }) => {
  const [asks] = parts.filter(({ kind }) => kind !== 'filler' && kind !== 'free')
  const [polite] = parts.filter(({ kind, at, words }) => kind === 'filler' && at === 0 && words.length > 1)
  const name = text.slice(polite?.words.length, asks?.at)
  const chains = nearestChains(name, await chainsOpenTo(asked, 'status'), soundOf).near
  const people = nearestChains(name, await everybody(asked), soundOf).near
  return answerWith({
    title: t.answerTitles.filed,
    lines: [t.nobodyCalled(name)],
    says: [
      ...[...chains, ...people]
        .slice(0, 2)
        .map((one) => ({ label: one.name, words: `${one.name}${text.slice(asks?.at)}` })),
      { label: t.says.status, words: '状态' },
    ],
  })
}

/** To whoever may see how all of them stand. */
const everybody = async ({ tx, actor }: Asked): Promise<{ id: string; name: string }[]> => {
  if (chainsFor(actor, 'status') !== 'all') return []
  return (await allPeople(tx)).map(({ name }) => ({ id: name, name: spokenName(name) }))
}
