import { cleanText } from '../../domain/text.ts'
import { cutBytes, escapeLine } from './text.ts'

export type Colour = 'grey' | 'red' | 'orange' | 'green' | 'blue'
type TextSize = 'heading' | 'normal' | 'notation'

export type PlainText = { tag: 'plain_text'; content: string }

export type Div = {
  tag: 'div'
  text: { tag: 'plain_text'; content: string; text_size?: TextSize; text_color?: Colour }
}
export type Markdown = { tag: 'markdown'; content: string; text_size?: TextSize }
export type Hr = { tag: 'hr' }
export type PersonList = {
  tag: 'person_list'
  persons: { id: string }[]
  show_name: true
  drop_invalid_user_id: true
}

export const plain = (text: string, maxBytes = 300): PlainText => ({
  tag: 'plain_text',
  content: cutBytes(cleanText(text), maxBytes),
})

/** A paragraph of plain text: nothing in it can become markup. Cut at `max` bytes with …, or with `mark`. */
export const div = (
  text: string,
  style: { size?: TextSize; colour?: Colour; max?: number; mark?: string } = {},
): Div => ({
  tag: 'div',
  text: {
    tag: 'plain_text',
    content: cutBytes(cleanText(text), style.max ?? 900, style.mark),
    ...(style.size && { text_size: style.size }),
    ...(style.colour && { text_color: style.colour }),
  },
})

/** A small grey line: where it comes from, until when, how many more. */
export const note = (text: string): Div => div(text, { size: 'notation', colour: 'grey' })

/** A red line under the title or above a field; the cross says it without the colour. */
export const faultLine = (text: string): Div => div(`✗ ${text}`, { colour: 'red' })

/** Words to read, part by part. */
export type Told = readonly (Div | Markdown)[]

/** Bold heading of a block. The stars enclose the whole line, since CommonMark needs a space or a line end after a closing bracket. */
export const heading = (text: string): Markdown => ({
  tag: 'markdown',
  content: `**${escapeLine(text, 300)}**`,
})

/** A bold term and what it means, on one line; both are escaped here. */
export const term = (name: string, text: string): Markdown => ({
  tag: 'markdown',
  content: `**${escapeLine(name, 120)}** ${escapeLine(text, 240)}`,
})

/**
 * A row of a list: a bold name, a coloured word, what follows it in plain; all three are escaped here.
 * @param below puts the rest on a line of its own: beside a button a phone would break it in the middle of a date; `apart` the word as well.
 */
export const row = (
  name: string,
  state: { word: string; colour: Colour },
  rest = '',
  below: 'beside' | 'below' | 'apart' = 'beside',
): Markdown => {
  const word = escapeLine(state.word, 120)
  const gap = below === 'apart' && word ? ' <br>' : ' '
  const first = `**${escapeLine(name, below === 'apart' ? 150 : 90)}**${gap}${word && `<font color='${state.colour}'>${word}</font>`}`
  const second = escapeLine(rest, 150)
  if (!second) return { tag: 'markdown', content: first.trimEnd() }
  return { tag: 'markdown', content: below !== 'beside' ? `${first}<br>${second}` : `${first.trimEnd()} ${second}` }
}

/**
 * What was found: a bold name, below it a coloured word and what follows it, then a piece of text with what was looked for in colour. Lines of
 * their own, since a button stands beside them. Everything is escaped here.
 */
export const hit = (
  name: string,
  state: { word: string; colour: Colour },
  rest: string,
  { before, found, after }: { before: string; found: string; after: string },
): Markdown => {
  const said = `<font color='${state.colour}'>${escapeLine(state.word, 120)}</font> ${escapeLine(rest, 200)}`.trimEnd()
  const marked = found && `<font color='blue'>${escapeLine(found, 150)}</font>`
  const piece = `${escapeLine(before, 150)}${marked}${escapeLine(after, 240)}`
  return { tag: 'markdown', content: [`**${escapeLine(name, 120)}**`, said, piece].filter(Boolean).join('<br>') }
}

export const hr = (): Hr => ({ tag: 'hr' })

/** A person by their id: the client shows the name, and a tap opens who it is. An id outside of the contact range does not cost the card. */
export const personShown = (openId: string): PersonList => ({
  tag: 'person_list',
  persons: [{ id: openId }],
  show_name: true,
  drop_invalid_user_id: true,
})
