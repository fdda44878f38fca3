import type { AskLine } from '../../cards/weekly-filed.ts'
import { askedLine, askLine } from '../../texts/weekly.ts'
import { askWords } from '../../texts/words.ts'
import { kinds, stepText } from '../records/kinds.ts'
import type { WeeklyItem } from './weekly-item.ts'

const mostLines = 3

/** On the receipt: what this report asks for, then what was answered and waits for a word. */
export const askLines = ({ asks }: Pick<WeeklyItem, 'asks'>): AskLine[] =>
  [...asks.filter(({ own }) => own), ...asks.filter(({ own, answered }) => !own && answered)]
    .slice(0, mostLines)
    .map(({ id, rev, no, number, stateWord, title, answered, own }) => ({
      text: askLine(number, stateWord, own ? undefined : title),
      answers: answered
        ? ['solved', 'unsolved'].map((step) => ({
            label: stepText(kinds.problem, step).button,
            about: `${kinds.problem.key}_${no}`,
            action: { on: 'record', do: step, record: id, rev },
          }))
        : [],
    }))

/** Above the ask of the next report: what was asked before. */
export const askedLines = ({ asks }: Pick<WeeklyItem, 'asks'>): string[] =>
  asks
    .flatMap(({ own, open, answered, asked, number, stateWord }) =>
      own || !open || asked === undefined ? [] : [askedLine(askWords[asked], number, stateWord, answered)],
    )
    .slice(-mostLines)
