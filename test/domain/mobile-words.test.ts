import { describe, expect, it } from 'vitest'
import { takeMobile } from '../../src/domain/mobile-words.ts'

describe('a mobile number in a message', () => {
  it.each([
    ['成员 航天 加 主报 王五 13900000001', '13900000001', '成员 航天 加 主报 王五 手机号'],
    ['成员 航天 加 主报 王五139 0000 0001', '13900000001', '成员 航天 加 主报 王五 手机号'],
    ['成员 加 推进办 139-0000-0001 王五', '13900000001', '成员 加 推进办 手机号 王五'],
    ['成员 加 推进办 王五 +86 13900000001', '13900000001', '成员 加 推进办 王五 手机号'],
    ['成员 加 推进办 王五 １３９０００００００１', '13900000001', '成员 加 推进办 王五 手机号'],
    ['成员 加 推进办 王五 +852 9000 0001', '+85290000001', '成员 加 推进办 王五 手机号'],
  ])('is taken out of it: %s', (text, mobile, left) => {
    expect(takeMobile(text)).toEqual({ mobile, text: left })
  })

  it.each(['成员 航天 加 主报 王五', '2026090213900000001', '成员 加 推进办 王五 1390000000', '12345678901'])(
    'is none: %s',
    (text) => expect(takeMobile(text)).toBeUndefined(),
  )
})
