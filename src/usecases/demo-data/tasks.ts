import { taskWords as t, taskTitles } from '../../texts/demo-data/tasks.ts'
import { day, type Move, type Sample } from './sample.ts'

type Life = Pick<Sample, 'ago' | 'moves'> & { due?: number; nodes?: readonly [number, number] }

const accepted = (ago: number): Move => ({ ago, by: 'reporter', step: 'accept' })
const fed = (ago: number): Move => ({ ago, by: 'reporter', step: 'feedback', given: { text: t.feedback } })
const asked = (ago: number, until: number): Move => ({
  ...{ ago, by: 'reporter', step: 'extend' },
  given: { new_due: day(until), reason: t.extend },
})
const granted = (ago: number): Move => ({ ago, by: 'office', step: 'grant' })
const finished = (ago: number): Move => ({ ago, by: 'reporter', step: 'finish', given: { result: t.result } })
const closed = (ago: number): Move => ({ ago, by: 'secondOffice', step: 'close' })

/** How a task may stand. Days are workdays: `ago` before, `due` after the day it is filled in. */
const lives = {
  fresh: { ago: 1, due: 12 },
  unsigned: { ago: 3, due: 8 },
  sentBack: { ago: 2, due: 9, moves: [{ ago: 1, by: 'reporter', step: 'decline', given: { reason: t.decline } }] },
  green: { ago: 12, due: 15, moves: [accepted(11), fed(4)] },
  blue: { ago: 10, due: 2, moves: [accepted(9), fed(5)] },
  yellow: { ago: 15, due: -3, moves: [accepted(14), fed(6)] },
  red: { ago: 25, due: -9, moves: [accepted(24), fed(15)] },
  late: { ago: 15, due: 15, nodes: [-2, 6], moves: [accepted(14)] },
  asked: { ago: 12, due: 2, moves: [accepted(11), asked(1, 12)] },
  twice: { ago: 30, due: -12, moves: [accepted(29), asked(15, -8), granted(14), asked(9, 10), granted(8)] },
  done: { ago: 12, due: 4, moves: [accepted(11), finished(1)] },
  again: {
    ...{ ago: 14, due: 6 },
    moves: [accepted(13), finished(3), { ago: 2, by: 'office', step: 'return', given: { reason: t.back } }],
  },
  held: {
    ...{ ago: 12, due: 10 },
    moves: [accepted(11), { ago: 4, by: 'office', step: 'hold', given: { reason: t.hold, until: day(15) } }],
  },
  closed: { ago: 20, due: -3, moves: [accepted(19), fed(12), finished(5), closed(4)] },
  closedLate: { ago: 30, due: -12, moves: [accepted(29), finished(8), closed(7)] },
  dropped: { ago: 14, due: 5, moves: [{ ago: 12, by: 'office', step: 'void', given: { reason: t.drop } }] },
} as const satisfies Readonly<Record<string, Life>>

/** The first chain's twelfth comes of a 批示, the second chain's ninth of a meeting. */
const ofChain: readonly (readonly (keyof typeof lives)[])[] = [
  [
    ...(['unsigned', 'green', 'blue', 'yellow', 'red', 'asked'] as const),
    ...(['twice', 'done', 'held', 'closed', 'dropped'] as const),
  ],
  ['fresh', 'green', 'yellow', 'red', 'again', 'closed', 'sentBack', 'done'],
  ['fresh', 'green', 'blue', 'yellow', 'closedLate', 'closed', 'held', 'asked'],
  ['unsigned', 'green', 'red', 'done', 'closed', 'blue', 'late'],
]

export const tasks: readonly Sample[] = ofChain.flatMap((names, chain) =>
  names.map((name, index): Sample => {
    const { ago, due, nodes, moves }: Life = lives[name]
    return {
      ...{ key: `task/${chain}/${index}`, kind: 'task', chain, ago, by: 'office' },
      given: {
        title: taskTitles[chain]?.[index] ?? '',
        detail: t.detail,
        due: due === undefined ? undefined : day(due),
        standard: t.standard,
        nodes: nodes && ((at) => t.nodes(at.day(nodes[0]).slice(5), at.day(nodes[1]).slice(5))),
      },
      ...(moves && { moves }),
    }
  }),
)
