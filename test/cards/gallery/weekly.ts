import { offerCard } from '../../../src/cards/offer.ts'
import { riskAlarmCard } from '../../../src/cards/risk-alarm.ts'
import { weeklyCard } from '../../../src/cards/weekly.ts'
import type { WeeklyFiledView } from '../../../src/cards/weekly-filed.ts'
import type { WeeklyFormView } from '../../../src/cards/weekly-form.ts'
import type { FieldFault, WeeklyContent, WeeklyField } from '../../../src/domain/weekly.ts'
import { riskReported } from '../../../src/texts/alarms.ts'
import { hiddenTitle } from '../../../src/texts/records.ts'
import type { Wording } from './texts.ts'

const faults: FieldFault[] = [
  { field: 'last_plan_2', reason: 'last-plan-state-needed' },
  { field: 'progress', reason: 'too-long', limit: 300, actual: 324 },
  { field: 'ask_detail', reason: 'detail-needed' },
]

const everyField: WeeklyField[] = [
  'last_plan_1',
  'last_plan_2',
  'last_plan_3',
  'progress',
  'next_plan',
  'ask_level',
  'ask_detail',
  'risk',
  'risk_detail',
]

const period = { periodLabel: '第36周（9月3日截止）', dueText: '9月3日（周四）18:00' }

const plainContent = ({ line, long }: Wording): WeeklyContent => ({
  noNews: false,
  progress: long,
  nextPlan: [line, line, line].join('\n'),
  askLevel: 'office',
  askDetail: line,
  risk: 'none',
  lastPlan: [],
})

export const weekContent = (wording: Wording): WeeklyContent => ({
  ...plainContent(wording),
  askLevel: 'leading',
  risk: 'changed',
  riskDetail: wording.line,
  lastPlan: (['done', 'blocked', 'cancelled'] as const).map((state) => ({ text: wording.line, state })),
})

/** What the cards of a week are drawn from; `plain` has nothing that asks for attention. */
export const weekViews = (wording: Wording) => {
  const { name, line } = wording
  const form: WeeklyFormView = {
    state: 'form',
    item: 'weekly-aerospace-2026-W36',
    chainName: name,
    ...period,
    lastPlan: [],
    typed: {},
    faults: [],
    rev: 0,
    editing: false,
    correction: false,
  }
  const content = weekContent(wording)
  const filed: WeeklyFiledView = {
    state: 'filed',
    item: form.item,
    chainName: name,
    periodLabel: period.periodLabel,
    content,
    headline: line,
    headlineCut: true,
    filedByName: name,
    sentText: '9月3日（周四）16:20',
    isLate: false,
    rev: 1,
    canEdit: true,
    lockText: '9月4日（周五）12:00',
  }
  return { form, filed, content, plain: plainContent(wording) }
}

export const weeklyGallery = (wording: Wording) => {
  const { name, line, long } = wording
  const { form, filed, content } = weekViews(wording)
  const typed = {
    progress: long,
    next_plan: `${line}\n${line}`,
    ask_level: 'chief',
    ask_detail: line,
    risk: 'new',
    last_plan_1: 'done',
    last_plan_2: 'no such option',
  }
  const full = { ...form, lastPlan: [line, line, line], typed }
  const noNews: WeeklyContent = { ...content, noNews: true, progress: '', nextPlan: '', askLevel: 'none', risk: 'none' }
  const choices = Array.from({ length: 25 }, (_, i) => ({
    number: `任务${i + 1}`,
    label: i === 2 ? hiddenTitle('任务3') : `任务${i + 1} ${line}（红灯，逾期 6 个工作日）`,
  }))
  const end = { chainName: name, periodLabel: period.periodLabel }
  const offer = { ...full, state: 'offer', offer: 'offer-1' } as const
  return {
    'weekly form, empty': weeklyCard({ ...form }),
    'weekly form, filled': weeklyCard({ ...full, draftSavedAt: '9月3日 15:02', onBehalfOf: name }),
    'weekly form, last week at hand': weeklyCard({
      ...full,
      carry: { item: form.item, done: true, last: true, unchanged: true },
    }),
    'weekly form, with faults': weeklyCard({ ...full, faults, shiftNote: '因国庆假期，两期合并。' }),
    'weekly form, every field wrong': weeklyCard({
      ...full,
      faults: everyField.map((field) => ({ field, reason: 'not-text' })),
    }),
    'weekly form, editing': weeklyCard({ ...full, rev: 1, editing: true }),
    'weekly form, change kept': weeklyCard({ ...full, rev: 1, editing: true, draftSavedAt: '9月3日 15:02' }),
    'weekly form, overdue': weeklyCard({ ...full, overdue: true }),
    'weekly form, correction': weeklyCard({ ...full, rev: 2, correction: true }),
    'weekly form, supplement': weeklyCard({ ...full, correction: true }),
    'weekly filed': weeklyCard(filed),
    'weekly filed, late, for another, locked': weeklyCard({
      ...filed,
      isLate: true,
      onBehalfOf: name,
      canEdit: false,
      shiftNote: '因国庆假期，两期合并。',
    }),
    'weekly filed, no news': weeklyCard({
      ...filed,
      content: { ...noNews, askDetail: '', lastPlan: [] },
      headline: '',
      headlineCut: false,
    }),
    'weekly exempt': weeklyCard({ state: 'exempt', note: line, ...end }),
    offer: offerCard(offer),
    'offer, with faults, replacing': offerCard({ ...offer, faults, rev: 1, onBehalfOf: name }),
    'offer, after the lock': offerCard({ ...offer, correction: true, shiftNote: line }),
    'offer, with picks left open': offerCard({
      ...offer,
      typed: { progress: long, next_plan: line, ask_detail: line, risk_detail: line },
      doubts: { ask_level: line, risk: line },
    }),
    'offer, guessed, with remarks': offerCard({
      ...offer,
      typed: { progress: long, next_plan: line, last_plan_1: 'going', ask_level: 'chief', ask_detail: line },
      guesses: { progress: line, next_plan: line, last_plan_1: line, ask_level: line },
      silentLines: true,
      remarks: [
        { about: 'no-news', words: line },
        { about: 'question', words: line },
        { about: 'twice' },
        { about: 'same', fields: ['progress', 'next_plan'] },
      ],
    }),
    'weekly form, new risk without a word': weeklyCard({
      ...full,
      faults: [{ field: 'risk_detail', reason: 'detail-needed' }],
    }),
    'weekly form, more than nine controls': weeklyCard({
      ...full,
      typed: { ...typed, last_plan_2: 'going', last_plan_3: 'blocked', risk_detail: line },
      support: [{ id: 'fragment-1', unit: name, by: name, at: '2026-09-03T02:00:00.000Z', text: line }],
      reasonAsked: true,
      rev: 2,
      correction: true,
    }),
    'weekly form, tasks to link': weeklyCard({ ...full, tasks: choices, typed: { ...typed, tasks: '任务2,任务25' } }),
    'weekly form, too many tasks': weeklyCard({
      ...full,
      tasks: choices,
      typed: { ...typed, tasks: '任务1' },
      faults: [
        { field: 'tasks', reason: 'too-many', limit: 5, actual: 6 },
        { field: 'tasks', reason: 'not-an-option' },
      ],
    }),
    'weekly form, tasks later': weeklyCard({
      ...full,
      tasks: choices,
      support: [{ id: 'fragment-1', unit: name, by: name, at: '2026-09-03T02:00:00.000Z', text: line }],
    }),
    'weekly filed, tasks linked': weeklyCard({
      ...filed,
      content: { ...content, tasks: choices.slice(0, 5).map(({ number }) => ({ id: number, number })) },
      taskNames: choices.slice(0, 5).map(({ label }) => label),
      link: { tasks: choices, chosen: choices.slice(0, 5).map(({ number }) => number) },
    }),
    'risk alarm': riskAlarmCard({
      chainName: name,
      periodLabel: '第36周',
      state: 'new',
      text: riskReported({ chain: name, period: '第36周', state: 'new', by: name }),
      detail: line,
      source: { item: form.item, rev: 1 },
    }),
    'offer withdrawn': offerCard({ state: 'withdrawn', ...end }),
    'offer cancelled': offerCard({ state: 'cancelled', ...end }),
  }
}
