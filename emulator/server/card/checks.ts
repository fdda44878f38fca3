import { isObject, type Json } from '../json.ts'
import { CardFault, type Path } from './fault.ts'

/** Names a card may use because its own `config.style` defines them. */
export interface Tokens {
  textSizes: ReadonlySet<string>
  colors: ReadonlySet<string>
}

export interface Place {
  path: Path
  tokens: Tokens
  /** A card of 1.0: what it does not know is passed over. */
  loose?: boolean
}

/** Throws CardFault when the value is not allowed at this place. */
export type Check = (value: unknown, at: Place) => void

export const wrong = (at: Place, message: string, value?: unknown): CardFault =>
  new CardFault(200621, message, at.path, value === undefined ? '' : JSON.stringify(value))

const nameAt = (at: Place): string => (at.path.at(-1) ?? 'ROOT').replace(/\(tag: .*\)$/, '')

/** One step down; the segment shows the tag, as in `elements[1](tag: div)`. */
function down(at: Place, segment: string, value: unknown): Place {
  const tag = isObject(value) && typeof value.tag === 'string' ? `(tag: ${value.tag})` : ''
  return { ...at, path: [...at.path, segment + tag] }
}

export const textOf =
  (max = Number.POSITIVE_INFINITY, min = 0): Check =>
  (value, at) => {
    if (typeof value !== 'string') throw wrong(at, `expected string for ${nameAt(at)}, but: ${typeof value}`, value)
    if ([...value].length > max) throw wrong(at, `${nameAt(at)} is longer than ${max} characters`)
    if (value.length < min) throw wrong(at, `${nameAt(at)} is empty`)
  }

export const anyText: Check = textOf()
export const someText: Check = textOf(Number.POSITIVE_INFINITY, 1)

export const flag: Check = (value, at) => {
  if (typeof value !== 'boolean') throw wrong(at, `expected bool for ${nameAt(at)}, but: ${typeof value}`, value)
}

export const numberIn =
  (min: number, max: number, whole = true): Check =>
  (value, at) => {
    if (typeof value !== 'number' || Number.isNaN(value))
      throw wrong(at, `expected number for ${nameAt(at)}, but: ${typeof value}`, value)
    if (value < min || value > max || (whole && !Number.isInteger(value)))
      throw wrong(at, `${nameAt(at)} must be in [${min},${max}]`, value)
  }

export const oneOf =
  (...allowed: readonly (string | number)[]): Check =>
  (value, at) => {
    if (!allowed.includes(value as string))
      throw wrong(at, `invalid value for ${nameAt(at)}, allowed: ${allowed.join('|')}`, value)
  }

export const matching =
  (pattern: RegExp, words: string): Check =>
  (value, at) => {
    if (typeof value !== 'string' || !pattern.test(value))
      throw wrong(at, `invalid value for ${nameAt(at)}, expected ${words}`, value)
  }

export const either =
  (words: string, ...checks: readonly Check[]): Check =>
  (value, at) => {
    const fits = (check: Check): boolean => {
      try {
        check(value, at)
        return true
      } catch (error) {
        if (error instanceof CardFault) return false
        throw error
      }
    }
    if (!checks.some(fits)) throw wrong(at, `invalid value for ${nameAt(at)}, expected ${words}`, value)
  }

export const listOf =
  (check: Check, limits: { min?: number; max?: number } = {}): Check =>
  (value, at) => {
    if (!Array.isArray(value))
      throw wrong(at, `expected array for ${nameAt(at)}, but: ${value === null ? 'null' : typeof value}`, value)
    if (value.length < (limits.min ?? 0)) throw wrong(at, `${nameAt(at)} has fewer than ${limits.min} items`)
    if (value.length > (limits.max ?? Number.POSITIVE_INFINITY))
      throw wrong(at, `${nameAt(at)} has more than ${limits.max} items`)
    const segment = at.path.at(-1) ?? ''
    value.forEach((item, i) => {
      const outer = { ...at, path: at.path.slice(0, -1) }
      check(item, down(outer, `${segment}[${i}]`, item))
    })
  }

export interface Shape {
  required?: Record<string, Check>
  optional?: Record<string, Check>
}

/** An object with exactly these properties: 2.0 cards refuse what they do not know, those of 1.0 pass over it. */
export const shaped =
  ({ required = {}, optional = {} }: Shape, more?: (value: Json, at: Place) => void): Check =>
  (value, at) => {
    if (!isObject(value))
      throw wrong(at, `expected object for ${nameAt(at)}, but: ${Array.isArray(value) ? 'array' : typeof value}`, value)
    for (const [key, child] of Object.entries(value)) {
      const check = Object.hasOwn(required, key)
        ? required[key]
        : Object.hasOwn(optional, key)
          ? optional[key]
          : undefined
      if (check) check(child, down(at, key, child))
      else if (!at.loose) throw wrong(at, `unknown property, property: ${key}`)
    }
    for (const key of Object.keys(required))
      if (value[key] === undefined) throw wrong(at, `missing required property, property: ${key}`)
    more?.(value, at)
  }

export const anyObject: Check = (value, at) => {
  if (!isObject(value)) throw wrong(at, `expected object for ${nameAt(at)}, but: ${typeof value}`, value)
}
