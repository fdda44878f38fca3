import { isObject, type Json, text } from '../json.ts'

/** Text and post name people with `user_id=`, cards with `id=` (im-api.md §3): Feishu takes the card, and names nobody. */
const foreignAt = /<at\s[^>]*\buser_id\s*=/

/** What Feishu takes without a word and does not do as meant; for the developer, never a refusal. */
export function cardNotes(card: Json): string[] {
  let found = false
  const walk = (value: unknown): void => {
    if (found) return
    if (Array.isArray(value)) value.forEach(walk)
    if (!isObject(value)) return
    const tag = text(value.tag)
    if ((tag === 'markdown' || tag === 'lark_md') && foreignAt.test(text(value.content))) found = true
    for (const [key, child] of Object.entries(value)) if (key !== 'behaviors' && key !== 'chart_spec') walk(child)
  }
  walk(card.header)
  walk(card.body)
  return found ? ['<at user_id=...> names nobody in a card, write <at id=...>'] : []
}
