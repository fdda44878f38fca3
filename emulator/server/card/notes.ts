import { buttonsOf, callbackOf } from '../client/card-nodes.ts'
import { isObject, type Json, text } from '../json.ts'
import { isOld, isShared, shown } from './old-card.ts'

/** What Feishu takes without a word and does not do as meant; for the developer, never a refusal. ASCII: it goes into a header. */
export const noteWords = {
  // Text and post name people with `user_id=`, cards with `id=` (im-api.md §3).
  'foreign-at': '<at user_id=...> names nobody in a card, write <at id=...>',
  // Two reports of real tenants (moved.md S9).
  'long-markdown': 'what one markdown has beyond 10000 characters may be dropped',
  'not-shared': 'without update_multi an update is shown to who clicked alone, here to everybody',
} as const

export type CardNote = keyof typeof noteWords

const foreignAt = /<at\s[^>]*\buser_id\s*=/

export function cardNotes(card: Json): CardNote[] {
  const found = new Set<CardNote>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk)
    if (!isObject(value)) return
    const tag = text(value.tag)
    const content = text(value.content)
    if ((tag === 'markdown' || tag === 'lark_md') && foreignAt.test(content)) found.add('foreign-at')
    if (tag === 'markdown' && [...content].length > 10_000) found.add('long-markdown')
    for (const [key, child] of Object.entries(value)) if (key !== 'behaviors' && key !== 'chart_spec') walk(child)
  }
  const { header, body } = shown(card)
  walk(header)
  walk(body)
  if (isOld(card) && !isShared(card) && buttonsOf(card).some(({ node }) => callbackOf(node))) found.add('not-shared')
  return [...found]
}
