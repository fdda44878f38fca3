import type { PartKind } from './parts.ts'
import type { Reading } from './reading.ts'
import type { Talk } from './talk.ts'

/** Questions that are answered with facts, each a file of its own in `commands/questions`. */
export type QuestionName =
  | 'due'
  | 'filed'
  | 'owing'
  | 'who'
  | 'workday'
  | 'limits'
  | 'why-returned'
  | 'leave-how'
  | 'push'
  | 'nothing-done'
  | 'nobody'
  | 'people'
  | 'person'
  | 'posted'
  | 'reviewer'
  | 'text-only'

export type Intent =
  | { do: 'talk'; talk: Talk }
  | { do: 'answer'; question: QuestionName }
  /** A command that only shows something, or shows what it will do before it does it. */
  | { do: 'show'; command: string; words: string }
  /** A command that prompts or changes something: it waits behind a button. */
  | { do: 'ask'; command: string; words: string }

/** What a reading asks for, where this rule can tell. */
export type Rule = (reading: Reading) => Intent | undefined

export const answer = (question: QuestionName): Intent => ({ do: 'answer', question })
export const words = (...parts: (string | undefined | false)[]): string => parts.filter(Boolean).join(' ')
export const show = (command: string, ...parts: (string | undefined | false)[]): Intent => ({
  do: 'show',
  command,
  words: words(...parts),
})
export const ask = (command: string, ...parts: (string | undefined | false)[]): Intent => ({
  do: 'ask',
  command,
  words: words(...parts),
})

export const chainOf = ({ chains }: Reading): string | undefined => chains[0]?.name
export const timeOf = (r: Reading): string | undefined => r.words('time').at(0)
/** The period that people write for: this week, or this month of 月报. */
export const isNow = (time: string | undefined, monthly: string | false = false): boolean =>
  time === undefined || (monthly ? /^[本这当]个?月/u : /^[本这当]一?个?(?:周|期|星期|礼拜)/u).test(time)
export const manner = (r: Reading): boolean => r.has('how') || /如何[填报写交上提修改]/u.test(r.text)
export const month = (r: Reading): string | false => r.has('month') && '月报'

/** Most of what may stand beside a question without changing it. */
export const aside: PartKind[] = [
  'chain',
  'me',
  'all',
  'look',
  'month',
  'day',
  'whether',
  'what',
  'show',
  'give',
  'recent',
]

/** What is left of the words when the command and what it is about are taken off: a reason. */
export const reasonIn = (r: Reading, ...taken: PartKind[]): string => {
  let rest = r.text
  for (const { kind, words: typed } of r.parts) if (taken.includes(kind)) rest = rest.replace(typed, ' ')
  return rest.replaceAll(/[\s，。、；：,.;:]+/gu, ' ').trim()
}
