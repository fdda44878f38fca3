import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'

const pieces = z.array(z.string())
const picked = z.union([z.string(), pieces])

const offer = z.strictObject({
  progress_has: pieces.optional(),
  progress_hasnt: pieces.optional(),
  plan_has: pieces.optional(),
  plan_hasnt: pieces.optional(),
  ask_detail_has: pieces.optional(),
  anywhere_has: pieces.optional(),
  ask_level: picked.optional(),
  risk: picked.optional(),
  no_news: z.literal(true).optional(),
})

const keys = {
  offer: offer.optional(),
  same_as: z.string().optional(),
  opens: z.string().optional(),
  answer_has: pieces.optional(),
  answer_hasnt: pieces.optional(),
  buttons: pieces.optional(),
  relayed_to_office: z.literal(true).optional(),
  words: pieces.optional(),
  not: z.array(z.enum(['report', 'action', '没听懂'])).optional(),
  friendly: z.literal(true).optional(),
  button: z.literal('full').optional(),
  or_ask: z.literal(true).optional(),
  help_ok: z.literal(true).optional(),
}
const expectation = z.strictObject({ ...keys, any_of: z.array(z.strictObject(keys)).optional() })

const item = z.strictObject({
  id: z.string(),
  family: z.string(),
  role: z.enum(['reporter', 'backup', 'lead', 'chief', 'office', 'admin', 'stranger']),
  place: z.enum(['p2p', 'chief-group', 'office-group']),
  setup: z.enum(['fresh-week', 'draft', 'filed', 'friday-after-digest', 'month-end']),
  reply_to: z.enum(['card', 'digest']).optional(),
  text: z.string(),
  expect: expectation,
  weight: z.int().min(1).max(3),
  why: z.string(),
  hard: z.boolean().default(false),
})

export type Item = z.infer<typeof item>
export type Setup = Item['setup']
export type Expectation = z.infer<typeof expectation>
export type OfferWish = z.infer<typeof offer>

/** The set of a file; a key that nothing judges is an error and not passed over. */
export const readSet = (file: string): Item[] =>
  z.object({ items: z.array(item) }).parse(parse(readFileSync(file, 'utf8'))).items
