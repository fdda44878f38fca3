import * as t from '../texts/commands.ts'
import { type Card, card } from './kit/card.ts'
import { div } from './kit/elements.ts'

/** What went wrong in one sentence, and in a second one what to do. */
export const problemCard = (text: string, hint?: string): Card =>
  card({
    title: t.problemTitle,
    template: 'grey',
    summary: text,
    elements: [div(text), hint !== undefined && div(t.problemHint(hint), { colour: 'blue' })],
  })
