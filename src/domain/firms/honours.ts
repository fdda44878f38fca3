import type { Values } from '../records/field.ts'
import type { Day } from '../time.ts'

/** Titles that a firm was given between two days, both included; kept as `专精特新 2026-03-01`. */
export const honoursIn = ({ honours }: Values, from: Day, to: Day): string[] =>
  (Array.isArray(honours) ? (honours as readonly string[]) : []).flatMap((one) => {
    const [name = '', on = ''] = one.split(' ')
    return from <= on && on <= to ? [name] : []
  })
