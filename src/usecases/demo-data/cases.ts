import { rungUnits } from '../../domain/records/rungs.ts'
import { type CaseWords, needs, problems, requests, caseWords as t } from '../../texts/demo-data/cases.ts'
import { day, type Move, type Post, type Sample } from './sample.ts'

interface Life {
  ago: number
  level: 'self' | 'office' | 'chief'
  by?: Post
  moves?: readonly Move[]
}

const accepted = (ago: number, by: Post = 'office'): Move => ({
  ...{ ago, by, step: 'accept' },
  given: { unit: rungUnits.office },
})
const answered = (ago: number): Move => ({
  ...{ ago, by: 'office', step: 'answer' },
  given: { text: t.answer, result: '部分解决' },
})
const solved = (ago: number): Move => ({ ago, by: 'reporter', step: 'solved' })
const unsolved = (ago: number): Move => ({ ago, by: 'reporter', step: 'unsolved', given: { reason: t.unsolved } })

const lives = {
  /** Nobody has taken it up, for as long as that. */
  red: { ago: 12, level: 'chief' },
  yellow: { ago: 4, level: 'chief' },
  fresh: { ago: 1, level: 'office' },
  climbed: { ago: 3, level: 'self' },
  doing: { ago: 2, level: 'office', moves: [accepted(1)] },
  /** The chief has ordered it: a task has come of it, which is late. */
  ordered: {
    ...{ ago: 8, level: 'chief' },
    moves: [{ ago: 7, by: 'chief', step: 'instruct', given: { text: t.order, due: day(-2) } }],
  },
  again: { ago: 7, level: 'office', moves: [accepted(6), answered(3), unsolved(2)] },
  answered: { ago: 6, level: 'office', moves: [accepted(5), answered(2)] },
  solved: { ago: 9, level: 'office', moves: [accepted(8), answered(5), solved(4)] },
  dropped: {
    ...{ ago: 6, level: 'office' },
    moves: [{ ago: 6, by: 'office', step: 'void', given: { reason: t.drop } }],
  },
} as const satisfies Readonly<Record<string, Life>>
type LifeName = keyof typeof lives

const sample = (kind: string, chain: number, index: number, words: CaseWords | undefined, life: LifeName): Sample => {
  const { ago, level, by = 'reporter', moves = [] }: Life = lives[life]
  return {
    ...{ key: `${kind}/${chain}/${index}`, kind, chain, ago, by, moves },
    given: {
      ...words,
      // What may not be said of it is not asked of it.
      ...(kind !== 'request' && { level, scope: '本链内' }),
      from: '企业',
      due: day(10),
    },
  }
}

const problemLives: readonly (readonly LifeName[])[] = [
  ['red', 'ordered', 'solved'],
  ['fresh', 'answered'],
  ['climbed', 'doing'],
  ['again', 'dropped'],
]

export const cases: readonly Sample[] = [
  ...problemLives.flatMap((names, chain) =>
    names.map((life, index) => sample('problem', chain, index, problems[chain]?.[index], life)),
  ),
  ...(['yellow', 'doing', 'solved'] as const).map((life, chain) => sample('need', chain, 0, needs[chain], life)),
  ...(['fresh', 'doing', 'answered'] as const).map((life, chain) =>
    sample('request', 3 - chain, 0, requests[chain], life),
  ),
]
