import { greetingHelp } from '../texts/greeting.ts'
import { type Suggestion, sayButtons } from './answer.ts'
import { type Card, card } from './kit/card.ts'
import { buttons } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** The first words to a person: who speaks, what the posts mean, and one thing to try. */
export interface GreetingView {
  title: string
  /** Who speaks to whom. */
  hello: string
  lines: readonly string[]
  say: Suggestion
}

export const greetingCard = (v: GreetingView): Card =>
  card({
    title: v.title,
    template: 'blue',
    summary: v.hello,
    elements: [
      div(v.hello, { max: 400 }),
      ...v.lines.map((line) => div(line, { max: 200 })),
      buttons(...sayButtons([v.say])),
      note(greetingHelp),
    ],
  })
