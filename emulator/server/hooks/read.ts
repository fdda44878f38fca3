import { isObject, type Json } from '../json.ts'

export function needText(body: Json, field: string): string {
  const value = body[field]
  if (typeof value !== 'string' || value === '') throw new Error(`${field} is missing`)
  return value
}

export function needNumber(body: Json, field: string): number {
  const value = body[field]
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`${field} must be a number`)
  return value
}

export function needFlag(body: Json, field: string): boolean {
  const value = body[field]
  if (typeof value !== 'boolean') throw new Error(`${field} must be true or false`)
  return value
}

export function objectOr(body: Json, field: string): Json {
  const value = body[field]
  if (value === undefined) return {}
  if (!isObject(value)) throw new Error(`${field} must be an object`)
  return value
}
