import { describe, expect, it } from 'vitest'
import {
  bulletinFaults,
  chineseNumber,
  emptyBulletin,
  numberedLines,
  readBulletinForm,
} from '../../src/domain/bulletin.ts'

describe('the numbers of a bulletin', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [11, '十一'],
    [20, '二十'],
    [42, '四十二'],
    [99, '九十九'],
  ])('%i is %s', (n, word) => {
    expect(chineseNumber(n)).toBe(word)
  })

  it('close up when a line was taken out, begin anew under each heading, and take any way they are typed', () => {
    const typed = '（三）航天\n2、一条\n3. 又一条\n(5) 细目\n（7）细目\n1．再一条\n(二)纺织\n5.一条'
    expect(numberedLines(typed)).toEqual([
      { level: 2, text: '（一）航天' },
      { level: 3, text: '1.一条' },
      { level: 3, text: '2.又一条' },
      { level: 4, text: '（1）细目' },
      { level: 4, text: '（2）细目' },
      { level: 3, text: '3.再一条' },
      { level: 2, text: '（二）纺织' },
      { level: 3, text: '1.一条' },
    ])
  })

  it('are not found where there are none: 1.5亿元 is a figure, a bare （一） a line', () => {
    for (const text of [
      '1.5亿元到位',
      '3、4号线完成联调',
      '5、6月份开工',
      '2.9月开工',
      '2026年9月开工',
      '（一）',
      '（演示）试产',
    ])
      expect(numberedLines(text)).toEqual([{ level: 0, text }])
  })

  it('stay as they are when they are right', () => {
    const text = '（一）航天\n1.一条\n2. 9月10日前签约\n3.两条\n（1）细目\n段落'
    const once = numberedLines(text)
      .map((line) => line.text)
      .join('\n')
    expect(once).toBe(text)
  })
})

describe('the form of a bulletin', () => {
  it('reads text only, on one line where one line is meant, and an absent field as an empty one', () => {
    const read = readBulletinForm({
      title: ' 标\n题 ',
      progress: '1.甲\n\n3.乙',
      asks: 7,
      next: ['x'],
      signer: 'a\u202eb',
    })
    expect(read).toEqual({ ...emptyBulletin(), title: '标 题', progress: '1.甲\n2.乙', signer: 'ab' })
  })

  it('says everything that is wrong at once', () => {
    expect(bulletinFaults(emptyBulletin())).toEqual([
      { field: 'title', reason: 'missing' },
      { field: 'body', reason: 'missing' },
    ])
    const long = { ...emptyBulletin(), title: '字'.repeat(50), risks: '字'.repeat(1001), signer: '😀'.repeat(16) }
    expect(bulletinFaults(long)).toEqual([
      { field: 'risks', reason: 'too-long', actual: 1001 },
      { field: 'signer', reason: 'too-long', actual: 32 },
    ])
  })
})
