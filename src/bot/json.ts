const deepest = 32
const longest = 64 * 1024

/**
 * One JSON parse for everything from outside. Undefined when it is no object, too deep, holds a huge string or a key that could reach a prototype.
 * @param longestText in UTF-16 units.
 */
export const parseObject = (text: string, longestText = longest): Record<string, unknown> | undefined => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  return isPlainObject(value) && isBounded(value, 0, longestText) ? value : undefined
}

const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isBounded = (value: unknown, depth: number, longestText: number): boolean => {
  if (typeof value === 'string') return value.length <= longestText
  if (typeof value !== 'object' || value === null) return true
  if (depth >= deepest) return false
  if (Array.isArray(value)) return value.every((entry) => isBounded(entry, depth + 1, longestText))
  return Object.entries(value).every(
    ([key, entry]) => key !== '__proto__' && key.length <= 1_000 && isBounded(entry, depth + 1, longestText),
  )
}
