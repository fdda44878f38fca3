import { isObject, type Json } from '../../json.ts'
import { ApiError } from '../api-error.ts'

/** Says what is wrong with a body, as `parameter` errors do; each reader answers undefined for a field that is not there. */
export interface Shapes {
  object(body: Json, field: string): Json | undefined
  list(body: Json, field: string, most: number): string[]
  objects(body: Json, field: string, most: number): Json[]
  text(body: Json, field: string, length: readonly [least: number, most: number]): string | undefined
  oneOf<T extends string>(body: Json, field: string, values: readonly T[]): T
  flag(body: Json, field: string): boolean | undefined
  wrong(why: string): never
}

export function shapes(parameterCode: number): Shapes {
  const wrong = (why: string): never => {
    throw new ApiError(parameterCode, `invalid parameter: ${why}`)
  }
  const array = (body: Json, field: string, most: number): unknown[] => {
    const value = body[field]
    if (value === undefined || value === null) return []
    if (!Array.isArray(value)) return wrong(`${field} must be a list`)
    return value.length > most ? wrong(`${field} has more than ${most} entries`) : value
  }
  return {
    wrong,
    object(body, field) {
      const value = body[field]
      if (value === undefined || value === null) return undefined
      return isObject(value) ? value : wrong(`${field} must be an object`)
    },
    list(body, field, most) {
      const items = array(body, field, most)
      return items.every((item): item is string => typeof item === 'string' && item !== '')
        ? items
        : wrong(`${field} must hold texts`)
    },
    objects(body, field, most) {
      const items = array(body, field, most)
      return items.every(isObject) ? items : wrong(`${field} must hold objects`)
    },
    text(body, field, [least, most]) {
      const value = body[field]
      if (value === undefined || value === null) return undefined
      if (typeof value !== 'string') return wrong(`${field} must be a text`)
      return value.length < least || value.length > most ? wrong(`${field} must be ${least} to ${most} long`) : value
    },
    oneOf(body, field, values) {
      const value = values.find((one) => one === body[field])
      return value ?? wrong(`${field} must be one of ${values.join(', ')}`)
    },
    flag(body, field) {
      const value = body[field]
      if (value === undefined || value === null) return undefined
      return typeof value === 'boolean' ? value : wrong(`${field} must be true or false`)
    },
  }
}
