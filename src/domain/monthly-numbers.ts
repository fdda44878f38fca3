import { fail, ok, type Result } from './result.ts'
import { cleanText } from './text.ts'

type NumberFault = 'not-a-number' | 'unit-unclear' | 'negative' | 'too-large'

/** A bare number this large was meant in 万元: no chain of a district makes a thousand 亿元. */
const bareLimit = 1_000
const mostYi = 10_000

const plainNumber = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,8})?`
const single = new RegExp(`^(-?)(${plainNumber})(亿|万)?元?$`)
const mixed = new RegExp(`^(-?)(${plainNumber})亿(${plainNumber})万元?$`)

/**
 * An amount in 亿元: `1.23`, `1.23亿`, `12,300万元`, `１２３００万`, `1亿2300万`. Without a unit it is 亿元, as the field says.
 * Anything that leaves a doubt (`约 1.2`, `1.2-1.5`, `1e3`, `3千万`) is refused rather than guessed.
 */
export const readYi = (text: string): Result<number, NumberFault> => {
  const typed = halfWidth(text)
  const both = mixed.exec(typed)
  if (both) {
    const [, sign = '', yi = '', wan = ''] = both
    const parts = [numberOf(yi), numberOf(wan)] as const
    // 1亿12000万 or 1.5亿2000万: one of the two is a slip.
    if (parts[1] >= 10_000 || !Number.isInteger(parts[0])) return fail('not-a-number')
    return bounded(parts[0] + parts[1] / 10_000, sign)
  }
  const one = single.exec(typed)
  if (!one) return fail('not-a-number')
  const [, sign = '', digits = '', unit] = one
  const number = numberOf(digits)
  if (unit === '万') return bounded(number / 10_000, sign)
  if (unit === undefined && (/元$/.test(typed) || number >= bareLimit)) return fail('unit-unclear')
  return bounded(number, sign)
}

/** 同比 in per cent: `8.5`, `+8.5%`, `－３.２％`; 持平 is 0; 无 and `—` say that there is nothing to compare with. */
export const readPercent = (text: string): Result<number | null, 'not-a-percentage'> => {
  const typed = halfWidth(text)
  if (/^(?:无|无可比|不可比|[-—]+)$/.test(typed)) return ok(null)
  if (typed === '持平') return ok(0)
  const found = /^([+-]?)(\d{1,5}(?:\.\d{1,4})?)%?$/.exec(typed)
  if (!found) return fail('not-a-percentage')
  const value = Number(`${found[1] === '-' ? '-' : ''}${found[2]}`)
  if (value < -100 || value > 10_000) return fail('not-a-percentage')
  return ok(value === 0 ? 0 : value)
}

/** Strictly more than half away from what was before. Nothing before, nothing to compare with. */
export const isJump = (yi: number, before: number | undefined): boolean =>
  before !== undefined && before > 0 && Math.abs(yi - before) > before / 2 + 1e-9

/** No amount is as long: a whole text is none, and is not searched for one. */
const longestNumber = 200

const halfWidth = (text: string): string =>
  (text.length > longestNumber ? '' : cleanText(text))
    .normalize('NFKC')
    .replace(/[，﹐]/g, ',')
    .replace(/[−–﹣]/g, '-')
    .replace(/\s+/g, '')
    .replace(/^(?:人民币|¥)/, '')
    .replace(/[。,;、]+$/, '')

const numberOf = (digits: string): number => Number(digits.replaceAll(',', ''))

/** Down to 1 元, so that no sum shows the tail of a binary fraction. */
const bounded = (yi: number, sign: string): Result<number, NumberFault> => {
  if (sign === '-' && yi > 0) return fail('negative')
  return yi > mostYi ? fail('too-large') : ok(Number(yi.toFixed(8)))
}
