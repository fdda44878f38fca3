import { typedText } from './markdown.ts'
import { firstDayOf, type Month } from './month-plan.ts'
import {
  bases,
  issueFields,
  issueLevelFields,
  type MonthContent,
  type MonthFault,
  type MonthField,
  type MonthIssue,
  type MonthStep,
  type MonthTyped,
  monthSteps,
  moveFields,
  stepFields,
} from './monthly.ts'
import { isJump, readPercent, readYi } from './monthly-numbers.ts'
import { mostPoints } from './monthly-points.ts'
import { bareLine, withoutNumbering } from './numbering.ts'
import { type AskLevel, askLevels } from './report.ts'
import { fail, ok, type Result } from './result.ts'
import { cleanText, countCharacters, textLines } from './text.ts'
import { addDays, type Day } from './time.ts'

export const pointLimit = { characters: 100, lines: mostPoints } as const
export const nextMonthLimit = { characters: 40, lines: 5 } as const
export const moveLimit = 200
/** As in the weekly report, whose asks are taken over. */
export const issueLimit = 150
export const liaisonLimit = 150
export const reasonLimit = 100

export interface MonthFormContext {
  month: Month
  /** No figure is known of a day that has not been. */
  today: Day
  /** What the chain reported for the month before. */
  before?: { month: Month; output: number } | undefined
  /** The last 累计 of the same year. */
  earlier?: { month: Month; cumulative: number } | undefined
  /** A 更正 says why. */
  asksReason: boolean
}

/** No card offers more lines to tick. */
const mostPicks = 40

/** The fields of one step as cleaned text, and what is no text at all. Absent, `""` and `[]` are the same: nothing. */
export const readStep = (raw: unknown, step: MonthStep): { typed: MonthTyped; faults: MonthFault[] } => {
  const values = new Map(typeof raw === 'object' && raw !== null ? Object.entries(raw) : [])
  const typed: MonthTyped = {}
  const faults: MonthFault[] = []
  for (const field of stepFields[step]) {
    const value: unknown = values.get(field)
    if (field === 'picked') {
      if (Array.isArray(value)) typed.picked = value.filter((one) => typeof one === 'string').slice(0, mostPicks)
    } else if (typeof value === 'string') {
      // A figure keeps its signs: - 3.2 is no line of a list.
      const text = stepFields.figures.includes(field) ? cleanText(value) : typedText(value)
      if (textLines(text).length > 0) typed[field] = text
    } else if (value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0))
      faults.push({ field, reason: 'not-text' })
  }
  return { typed, faults }
}

/** What is typed with one step's fields replaced: what stands no longer there was cleared. */
export const withStep = (all: MonthTyped, step: MonthStep, typed: MonthTyped): MonthTyped => {
  const others = Object.entries(all).filter(([field]) => !stepFields[step].includes(field as MonthField))
  return { ...Object.fromEntries(others), ...typed }
}

/** Everything that is wrong in one step, in the order of its card. */
export const stepFaults = (typed: MonthTyped, step: MonthStep, context: MonthFormContext): MonthFault[] => {
  const faults = checks[step](typed, context)
  const order = ({ field }: MonthFault) => stepFields[step].indexOf(field)
  return faults.toSorted((a, b) => order(a) - order(b))
}

/** The whole report, or the first step in which something is wrong. */
export const readMonth = (
  typed: MonthTyped,
  context: MonthFormContext,
): Result<MonthContent, { step: MonthStep; faults: MonthFault[] }> => {
  for (const step of monthSteps) {
    const faults = stepFaults(typed, step, context)
    if (faults.length > 0) return fail({ step, faults })
  }
  return ok(contentOf(typed, context))
}

/** True when the two would make the same revision. */
export const sameMonth = (a: MonthContent, b: MonthContent): boolean => fingerprint(a) === fingerprint(b)

const fingerprint = ({ moves, output, cumulative, jumpConfirmed: _, ...rest }: MonthContent): string =>
  JSON.stringify([
    output.yi,
    cumulative.yi,
    moveFields.map((field) => moves[field]),
    Object.entries(rest).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])

/** The word a confirmed jump is kept as: for this figure, and no other. */
export const jumpWord = (yi: number): string => `yes_${yi}`

const checks: Record<MonthStep, (typed: MonthTyped, context: MonthFormContext) => MonthFault[]> = {
  points: ({ points = '' }) => linesFaults('points', points, pointLimit),
  figures: figureFaults,
  moves: (typed) => {
    const faults = moveFields.flatMap((field) => tooLong(field, typed[field], moveLimit))
    const written = moveFields.some((field) => typed[field])
    return written || typed.no_moves ? faults : [{ field: 'enterprises', reason: 'missing' }]
  },
  issues: (typed) => [
    ...issueFields.flatMap((field, i) => issueFaults(field, issueLevelFields[i] ?? 'issue_level_1', typed)),
    ...tooLong('liaison', typed.liaison, liaisonLimit),
    ...linesFaults('next_month', typed.next_month ?? '', nextMonthLimit),
    ...(typed.check_1155 === 'checked' ? [] : [{ field: 'check_1155' as const, reason: 'missing' as const }]),
  ],
  preview: (typed, { asksReason }) => {
    if (asksReason && !typed.reason) return [{ field: 'reason', reason: 'missing' }]
    return tooLong('reason', typed.reason, reasonLimit)
  },
}

function figureFaults(typed: MonthTyped, { month, today, before, earlier }: MonthFormContext): MonthFault[] {
  const faults: MonthFault[] = []
  const amount = (field: 'output' | 'cumulative'): number | undefined => {
    const text = typed[field]
    const read = text === undefined ? fail('missing' as const) : readYi(text)
    if (read.ok) return read.value
    faults.push({ field, reason: read.fault })
    return undefined
  }
  const output = amount('output')
  const cumulative = amount('cumulative')
  if (output !== undefined && cumulative !== undefined && cumulative < output)
    faults.push({ field: 'cumulative', reason: 'below-output', compared: output })
  else if (cumulative !== undefined && earlier && cumulative < earlier.cumulative)
    faults.push({
      field: 'cumulative',
      reason: 'below-earlier',
      compared: earlier.cumulative,
      comparedMonth: earlier.month,
    })
  if (output !== undefined && before && isJump(output, before.output) && typed.jump !== jumpWord(output))
    faults.push({ field: 'jump', reason: 'jump', compared: before.output, comparedMonth: before.month })

  if (typed.yoy === undefined) faults.push({ field: 'yoy', reason: 'missing' })
  else if (!readPercent(typed.yoy).ok) faults.push({ field: 'yoy', reason: 'not-a-percentage' })
  if (typed.basis === undefined) faults.push({ field: 'basis', reason: 'missing' })
  else if (!bases.some((basis) => basis === typed.basis)) faults.push({ field: 'basis', reason: 'not-an-option' })

  const cutoff = dayIn(typed.cutoff)
  if (typed.cutoff === undefined) faults.push({ field: 'cutoff', reason: 'missing' })
  else if (cutoff === undefined) faults.push({ field: 'cutoff', reason: 'not-a-day' })
  else if (cutoff > today) faults.push({ field: 'cutoff', reason: 'future' })
  else if (cutoff < firstDayOf(month)) faults.push({ field: 'cutoff', reason: 'before-month' })
  return faults
}

/** Feishu's date picker carries the clicker's offset after the day. */
export const dayIn = (value: string | undefined): Day | undefined => {
  const day = /^(\d{4}-\d\d-\d\d)(?: [+-]\d{4})?$/.exec(value ?? '')?.[1]
  try {
    return day && addDays(day, 0)
  } catch {
    return undefined
  }
}

const tooLong = (field: MonthField, text: string | undefined, limit: number): MonthFault[] => {
  const actual = countCharacters(textLines(text ?? '').join('\n'))
  return actual > limit ? [{ field, reason: 'too-long', limit, actual }] : []
}

function linesFaults(field: MonthField, text: string, limit: { characters: number; lines: number }): MonthFault[] {
  const lines = textLines(text).map(bareLine)
  if (lines.length === 0) return [{ field, reason: 'missing' }]
  if (lines.length > limit.lines) return [{ field, reason: 'too-many-lines', limit: limit.lines, actual: lines.length }]
  const longest = Math.max(...lines.map(countCharacters))
  return longest > limit.characters
    ? [{ field, reason: 'line-too-long', limit: limit.characters, actual: longest }]
    : []
}

function issueFaults(
  field: (typeof issueFields)[number],
  levelField: (typeof issueLevelFields)[number],
  typed: MonthTyped,
): MonthFault[] {
  const level = levelIn(typed[levelField])
  if (level === undefined) return [{ field: levelField, reason: 'not-an-option' }]
  if (!typed[field]) return level === 'none' ? [] : [{ field, reason: 'text-needed' }]
  if (level === 'none') return [{ field: levelField, reason: 'level-needed' }]
  return tooLong(field, typed[field], issueLimit)
}

const levelIn = (value = 'none'): AskLevel | undefined => askLevels.find((level) => level === value)

/** Only of what has no fault. */
function contentOf(typed: MonthTyped, { before }: MonthFormContext): MonthContent {
  const lines = (text: string | undefined) => withoutNumbering(textLines(text ?? '')).join('\n')
  const plain = (text: string | undefined) => textLines(text ?? '').join('\n')
  const amount = (text = '') => {
    const read = readYi(text)
    return { yi: read.ok ? read.value : 0, typed: text }
  }
  const output = amount(typed.output)
  const yoy = readPercent(typed.yoy ?? '')
  const issues = issueFields.flatMap((field, i): MonthIssue[] => {
    const level = levelIn(typed[issueLevelFields[i] ?? 'issue_level_1'])
    return typed[field] && level ? [{ text: plain(typed[field]), level }] : []
  })
  const moves = Object.fromEntries(moveFields.map((field) => [field, plain(typed[field])])) as MonthContent['moves']
  return {
    points: lines(typed.points),
    output,
    cumulative: amount(typed.cumulative),
    yoy: yoy.ok ? yoy.value : null,
    basis: typed.basis === 'statistics' ? 'statistics' : 'express',
    cutoff: dayIn(typed.cutoff) ?? '',
    jumpConfirmed: isJump(output.yi, before?.output),
    noMoves: moveFields.every((field) => moves[field] === ''),
    moves,
    issues,
    liaison: plain(typed.liaison),
    nextMonth: lines(typed.next_month),
  }
}

/** What the cards of a stored report are filled with. */
export const typedOfMonth = (content: MonthContent): MonthTyped => ({
  points: content.points,
  output: content.output.typed,
  cumulative: content.cumulative.typed,
  yoy: content.yoy === null ? '无' : `${content.yoy}%`,
  basis: content.basis,
  cutoff: content.cutoff,
  ...(content.jumpConfirmed && { jump: jumpWord(content.output.yi) }),
  ...Object.fromEntries(moveFields.flatMap((field) => (content.moves[field] ? [[field, content.moves[field]]] : []))),
  ...(content.noMoves && { no_moves: 'yes' }),
  ...Object.fromEntries(
    content.issues.flatMap(({ text, level }, i) => [
      [issueFields[i] ?? 'issue_1', text],
      [issueLevelFields[i] ?? 'issue_level_1', level],
    ]),
  ),
  ...(content.liaison && { liaison: content.liaison }),
  next_month: content.nextMonth,
  check_1155: 'checked',
})
