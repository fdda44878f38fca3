import { ownTaskForce } from '../../domain/records/known.ts'
import * as t from '../../texts/demo-data/others.ts'
import { day, type Given, type Move, name, type Sample } from './sample.ts'

const decided = (ago: number, task?: Given): Move => ({
  ...{ ago, by: 'office', step: 'decide' },
  given: { item: t.meetings.topic, decision: t.meetings.decision, ...task },
})
const withTopic = (ago: number): Move => ({ ago, by: 'office', step: 'agenda', given: { extra: t.meetings.topic } })
const called = (ago: number): Move => ({ ago, by: 'office', step: 'call' })

interface MeetingLife {
  type: string
  chain?: number
  ago: number
  on: number
  moves: readonly Move[]
}

/** What is put on an agenda by hand comes early: the bot drafts the rest of it. */
const meetingLives: readonly MeetingLife[] = [
  // Before anything else: its minutes are late.
  { type: '推进办调度会', ago: 40, on: -36, moves: [withTopic(39), called(38), decided(36)] },
  {
    ...{ type: '链长推进会', chain: 1, ago: 10, on: -5 },
    moves: [
      ...[withTopic(9), called(8), decided(5, { task_unit: ownTaskForce, task_due: day(3) })],
      { ago: 4, by: 'office', step: 'issue' },
    ],
  },
  { type: '推进办调度会', ago: 3, on: 4, moves: [called(2)] },
  { type: '推进办调度会', ago: 1, on: 6, moves: [] },
]

const meetings = meetingLives.map(
  ({ type, chain, ago, on, moves }, index): Sample => ({
    ...{ key: `meeting/${index}`, kind: 'meeting', ago, by: 'office', moves },
    ...(chain !== undefined && { chain }),
    given: {
      ...{ type, on: day(on), time: '14:30', place: t.meetings.place, host: name('office') },
      invited: ({ chain: invited, office }) => [office, invited],
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
