import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { typedText, withoutMarkdown } from '../../src/domain/markdown.ts'
import { plainLine } from '../../src/domain/normalise.ts'

describe('marks of markdown', () => {
  it.each([
    ['**需协调：**无', '需协调：无'],
    ['## 本周进展', '本周进展'],
    ['##本周进展', '本周进展'],
    ['- [x] 完成招标', '完成招标'],
    ['- 1. **招标**：完成', '1. 招标：完成'],
    ['> 引用', '引用'],
    ['完成**设备招标**工作', '完成设备招标工作'],
    ['__需协调：__无', '需协调：无'],
    ['*备注*', '备注'],
    ['~~旧~~ `新`', '旧 新'],
    ['```\n招标\n```', '招标'],
    ['招标\n---\n走访', '招标\n走访'],
    ['| 需协调 | 无 |\n| :--- | ---: |', '需协调：无'],
    ['招标<br>走访', '招标\n走访'],
    ['**需协调：\n无', '需协调：\n无'],
  ])('go: %j', (text, bare) => {
    expect(withoutMarkdown(text)).toBe(bare)
  })

  it.each([
    '长*宽*高',
    '300*200*50mm',
    '张**、李**签约',
    '第__期第__次',
    '- 3.2%',
    '-3.2%',
    '>50亿元',
    'a_b_c',
    '#1楼',
    '5~6月',
  ])('are none in %j', (text) => {
    expect(withoutMarkdown(text)).toBe(text)
  })

  it('go once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typedText(typedText(text))).toBe(typedText(text))
      }),
    )
  })

  it('go from what is looked up', () => {
    expect(plainLine('查 **航天**')).toBe('查 航天')
    expect(plainLine('**查 航天**')).toBe('查 航天')
  })
})
