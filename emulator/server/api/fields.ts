import { ApiError, fieldInvalid } from './api-error.ts'
import type { Call } from './route.ts'

export function requiredText(call: Call, field: string): string {
  const value = call.body[field]
  if (value === undefined || value === null || value === '') throw fieldInvalid(field, `${field} is required`)
  if (typeof value !== 'string') throw fieldInvalid(field, `${field} must be a string`)
  return value
}

export function optionalText(call: Call, field: string, maxLength: number): string | undefined {
  const value = call.body[field]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') throw fieldInvalid(field, `${field} must be a string`)
  if (value.length > maxLength) throw fieldInvalid(field, `the max len is ${maxLength}`)
  return value
}

export function textList(call: Call, field: string, max: number): string[] {
  const value = call.body[field]
  if (value === undefined) return []
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string'))
    throw fieldInvalid(field, `${field} must be a list of strings`)
  if (value.length > max) throw fieldInvalid(field, `the max len is ${max}`)
  return value as string[]
}

type IdType = 'open_id' | 'union_id' | 'user_id'

export const isIdType = (type: string): type is IdType => ['open_id', 'union_id', 'user_id'].includes(type)

/** `page_size` and `page_token` over a list; the token is the next offset. `given` may hand out another number than asked. */
export function page<T>(
  call: Call,
  items: readonly T[],
  max: number,
  given: (asked: number, start: number) => number = (asked) => asked,
): { items: T[]; has_more: boolean; page_token: string } {
  const size = Number(call.query.get('page_size') ?? Math.min(20, max))
  if (!Number.isInteger(size) || size < 1 || size > max)
    throw fieldInvalid('page_size', `page_size must be 1 to ${max}`)
  const token = call.query.get('page_token') ?? ''
  const start = token === '' ? 0 : Number(/^p(\d+)$/.exec(token)?.[1] ?? Number.NaN)
  if (Number.isNaN(start)) throw new ApiError(230001, 'invalid page_token')
  const end = start + given(size, start)
  const more = end < items.length
  return { items: items.slice(start, end), has_more: more, page_token: more ? `p${end}` : '' }
}
