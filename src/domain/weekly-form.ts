import { typedText } from './markdown.ts'
import { bareLine, withoutNumbering } from './numbering.ts'
import { readReason } from './reason.ts'
import { type AskLevel, askLevels, riskStates } from './report.ts'
import { fail, ok, type Result } from './result.ts'
import { countCharacters, cutText, textLines } from './text.ts'
import {
  type FieldFault,
  type LastPlanLine,
  type LinkedTask,
  planStates,
  type SupportLine,
  type WeeklyContent,
  type WeeklyDoubts,
  type WeeklyField,
  type WeeklyTyped,
} from './weekly.ts'

export const progressLimit = 300
export const nextPlanLimit = { characters: 40, lines: 3 } as const
export const askDetailLimit = 150
/** 哪家、缺什么、撑到哪天, in one line. */
export const riskDetailLimit = 150
export const headlineLimit = 40
export const mostLinked = 5

/** Every input of the weekly form, in the order of the card. */
export const weeklyFields = [
  'last_plan_1',
  'last_plan_2',
  'last_plan_3',
  'progress',
  'tasks',
  'next_plan',
  'ask_level',
  'ask_detail',
  'risk',
  'risk_detail',
  'fragments',
  'reason',
] as const satisfies readonly WeeklyField[]
const lastPlanFields = ['last_plan_1', 'last_plan_2', 'last_plan_3'] as const satisfies readonly WeeklyField[]

export interface WeeklyFormContext {
  /** Lines of the last period's plan, three at most. Each needs a status. */
  lastPlan: string[]
  /** A 更正: it says why. */
  reasonNeeded?: boolean | undefined
  /** What of the cooperating units can be picked. */
  support?: readonly SupportLine[] | undefined
  /** Which tasks can be picked. */
  tasks?: readonly LinkedTask[] | undefined
  /** Picks without a 无 to fall back on: the words of a text report speak of them. */
  unanswered?: readonly (keyof WeeklyDoubts)[] | undefined
}

export interface WeeklyFormReading {
  /** A cleaned copy of everything typed, valid or not, to give back. */
  typed: WeeklyTyped
  result: Result<WeeklyContent, FieldFault[]>
  /** In one line, where one is needed and right. */
  reason?: string | undefined
}

/** Reads the form behind 提交: every fault at once, in the order of the card. Absent, `""` and `[]` are the same. */
export const readWeeklyForm = (typed: unknown, context: WeeklyFormContext): WeeklyFormReading =>
  read(typed, context, false)

/**
 * Reads the form behind 本周无新增: last plan lines need a status, nothing else is required.
 * What was typed all the same is kept, under the same limits.
 */
export const readNoNews = (typed: unknown, context: WeeklyFormContext): WeeklyFormReading => read(typed, context, true)

/** Progress as shown on top of a digest: the first line, 40 characters at most. */
export const headline = (progress: string): { text: string; cut: boolean } =>
  cutText(withoutNumbering(textLines(progress))[0] ?? '', headlineLimit)

/** The plan's lines, without their own numbering. */
export const planLines = (nextPlan: string): string[] => withoutNumbering(textLines(nextPlan))

/** True when the two would make the same revision. */
export const sameContent = (a: WeeklyContent, b: WeeklyContent): boolean => fingerprint(a) === fingerprint(b)

const fingerprint = (content: WeeklyContent): string =>
  JSON.stringify([
    content.noNews,
    content.progress,
    content.nextPlan,
    content.askLevel,
    content.askDetail,
    content.risk,
    content.riskDetail ?? '',
    content.lastPlan.map(({ text, state }) => [text, state]),
    (content.support ?? []).map(({ id }) => id),
    (content.tasks ?? []).map(({ id }) => id).toSorted(),
  ])

function read(raw: unknown, context: WeeklyFormContext, noNews: boolean): WeeklyFormReading {
  const { typed, faults } = readTyped(raw)
  const missing = (field: WeeklyField, reason: FieldFault['reason'] = 'missing') => {
    if (!typed[field] && !faults.some((fault) => fault.field === field)) faults.push({ field, reason })
  }

  const lastPlan = readLastPlan(typed, context, faults)
  const progress = textLines(typed.progress ?? '')
  const nextPlan = textLines(typed.next_plan ?? '')
  if (!noNews) {
    missing('progress')
    missing('next_plan')
  }
  checkLimits(progress, nextPlan, faults)

  const { unanswered = [] } = context
  const askLevel = readOption(typed, 'ask_level', askLevels, unanswered, faults)
  const risk = readOption(typed, 'risk', riskStates, unanswered, faults)
  const askDetail = saysNothing(typed.ask_detail) ? '' : textLines(typed.ask_detail ?? '').join('\n')
  const detailLength = countCharacters(askDetail)
  if (detailLength > askDetailLimit) {
    faults.push({ field: 'ask_detail', reason: 'too-long', limit: askDetailLimit, actual: detailLength })
  }
  if (askLevel && needsDetail(askLevel) && askDetail === '') missingDetail(faults)
  // An ask whose level stayed at 无 would reach nobody.
  if (askLevel === 'none' && askDetail !== '') faults.push({ field: 'ask_level', reason: 'missing' })

  const riskDetail = saysNothing(typed.risk_detail) ? '' : oneLine(typed.risk_detail)
  const riskLength = countCharacters(riskDetail)
  if (riskLength > riskDetailLimit)
    faults.push({ field: 'risk_detail', reason: 'too-long', limit: riskDetailLimit, actual: riskLength })
  if (risk === 'new' && riskDetail === '' && !faults.some(({ field }) => field === 'risk_detail'))
    faults.push({ field: 'risk_detail', reason: 'detail-needed' })
  // Words about a risk beside 无新增: one of the two is wrong.
  if (risk === 'none' && riskDetail !== '') faults.push({ field: 'risk', reason: 'missing' })

  const support = readSupport(typed, context, faults)
  const tasks = readTasks(typed, context, faults)
  const why = context.reasonNeeded ? readReason(typed.reason) : undefined
  if (why && !why.ok && !faults.some(({ field }) => field === 'reason')) faults.push({ field: 'reason', ...why.fault })

  if (faults.length > 0 || !askLevel || !risk) {
    const order = (fault: FieldFault) => weeklyFields.indexOf(fault.field)
    return { typed, result: fail(faults.toSorted((a, b) => order(a) - order(b))) }
  }
  const content: WeeklyContent = {
    noNews,
    progress: progress.join('\n'),
    nextPlan: nextPlan.join('\n'),
    askLevel,
    askDetail,
    risk,
    ...(riskDetail !== '' && { riskDetail }),
    lastPlan,
    ...(support.length > 0 && { support }),
    ...(tasks.length > 0 && { tasks }),
  }
  return { typed, result: ok(content), ...(why?.ok && { reason: why.value }) }
}

const oneLine = (text: string | undefined): string => textLines(text ?? '').join('，')

const needsDetail = (level: AskLevel): boolean => level !== 'none' && level !== 'self'

/** 无 in the box for details is an answer, not a detail. */
const saysNothing = (detail: string | undefined): boolean => /^(?:无|没有|暂无|[-—/]+)?[。.]?$/u.test(detail ?? '')

function missingDetail(faults: FieldFault[]): void {
  if (!faults.some(({ field }) => field === 'ask_detail')) faults.push({ field: 'ask_detail', reason: 'detail-needed' })
}

/** The known fields as cleaned text. What is no text at all cannot be given back and is a fault. */
function readTyped(raw: unknown): { typed: WeeklyTyped; faults: FieldFault[] } {
  const typed: WeeklyTyped = {}
  const faults: FieldFault[] = []
  const values = new Map(typeof raw === 'object' && raw !== null ? Object.entries(raw) : [])
  for (const field of weeklyFields) {
    const given: unknown = values.get(field)
    const value = (field === 'fragments' || field === 'tasks') && isTexts(given) ? given.join(',') : given
    if (typeof value === 'string') {
      const text = typedText(value)
      if (textLines(text).length > 0) typed[field] = text
    } else if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)) {
      faults.push({ field, reason: 'not-text' })
    }
  }
  return { typed, faults }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** The fragments picked, in the order they are offered. One that has been withdrawn meanwhile is a fault: nothing drops out in silence. */
function readSupport(
  { fragments }: WeeklyTyped,
  { support = [] }: WeeklyFormContext,
  faults: FieldFault[],
): SupportLine[] {
  const picked = fragments?.split(',') ?? []
  if (picked.some((id) => !support.some((one) => one.id === id)))
    faults.push({ field: 'fragments', reason: 'not-an-option' })
  return support.filter(({ id }) => picked.includes(id))
}

/** The tasks picked, in the order they are offered. One that cannot be picked, or not any more, is a fault. */
export function readTasks(
  { tasks: typed }: WeeklyTyped,
  { tasks = [] }: WeeklyFormContext,
  faults: FieldFault[],
): LinkedTask[] {
  const picked = [...new Set(pickedTasks(typed))]
  if (picked.some((number) => !tasks.some((one) => one.number === number)))
    faults.push({ field: 'tasks', reason: 'not-an-option' })
  else if (picked.length > mostLinked)
    faults.push({ field: 'tasks', reason: 'too-many', limit: mostLinked, actual: picked.length })
  return tasks.filter(({ number }) => picked.includes(number)).map(({ id, number }) => ({ id, number }))
}

export const pickedTasks = (typed: string | undefined): string[] => (typed ? typed.split(',') : [])

function readLastPlan(typed: WeeklyTyped, { lastPlan }: WeeklyFormContext, faults: FieldFault[]): LastPlanLine[] {
  return lastPlan.slice(0, lastPlanFields.length).flatMap((text, i) => {
    const field = lastPlanFields[i] ?? 'last_plan_1'
    const state = planStates.find((option) => option === typed[field])
    if (state) return [{ text, state }]
    const reason = typed[field] ? 'not-an-option' : 'last-plan-state-needed'
    if (!faults.some((fault) => fault.field === field)) faults.push({ field, reason })
    return []
  })
}

/** The chosen option; where nothing is chosen the first one (无, 无新增) that the form shows, unless it shows none. Undefined with a fault. */
function readOption<Option extends string>(
  typed: WeeklyTyped,
  field: keyof WeeklyDoubts,
  options: readonly Option[],
  unanswered: readonly (keyof WeeklyDoubts)[],
  faults: FieldFault[],
): Option | undefined {
  const value = typed[field]
  if (value === undefined && unanswered.includes(field)) faults.push({ field, reason: 'unanswered' })
  if (value === undefined) return unanswered.includes(field) ? undefined : options[0]
  const option = options.find((one) => one === value)
  if (option === undefined) faults.push({ field, reason: 'not-an-option' })
  return option
}

function checkLimits(progress: string[], nextPlan: string[], faults: FieldFault[]): void {
  const actual = countCharacters(progress.join('\n'))
  if (actual > progressLimit) faults.push({ field: 'progress', reason: 'too-long', limit: progressLimit, actual })
  const { lines, characters } = nextPlanLimit
  if (nextPlan.length > lines)
    faults.push({ field: 'next_plan', reason: 'too-many-lines', limit: lines, actual: nextPlan.length })
  const longest = Math.max(0, ...nextPlan.map((line) => countCharacters(bareLine(line))))
  if (longest > characters)
    faults.push({ field: 'next_plan', reason: 'line-too-long', limit: characters, actual: longest })
}
