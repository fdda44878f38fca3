import {
  matterWords as m,
  matters as matterTexts,
  risks as riskTexts,
  riskWords as t,
} from '../../texts/demo-data/risks.ts'
import type { Given, Move, Sample } from './sample.ts'

interface Life {
  ago: number
  given: Given
  moves?: readonly Move[]
}

const proposed = (ago: number): Move => ({ ago, by: 'reporter', step: 'propose', given: { result: t.result } })

/** A risk's light is its level: what is said of it makes it so. */
const lives = {
  red: { ago: 6, given: { stock_days: '12', substitute: '无', sources: '唯一' } },
  stopping: {
    ...{ ago: 9, given: { stock_days: '25', substitute: '无', sources: '1–2家' } },
    moves: [{ ago: 2, by: 'reporter', step: 'update', given: { stock_days: '6', done: t.done } }],
  },
  orange: { ago: 5, given: { stock_days: '40', substitute: '有未验证', sources: '唯一' } },
  short: { ago: 4, given: { stock_days: '26', substitute: '有已验证' } },
  yellow: { ago: 4, given: { stock_days: '50', sources: '1–2家' } },
  sole: { ago: 8, given: { sources: '唯一' }, moves: [{ ago: 1, by: 'reporter', step: 'same' }] },
  blue: { ago: 7, given: { stock_days: '180', sources: '多家' } },
  unknown: { ago: 3, given: {} },
  closing: { ago: 10, given: { stock_days: '60', substitute: '有未验证' }, moves: [proposed(1)] },
  denied: {
    ...{ ago: 10, given: { stock_days: '70', substitute: '有未验证' } },
    moves: [proposed(4), { ago: 3, by: 'lead', step: 'deny', given: { reason: t.deny } }],
  },
  closed: {
    ...{ ago: 15, given: { stock_days: '80', sources: '1–2家' } },
    moves: [proposed(6), { ago: 5, by: 'lead', step: 'confirm' }],
  },
  dropped: { ago: 11, given: {}, moves: [{ ago: 11, by: 'office', step: 'void', given: { reason: t.drop } }] },
} as const satisfies Readonly<Record<string, Life>>

const ofChain: readonly (readonly (keyof typeof lives)[])[] = [
  ['red', 'yellow', 'closing', 'closed'],
  ['orange', 'blue', 'denied'],
  ['sole', 'short', 'closed', 'dropped'],
  ['stopping', 'unknown', 'orange'],
]

const risks = ofChain.flatMap((names, chain) =>
  names.map((name, index): Sample => {
    const { ago, given, moves = [] }: Life = lives[name]
    return {
      ...{ key: `risk/${chain}/${index}`, kind: 'risk', chain, ago, by: 'lead' },
      given: { ...riskTexts[chain]?.[index], supplier: t.supplier, need: t.need, ...given },
      moves,
    }
  }),
)

const seen = (ago: number): Move => ({ ago, by: 'office', step: 'seen' })
const followed = (ago: number): Move => ({
  ...{ ago, by: 'reporter', step: 'follow_up' },
  given: { cause: m.cause, scale: m.scale, need: m.need },
})
const concluded = (ago: number): Move => ({
  ...{ ago, by: 'reporter', step: 'conclude' },
  given: { result: m.result, loss: m.loss, lesson: m.lesson },
})

const matterLives: readonly { chain: number; ago: number; moves: readonly Move[] }[] = [
  { chain: 2, ago: 2, moves: [seen(2), followed(1)] },
  { chain: 3, ago: 5, moves: [seen(5), followed(4), concluded(1)] },
  {
    ...{ chain: 0, ago: 14 },
    moves: [
      ...[seen(14), followed(13), concluded(12)],
      { ago: 11, by: 'secondOffice', step: 'finish', given: { category: '项目异常' } },
    ],
  },
]

const matters = matterLives.map(
  ({ chain, ago, moves }, index): Sample => ({
    ...{ key: `matter/${index}`, kind: 'matter', chain, ago, by: 'reporter', moves },
    given: { at: '08:40', ...matterTexts[index] },
  }),
)

export const risksAndMatters: readonly Sample[] = [...risks, ...matters]
