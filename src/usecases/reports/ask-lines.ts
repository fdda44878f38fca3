import type { AskLine } from '../../cards/weekly-filed.ts'
import { askedLine, askLine, unreadAsksLine } from '../../texts/weekly.ts'
import { askWords } from '../../texts/words.ts'
import { kinds, stepText } from '../records/kinds.ts'
import type { WeeklyAsk } from './asks.ts'
import type { WeeklyItem } from './weekly-item.ts'

const mostLines = 3

/** On the receipt: what this report asks for, then what was answered and waits for a word; and what may be one of those and cannot be read. */
export const askLines = ({ asks, unreadAsks }: Pick<WeeklyItem, 'asks' | 'unreadAsks'>): AskLine[] => [
  ...[...asks.filter(({ own }) => own), ...asks.filter(({ own, answered }) => !own && answered)]
    .slice(0, mostLines)
    .map(lineOf),
  ...unreadLines(unreadAsks).map((text) => ({ text, answers: [] })),
]

const lineOf = ({ id, rev, no, number, stateWord, title, answered, own }: WeeklyAsk): AskLine => ({
  text: askLine(number, stateWord, own ? undefined : title),
  answers: answered
    ? ['solved', 'unsolved'].map((step) => ({
        label: stepText(kinds.problem, step).button,
        about: `${kinds.problem.key}_${no}`,
        action: { on: 'record', do: step, record: id, rev },
      }))
    : [],
})

/** Above the ask of the next report: what was asked before. */
export const askedLines = ({ asks, unreadAsks }: Pick<WeeklyItem, 'asks' | 'unreadAsks'>): string[] => [
  ...asks
    .flatMap(({ own, open, answered, asked, number, stateWord }) =>
      own || !open || asked === undefined ? [] : [askedLine(askWords[asked], number, stateWord, answered)],
    )
    .slice(-mostLines),
  ...unreadLines(unreadAsks),
]

const unreadLines = (numbers: readonly string[]): string[] => (numbers.length > 0 ? [unreadAsksLine(numbers)] : [])
