import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReport } from '../../../src/domain/reading/read-report.ts'

const risky = [
  ...[
    '示例材料乙断供',
    '示例企业甲停产了',
    '示例轴承厂可能要外迁',
    '原料缺货',
    '环氧树脂只剩一家能供',
    '断供风险还没有解除',
  ],
  ...[
    '不排除断供',
    '并非没有断供风险',
    '有无断供风险待核',
    '我们的线束下月起没着落',
    '短供一周',
    '供应商要延期交货',
    '树脂短缺',
    '货源紧张',
  ],
]
const asking = [
  ...[
    '请链长协调用地',
    '望链长出面定一下',
    '希望推进办帮着问问进度',
    '需要领导小组研究用能指标',
    '需要水务部门支持接水',
  ],
  ...[
    '恳请区里解决用工',
    '用电一直没有协调下来',
    '不是没有困难',
    '建议上面支持一下',
    '请连长协条用地',
    '推进办能不能出个面',
    '能否由推进办牵头开个会',
    '能不能请链长帮忙说一声',
    '急需链长出面',
  ],
]
/** None of these asks, and none tells of a risk. */
const quiet = [
  ...[
    '完成设备招标',
    '走访两户企业',
    '厂房封顶',
    '无风险',
    '没有断链断供苗头',
    '未发现断供',
    '风险没有',
    '暂无困难',
    '无需协调',
  ],
  ...['没啥困难', '断供风险已解除', '水电已协调解决', '召开协调会', '完成风险排查', '走访断供科技', '邀请链长调研'],
  ...[
    '学习《关于请链长协调断供问题的通知》',
    '传达“请链长协调解决企业困难”的要求',
    '下周签合同',
    '接下来调试',
    '没别的事',
  ],
  ...['与风险咨询有限公司签约', '不需要链长协调', '困难均已解决', '没有需要协调的事项', '本周无新增'],
]
/** What is dictated around it. */
const done = [
  '完成设备招标',
  '厂房封顶了',
  '走访两户企业',
  '本周主体完工',
  '下周签合同',
  '下周安装调试',
  '接下来调试',
  '无风险',
  '没有困难',
  '没有需要协调的',
]
const stops = ['，', '。', '；', '\n', ' ', '，但', '。另外', '！']
const headings = [
  '',
  '',
  '',
  '本周进展：',
  '下周计划：',
  '风险：',
  '需协调：',
  '存在问题：',
  '周报：',
  '【断链断供】',
  '一、',
]

const piece = (words: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...headings), fc.constantFrom(...words), fc.constantFrom(...stops))
    .map(([heading, said, stop]) => ({
      said,
      text: `${heading}${said}${stop}`,
    }))

const composed = (words: readonly string[]) =>
  fc.tuple(
    fc.array(piece(quiet), { maxLength: 4 }),
    piece(words),
    fc.array(piece([...quiet, ...words]), { maxLength: 4 }),
  )

/** What 确认提交 would file if nobody touched the card: an open pick is refused, and one that nobody spoke of stands at 无. */
const filedAs = (text: string, pick: 'ask_level' | 'risk'): string | undefined => {
  const { typed, doubts, kind } = readReport(text)
  if (kind === 'not' || doubts[pick] !== undefined) return undefined
  return typed[pick] ?? 'none'
}
const runs = { numRuns: 1000 }

describe('whatever is written', () => {
  it('no risk is filed as none while one of the words says otherwise', () => {
    fc.assert(
      fc.property(composed(risky), ([before, one, after]) => {
        const text = [...before, one, ...after].map((each) => each.text).join('')
        expect(filedAs(text, 'risk'), text).not.toBe('none')
      }),
      runs,
    )
  })

  it('no ask is filed as none while one of the words says otherwise', () => {
    fc.assert(
      fc.property(composed(asking), ([before, one, after]) => {
        const text = [...before, one, ...after].map((each) => each.text).join('')
        expect(filedAs(text, 'ask_level'), text).not.toBe('none')
      }),
      runs,
    )
  })

  it('nor where they are dictated without a stop', () => {
    const glued = (words: readonly string[]) =>
      fc.tuple(
        fc.array(fc.constantFrom(...done), { maxLength: 3 }),
        fc.constantFrom(...words),
        fc.array(fc.constantFrom(...done), { maxLength: 3 }),
      )
    for (const [words, pick] of [
      [risky, 'risk'],
      [asking, 'ask_level'],
    ] as const)
      fc.assert(
        fc.property(glued(words), ([before, one, after]) => {
          const text = [...before, one, ...after].join('')
          expect(filedAs(text, pick), text).not.toBe('none')
        }),
        runs,
      )
  })

  it('no ask and no risk is made up of what is done, denied, quoted or a name', () => {
    fc.assert(
      fc.property(fc.array(piece(quiet), { minLength: 1, maxLength: 6 }), (pieces) => {
        const text = pieces.map((each) => each.text).join('')
        expect([undefined, 'none'], text).toContain(filedAs(text, 'risk'))
        expect([undefined, 'none'], text).toContain(filedAs(text, 'ask_level'))
      }),
      runs,
    )
  })

  it('without headings none of it costs a question either', () => {
    const spoken = fc
      .tuple(fc.constantFrom(...quiet), fc.constantFrom('，', '。', '；', '\n'))
      .map((all) => all.join(''))
    fc.assert(
      fc.property(fc.array(spoken, { minLength: 1, maxLength: 6 }), (pieces) => {
        expect(readReport(pieces.join('')).doubts, pieces.join('')).toEqual({})
      }),
      runs,
    )
  })

  it('every word of the week stands in a field, speaks for a pick, or is shown as a question', () => {
    const said = fc.tuple(
      fc.constantFrom('完成设备招标', '厂房封顶', '下周签合同', '请链长协调用地', '示例企业甲停产了', '本周走访两户'),
      fc.constantFrom('，', '。', '；', '\n'),
    )
    fc.assert(
      fc.property(fc.array(said, { minLength: 1, maxLength: 8 }), (pieces) => {
        const { typed } = readReport(pieces.flat().join(''))
        const kept = Object.values(typed).join('\n')
        for (const [words] of pieces) expect(kept, pieces.flat().join('')).toContain(words)
      }),
      runs,
    )
  })
})
