import { describe, expect, it } from 'vitest'
import { readCreditCode } from '../../src/domain/firms/credit-code.ts'

/* Made up of a district that there is not (900000): belonging to nobody. */
const good = '91900000MA0000000X'

/** Written out anew from GB 32100: the 31 signs, and powers of 3 modulo 31. */
const checkOf = (first17: string): string => {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const sum = [...first17].reduce((total, sign, place) => {
    let weight = 1
    for (let power = 0; power < place; power += 1) weight = (weight * 3) % 31
    return total + weight * signs.indexOf(sign)
  }, 0)
  return signs[(31 - (sum % 31)) % 31] ?? ''
}
const body = good.slice(0, 17)
const sound = `${body}${checkOf(body)}`

describe('统一社会信用代码', () => {
  it('is taken as it stands, with blanks, in full width and in small letters', () => {
    for (const typed of [
      sound,
      ` ${sound.slice(0, 8)} ${sound.slice(8)} `,
      sound.toLowerCase(),
      sound.replace('9', '９'),
    ])
      expect(readCreditCode(typed)).toEqual({ ok: true, value: sound })
  })

  it('with any one sign changed is refused by its last place, and no other is proposed', () => {
    const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    for (let place = 0; place < 18; place += 1)
      for (const sign of signs) {
        if (sound[place] === sign) continue
        const wrong = sound.slice(0, place) + sign + sound.slice(place + 1)
        expect(readCreditCode(wrong), wrong).toEqual({ ok: false, fault: { reason: 'code-check', at: 18 } })
      }
  })

  it('says which place holds a sign that no code has, and how long it is', () => {
    expect(readCreditCode(`${sound.slice(0, 8)}O${sound.slice(9)}`)).toEqual({
      ok: false,
      fault: { reason: 'code-sign', at: 9, sign: 'O' },
    })
    expect(readCreditCode(sound.slice(1))).toEqual({ ok: false, fault: { reason: 'code-length', actual: 17 } })
  })
})
