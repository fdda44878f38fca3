import type { Json } from '../../server/json.ts'

/** What a person has typed into a card and not sent yet; it outlives a look at another chat or another person. */
const kept = new Map<string, Json>()

export const readEdits = (key: string): Json => kept.get(key) ?? {}

export const keepEdits = (key: string, edits: Json): void => {
  if (Object.keys(edits).length > 0) kept.set(key, edits)
  else kept.delete(key)
}
