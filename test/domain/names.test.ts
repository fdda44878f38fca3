import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, findChain, nearestWords } from '../../src/domain/names.ts'
import { plainLine, plainWord, splitCommand, splitFirst, withoutMarks } from '../../src/domain/normalise.ts'

const chains = [
  { id: 'aerospace', name: '航天产业链', aliases: ['航天'] },
  { id: 'cmc', name: '陶瓷基复合材料产业链', aliases: ['陶瓷基', 'CMC'] },
  { id: 'coal-olefin', name: '煤制烯烃（芳烃）深加工产业链', aliases: ['煤制烯烃', '煤化工'] },
  { id: 'textile', name: '新型纺织产业链', aliases: ['纺织'] },
]
const found = (text: string) => {
  const result = findChain(text, chains)
  return 'chain' in result ? result.chain.id : result.near.map(({ id }) => id)
}

describe('a chain by its name', () => {
  it.each([
    ['航天产业链', 'aerospace'],
    ['航天', 'aerospace'],
    ['航天链', 'aerospace'],
    [' ＡＥＲＯＳＰＡＣＥ ', 'aerospace'],
    ['陶瓷基复合材料', 'cmc'],
    ['cmc', 'cmc'],
    ['煤制烯烃(芳烃)深加工产业链', 'coal-olefin'],
    ['煤化工产业链', 'coal-olefin'],
    ['新型 纺织 链', 'textile'],
  ])('%s is %s', (text, id) => {
    expect(found(text)).toBe(id)
  })

  it.each([
    ['新型纺只', ['textile']],
    ['复合材料', ['cmc']],
    ['aerospcae', ['aerospace']],
    ['链', []],
    ['', []],
  ])('%s may mean %j', (text, ids) => {
    expect(typeof found(text) === 'string' ? found(text) : found(text).slice(0, 1)).toEqual(ids)
  })

  it('finds each chain by every word it has', () => {
    for (const chain of chains)
      for (const word of [chain.id, chain.name, ...chain.aliases]) expect(found(word)).toBe(chain.id)
  })
})

describe('the nearest words', () => {
  it('are three, nearest first', () => {
    const commands = ['帮助', '状态', '周报', '我的', '催报', '汇总', '查', '成员', '绑定']
    expect(nearestWords('周抱', commands)[0]).toBe('周报')
    expect(nearestWords('催一下报', commands)[0]).toBe('催报')
    expect(nearestWords('xyz', commands)).toHaveLength(3)
    expect(nearestWords('stauts', ['help', 'status', 'report'], 1)).toEqual(['status'])
  })

  it('are compared by a distance that is one', () => {
    expect(editDistance('周报', '周报')).toBe(0)
    expect(editDistance('stauts', 'status')).toBe(1)
    expect(editDistance('', '周报')).toBe(2)
    const word = fc.string({ unit: fc.constantFrom('周', '报', '催', 'a', '😀'), maxLength: 6 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a))
        expect(editDistance(a, b) === 0).toBe(a === b)
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max([...a].length, [...b].length))
      }),
    )
  })
})

describe('the first word of a message', () => {
  it.each([
    ['状态', '状态', ''],
    ['/周报：本周进展：一。', '周报', '本周进展：一。'],
    ['「查 航天」', '查', '航天'],
    ['「查」 航天', '查', '航天'],
    ['“周报 完成「一期」验收”。', '周报', '完成「一期」验收'],
    ['查 「喷管 验收」', '查', '「喷管 验收」'],
    ['查“喷管”', '查', '“喷管”'],
    ['**状态**', '状态', ''],
    ['/「/状态」。', '状态', ''],
    ['3.5亿元', '3.5亿元', ''],
    ['status.', 'status', ''],
    ['？？', '？', ''],
    ['', '', ''],
  ])('%s is %s with %s', (text, head, words) => {
    expect(splitCommand(text)).toEqual({ head, words })
  })

  it('and of its words', () => {
    expect(splitFirst('航天。 本周进展：一')).toEqual({ word: '航天', rest: '本周进展：一' })
    expect(splitFirst('航天：本周进展')).toEqual({ word: '航天', rest: '本周进展' })
    expect(splitFirst('')).toEqual({ word: '', rest: '' })
  })

  it('is found in time, however many marks there are', () => {
    const long = `查${'。'.repeat(60_000)}x`
    const began = performance.now()
    for (const read of [splitCommand, splitFirst, withoutMarks, plainWord]) read(long)
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('stands without marks, and marks alone stay', () => {
    expect(['航天。', '「航天」！', '航天 …', '**航天**', 'ＣＭＣ～'].map(plainWord)).toEqual([
      '航天',
      '航天',
      '航天',
      '航天',
      'CMC',
    ])
    expect(['？', '。。'].map(withoutMarks)).toEqual(['？', '。。'])
  })
})

describe('a command as typed', () => {
  it.each([
    ['／状态　航天', '状态 航天'],
    ['/ 状态', '状态'],
    ['  状态   航天\t本周 ', '状态 航天 本周'],
    ['ｓｔａｔｕｓ ２０２６－０９', 'status 2026-09'],
    ['\u200b周报 本周进展：一\r\n  下周计划：二', '周报 本周进展：一\n下周计划：二'],
    ['//帮助', '帮助'],
    ['', ''],
  ])('%j is %j', (typed, expected) => {
    expect(plainLine(typed)).toBe(expected)
  })

  it('is the same when normalised again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '／', ' ', '　', '\n', '\r', '\u200b', 'ａ', '周') }),
        (text) => {
          expect(plainLine(plainLine(text))).toBe(plainLine(text))
        },
      ),
    )
  })
})
