import * as z from 'zod'
import { fold } from '../reading/fold.ts'
import { type Guess, type PointField, pointFields, type Question, type Span } from './question.ts'

const answerShape = z.object({
  intent: z.string().nullish(),
  spans: z.array(z.unknown()).nullish(),
})
const spanShape = z.object({ field: z.enum(pointFields), quote: z.string() })

/** What of a model's answer points at the person's own words or at one of our intents. @returns undefined where nothing does. */
export const checkGuess = (answer: string, { text, intents, fields }: Question): Guess | undefined => {
  const read = answerShape.safeParse(parsed(answer))
  if (!read.success) return undefined
  const intent = intents.find(({ name }) => name === read.data.intent)?.name
  const spans = (read.data.spans ?? []).flatMap((one) => spanIn(text, fields, one) ?? [])
  if (intent === undefined && (intents.length > 0 || spans.length === 0)) return undefined
  return { ...(intent !== undefined && { intent }), spans }
}

const parsed = (answer: string): unknown => {
  try {
    return JSON.parse(answer)
  } catch {
    return undefined
  }
}

/** The words as the person typed them: found as they stand or as they were meant, and never in what is cited. */
const spanIn = (text: string, fields: readonly PointField[], one: unknown): Span | undefined => {
  const span = spanShape.safeParse(one)
  const quote = span.data?.quote.trim() ?? ''
  if (!span.success || quote === '' || !fields.includes(span.data.field)) return undefined
  const { said } = fold(text)
  const at = text.includes(quote) ? text.indexOf(quote) : said.indexOf(quote)
  const typed = text.slice(at, at + quote.length)
  if (at < 0 || (said.slice(at, at + quote.length).includes('〇') && !typed.includes('〇'))) return undefined
  return { field: span.data.field, quote: typed }
}
