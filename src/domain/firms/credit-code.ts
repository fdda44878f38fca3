import { fail, ok, type Result } from '../result.ts'

/** GB 32100-2015: its 31 signs, without I, O, S, V and Z, and what each of the first 17 places weighs. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const length = 18

export type CodeFault =
  | { reason: 'code-length'; actual: number }
  /** The place, counted from 1, and what stands there. */
  | { reason: 'code-sign'; at: number; sign: string }
  /** The last sign does not follow from those before it. Which one is wrong nobody can say. */
  | { reason: 'code-check'; at: number }

/** 统一社会信用代码, with what people put between its signs. A wrong one is never mended. */
export const readCreditCode = (typed: string): Result<string, CodeFault> => {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '')
  const all = [...code]
  if (all.length !== length) return fail({ reason: 'code-length', actual: all.length })
  const odd = all.findIndex((sign) => !signs.includes(sign))
  if (odd >= 0) return fail({ reason: 'code-sign', at: odd + 1, sign: all[odd] ?? '' })
  const sum = weights.reduce((total, weight, place) => total + weight * signs.indexOf(all[place] ?? ''), 0)
  const check = signs[(31 - (sum % 31)) % 31]
  return all[length - 1] === check ? ok(code) : fail({ reason: 'code-check', at: length })
}
