import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeOf, readClaim, shownCode } from '../../src/domain/claim-code.ts'

describe('认领', () => {
  it.each([
    '认领 K7QM-1XR0 张三',
    '认领 k7qm-1xr0 张三',
    '认领　Ｋ７ＱＭ－１ＸＲ０　张三',
    '认领K7QM1XR0张三',
    '认领：K7QM 1XR0，张三。',
    '「认领 K7QM-1XR0 张三」',
    '/认领 K 7 Q M – 1 X R 0 张三',
    '认领 K7QM-IXRO 张三',
    '认领 k7qm-lxro 张三',
  ])('is read as people type it: %s', (text) => {
    expect(readClaim(text)).toEqual({ code: 'K7QM1XR0', name: '张三' })
  })

  it('takes a name in other letters, and none', () => {
    expect(readClaim('认领 K7QM-1XR0 Zhang San')).toEqual({ code: 'K7QM1XR0', name: 'Zhang San' })
    for (const none of ['认领 K7QM-1XR0', '认领 K7QM-1XR0 您的姓名', '认领 K7QM-1XR0 姓名'])
      expect(readClaim(none), none).toEqual({ code: 'K7QM1XR0', name: '' })
  })

  it('sees no code in what is too short or too long', () => {
    for (const text of ['认领', '认领 K7QM-1XR 张三', '认领 K7QM-1XR0Z 张三', '认领 K7QM-1XR Zhang'])
      expect(readClaim(text)?.code, text).toBeUndefined()
  })

  it.each(['认领任务', '周报 认领 K7QM-1XR0', '我来认领 K7QM-1XR0', ''])('is not what begins otherwise: %s', (text) => {
    expect(readClaim(text)).toBeUndefined()
  })

  it('reads every code that is minted, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 8, maxLength: 8 }),
        fc.constantFrom(' ', '-', '', '　', ' — '),
        (random, gap) => {
          const code = codeOf(random)
          expect(shownCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)
          const typed = `认领 ${code.slice(0, 4).toLowerCase()}${gap}${code.slice(4)} 张三`
          expect(readClaim(typed)).toEqual({ code, name: '张三' })
        },
      ),
    )
  })
})
