const deepest = 32
const longest = 64 * 1024

/**
 * One JSON parse for everything from outside. Undefined when it is no object, too deep, holds a huge string or a key that could reach a prototype.
 * @param longestText in UTF-16 units.
 */
export const parseObject = (text: string, longestText = longest): Json | undefined => {
  let value: unknown
  try {
    const parsed: unknown = JSON.parse(text)
    value = maySpoil.test(text) ? storable(parsed) : parsed
  } catch {
    return undefined
  }
  return isPlainObject(value) && isBounded(value, 0, longestText) ? value : undefined
}

/**
 * U+0000 and half of a surrogate pair are typed by nobody, and PostgreSQL does not take them: they are gone before anything reads them. JSON holds
 * them as escapes alone; a half may have its other half beside it.
 */
const maySpoil = /\\u(?:0000|[dD][89a-fA-F])/
const unstorable = /\0|\p{Surrogate}/gu

const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(unstorable, '')
  if (Array.isArray(value)) return value.map(storable)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key.replace(unstorable, ''), storable(one)]))
}

type Json = Record<string, unknown>

const isPlainObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isBounded = (value: unknown, depth: number, longestText: number): boolean => {
  if (typeof value === 'string') return value.length <= longestText
  if (typeof value !== 'object' || value === null) return true
  if (depth >= deepest) return false
  // What a parse of JSON has made has no keys but its own.
  for (const key in value)
    if (key === '__proto__' || key.length > 1_000 || !isBounded((value as Json)[key], depth + 1, longestText))
      return false
  return true
}
