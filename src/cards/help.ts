import * as t from '../texts/commands.ts'
import { type Suggestion, sayButtons } from './answer.ts'
import { type Card, card, firstOf } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div, hr, note, row } from './kit/elements.ts'

export interface HelpLine {
  /** `状态 [产业链]` */
  usage: string
  summary: string
}

/** 帮助: what this person may do here; `unknown` turns it into the answer to a word nobody knows. */
export interface HelpView {
  lines: readonly HelpLine[]
  unknown?: { typed: string; says: readonly Suggestion[] } | undefined
  /** Sentence on whom to ask, from `whoHelps`; always for a stranger. */
  who?: string | undefined
}

const mostLines = 36

/** The command first, how to write it behind it, and what it does on a line of its own. */
const entry = ({ usage, summary }: HelpLine) => {
  const [word = '', ...rest] = usage.split(' ')
  return row(word, { word: rest.join(' '), colour: 'grey' }, summary, 'below')
}

export const helpCard = (v: HelpView): Card => {
  const { shown } = firstOf(v.lines, v.unknown ? 3 : mostLines)
  return card({
    title: v.unknown ? t.helpUnknownTitle : t.helpTitle,
    template: v.unknown ? 'grey' : 'blue',
    summary: v.unknown ? t.helpUnknownTitle : t.helpSummary,
    elements: [
      v.unknown !== undefined && div(t.helpTyped(v.unknown.typed), { max: 200, colour: 'grey' }),
      ...shown.map(entry),
      v.unknown !== undefined && v.unknown.says.length > 0 && buttons(...sayButtons(v.unknown.says)),
      shown.length > 0 && hr(),
      note(v.unknown ? t.helpAll : t.helpHow),
      v.who !== undefined && note(v.who),
    ],
  })
}
