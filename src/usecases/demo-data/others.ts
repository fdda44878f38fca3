import * as t from '../../texts/demo-data/others.ts'
import { day, type Move, name, type Sample } from './sample.ts'

const called: readonly Move[] = [
  { ago: 9, by: 'office', step: 'agenda', given: { extra: t.meetings.topics.join('\n') } },
  { ago: 8, by: 'office', step: 'call' },
]
const decided: readonly Move[] = t.meetings.topics.slice(0, 2).map((topic) => ({
  ...{ ago: 5, by: 'office', step: 'decide' },
  given: { item: topic, decision: t.meetings.decision(topic) },
}))

const meetingLives: readonly { on: number; moves: readonly Move[] }[] = [
  { on: 6, moves: called.slice(0, 1) },
  { on: 4, moves: called },
  { on: -5, moves: [...called, ...decided] },
  { on: -5, moves: [...called, ...decided, { ago: 4, by: 'office', step: 'issue' }] },
]

const meetings = meetingLives.map(
  ({ on, moves }, index): Sample => ({
    ...{ key: `meeting/${index}`, kind: 'meeting', ago: 10, by: 'office', moves },
    given: {
      ...{ type: '推进办调度会', on: day(on), time: '14:30', place: t.meetings.place },
      host: name('office'),
      invited: ({ chain, office }) => [office, chain],
    },
  }),
)

const adopted: Move = { ago: 3, by: 'office', step: 'adopt', given: { where: ['区简报'] } }
const experienceLives: readonly { chain: number; moves: readonly Move[] }[] = [
  { chain: 0, moves: [] },
  { chain: 1, moves: [{ ago: 3, by: 'office', step: 'keep' }] },
  { chain: 2, moves: [{ ago: 2, by: 'office', step: 'return', given: { reason: t.experienceBack } }] },
  { chain: 3, moves: [adopted] },
  {
    chain: 0,
    moves: [adopted, { ago: 1, by: 'office', step: 'adopted_by', given: { where: ['市'] } }],
  },
]

const experiences = experienceLives.map(
  ({ chain, moves }, index): Sample => ({
    ...{ key: `experience/${index}`, kind: 'experience', chain, ago: 4, by: 'reporter', moves },
    given: { ...t.experiences[index], public: index === 1 ? '否' : '可' },
  }),
)

const visits = t.visits.map(
  (words, index): Sample => ({
    ...{ key: `visit/${index}`, kind: 'visit', chain: index * 3, ago: 8, by: 'reporter' },
    given: { on: day(-8), who: '专班负责人', ...words },
  }),
)

const liaisons = t.liaisons.map(
  (words, index): Sample => ({
    ...{ key: `liaison/${index}`, kind: 'liaison', chain: index, ago: 12, by: 'reporter' },
    given: { body: '省专班', ...words, on: day(-12), due: day(2) },
    moves:
      index === 0 ? [] : [{ ago: 3, by: 'reporter', step: 'answer', given: { text: t.liaisonAnswer, on: day(-3) } }],
  }),
)

const docs = t.docs.map(
  (words, index): Sample => ({
    ...{ key: `doc/${index}`, kind: 'doc', chain: 0, ago: 20, by: 'office' },
    given: { ...words, unit: ({ office }) => office, on: day(-20), link: t.docLink },
  }),
)

export const others: readonly Sample[] = [...meetings, ...experiences, ...visits, ...liaisons, ...docs]
