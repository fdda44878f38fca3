import { withoutNumbering } from './numbering.ts'
import { countCharacters, textLines } from './text.ts'
import type { WeeklyTyped } from './weekly.ts'
import { lastPlanFields } from './weekly-controls.ts'
import { nextPlanLimit, planLines, progressLimit } from './weekly-form.ts'

/** What the chain wrote the period before. */
export interface LastWords {
  progress: string
  nextPlan: string
}

/** `none`: there was nothing to bring. `full`: not all of it had room. */
export interface Carried {
  typed: WeeklyTyped
  outcome: 'brought' | 'full' | 'none'
}

/** Lines of last week's plan that are marked 完成 go under this week's progress, each once, after what is typed. */
export const carryDone = (typed: WeeklyTyped, lastPlan: readonly string[]): Carried => {
  const done = lastPlan.filter((_, i) => typed[lastPlanFields[i] ?? 'last_plan_1'] === 'done')
  const lines = textLines(typed.progress ?? '')
  const there = new Set(withoutNumbering(lines))
  const wanted = done.filter((line, i) => !there.has(line) && done.indexOf(line) === i)
  const fitting = [...lines]
  let left = 0
  for (const line of wanted)
    if (countCharacters([...fitting, line].join('')) <= progressLimit) fitting.push(line)
    else left++
  if (left === wanted.length) return { typed, outcome: left > 0 ? 'full' : 'none' }
  return { typed: { ...typed, progress: fitting.join('\n') }, outcome: left > 0 ? 'full' : 'brought' }
}

/** 带入上周的话, into boxes that are empty: last week's progress, and of its plan what is not done. */
export const carryLast = (typed: WeeklyTyped, last: LastWords): Carried => {
  const open = planLines(last.nextPlan).filter((_, i) => typed[lastPlanFields[i] ?? 'last_plan_1'] !== 'done')
  const nextPlan = open.slice(0, nextPlanLimit.lines).join('\n')
  const carried = { ...typed }
  if (isEmpty(typed.progress) && last.progress !== '') carried.progress = last.progress
  if (isEmpty(typed.next_plan) && nextPlan !== '') carried.next_plan = nextPlan
  const same = carried.progress === typed.progress && carried.next_plan === typed.next_plan
  return { typed: carried, outcome: same ? 'none' : 'brought' }
}

/** The progress is word for word last week's. */
export const isLastProgress = ({ progress }: WeeklyTyped, last: LastWords): boolean =>
  last.progress !== '' && textLines(progress ?? '').join('\n') === last.progress

const isEmpty = (text: string | undefined): boolean => textLines(text ?? '').length === 0
