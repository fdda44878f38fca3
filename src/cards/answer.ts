import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

/** A suggestion: pressing it does what sending its words does. */
export interface Suggestion {
  label: string
  words: string
  confirm?: { title: string; text: string }
}

/** Facts in one or two lines, and what can be done about them. */
export interface AnswerView {
  title: string
  lines: readonly string[]
  says: readonly Suggestion[]
}

const names = ['say_1', 'say_2', 'say_3'] as const

export const sayButtons = (says: readonly Suggestion[]): ButtonSpec[] =>
  names.flatMap((name, at) => {
    const one = says[at]
    if (!one) return []
    const { label, words, confirm } = one
    return { label, action: { on: 'say', do: name, words }, ...(confirm && { confirm }) } as const
  })

/** The same card with how the words were understood, and buttons that understand them otherwise. */
export const understoodAs = (shown: Card, line: string, says: readonly Suggestion[]): Card => ({
  ...shown,
  body: {
    ...shown.body,
    elements: [...shown.body.elements, note(line), ...(says.length > 0 ? [buttons(...sayButtons(says))] : [])],
  },
})

export const answerCard = (v: AnswerView): Card => {
  const pressed = sayButtons(v.says)
  return card({
    title: v.title,
    template: 'blue',
    summary: v.lines[0] ?? v.title,
    elements: [...v.lines.map((line) => div(line, { max: 400 })), pressed.length > 0 && buttons(...pressed)],
  })
}
