import { describe, expect, it } from 'vitest'
import { isMarked, usualMarkers } from '../../src/domain/secrecy.ts'
import { changesMarkers, readMarkersWish } from '../../src/domain/secrecy-words.ts'

describe('a text with a marker', () => {
  it.each([
    '机密★10年',
    '【绝密】试验大纲',
    '本件为机密件',
    '秘密★长期',
    '秘　密 ★ 5年',
    '机\u200b密',
    '密级：内部',
    '★二十年',
    '附件标注密级',
    '主题（机密）',
  ])('%s', (text) => expect(isMarked(text, usualMarkers)).toBe(true))

  it.each([
    '发动机密封件到货',
    '主机密度试验',
    '司机密切配合',
    '精密级轴承',
    '加密级别',
    '隔绝密闭空间',
    '涉及商业秘密',
    '保护商业机密',
    '秘密',
    '五星★企业',
    '手机密码重置',
    '',
  ])('is not one that only sounds like it: %s', (text) => expect(isMarked(text, usualMarkers)).toBe(false))

  it('is also one with a code word of the administrator, as it is written in any width', () => {
    expect(isMarked('关于ＸＹ－１ 的进展', [...usualMarkers, 'xy-1'])).toBe(true)
    expect(isMarked('C++ (a', ['(a'])).toBe(true)
    expect(isMarked('关于XY-2', ['xy-1'])).toBe(false)
    expect(isMarked('机密', [])).toBe(false)
  })
})

it('reads what the administrator wants changed', () => {
  expect(readMarkersWish('')).toEqual({ do: 'show' })
  expect(readMarkersWish('加 代号甲')).toEqual({ do: 'add', word: '代号甲' })
  expect(readMarkersWish('删「代号甲」')).toEqual({ do: 'remove', word: '代号甲' })
  expect(readMarkersWish('加 甲')).toEqual({ do: 'unclear' })
  expect(readMarkersWish('代号甲')).toEqual({ do: 'unclear' })
  expect(changesMarkers('设置 涉密词 加 机密件')).toBe(true)
  expect(changesMarkers('设置 截止 周四 17:00')).toBe(false)
})
