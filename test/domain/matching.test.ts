import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Demand, matchLines, pairKey, type Supply } from '../../src/domain/matching/match.ts'
import { openCutter } from '../../src/exports/cut-words.ts'
import { whyAlike } from '../../src/texts/matching.ts'

const cut = openCutter()
/** `GH4169高温合金螺栓|M6`: name and specification. */
const lines = <T extends Demand>(sort: string, names: readonly string[]): T[] =>
  names.map((said, n) => {
    const [item = '', spec = ''] = said.split('|')
    return { id: `${sort}${n}`, firm: `${sort}${n}厂（虚构）`, item, spec } as T
  })

/** What is needed, and what is found for it among all that is offered. */
const wanted: readonly [demand: string, found: readonly string[]][] = [
  ['火箭发动机喷管', ['喷管']],
  ['304不锈钢无缝钢管|DN50', ['不锈钢管|304']],
  ['GH4169高温合金螺栓|M6', ['高强螺栓|M6']],
  ['蓄电池|12V', ['铅酸蓄电池|12V']],
  ['永磁同步伺服电机', ['伺服电机']],
  ['甲醇制烯烃（MTO）催化剂', ['MTO催化剂', '脱硫催化剂']],
  ['阻燃面料', ['阻燃防静电面料']],
  ['碳化硅陶瓷基复合材料', ['陶瓷基复合材料构件']],
  ['氟橡胶Ｏ型密封圈', ['橡胶密封圈', '金属密封圈']],
  ['印制电路板', ['多层印制电路板（PCB）']],
  ['高强涤纶工业长丝', ['涤纶长丝']],
  ['工业控制软件', ['工业软件']],
  ['无损检测服务', ['无损检测']],
  ['碳纤维预浸料|T800', ['预浸料|T700']],
  ['航空电连接器|J599', ['电连接器|J599', '圆形连接器']],
  ['食堂餐具', []],
]
const offered = [
  ...wanted.flatMap(([, found]) => found),
  ...[
    '高温合金锻件|GH4169',
    '锂电池组',
    '电机控制器',
    '牛仔面料',
    '棉纱',
    '财务软件',
    '碳纤维|T800',
    '办公桌椅',
    '发动机试验台',
  ],
]

const demands = lines<Demand>(
  '需',
  wanted.map(([demand]) => demand),
)
const supplies = lines<Supply>('供', offered)
const found = matchLines(demands, supplies, cut)

describe('supply for a demand', () => {
  it.each(wanted)('for %s it is %j', (name, names) => {
    const id = demands[wanted.findIndex(([demand]) => demand === name)]?.id
    const of = found.filter(({ demand }) => demand === id)
    expect(of.map(({ supply }) => offered[supplies.findIndex((line) => line.id === supply)])).toEqual(names)
  })

  it.each([
    ['304不锈钢无缝钢管|DN50', '都有「不锈钢」「钢管」；规格同为 304'],
    ['火箭发动机喷管', '都有「喷管」；规格没有都写，请核对'],
    ['碳纤维预浸料|T800', '都有「预浸料」；两边写的规格不同，请核对'],
  ])('says why: %s', (name, said) => {
    const id = demands[wanted.findIndex(([demand]) => demand === name)]?.id
    const best = found.find(({ demand }) => demand === id)
    expect(best && whyAlike(best.why)).toBe(said)
  })

  it('is never of the same firm, and never of one that has nothing to spare', () => {
    const [demand] = lines<Demand>('需', ['伺服电机'])
    const [offer] = lines<Supply>('供', ['伺服电机'])
    if (!demand || !offer) throw new Error('no lines')
    const with_ = (more: Partial<Supply>) => matchLines([demand], [{ ...offer, ...more }], cut)
    expect(with_({})).toHaveLength(1)
    expect(with_({ spare: 20 })).toHaveLength(1)
    expect(with_({ spare: 0 })).toEqual([])
    expect(with_({ firm: demand.firm })).toEqual([])
  })

  it('is not proposed a second time; what comes next is', () => {
    const [first] = found.filter(({ demand }) => demand === '需8')
    if (!first) throw new Error('nothing found')
    const again = matchLines(demands, supplies, cut, new Set([pairKey(first.demand, first.supply)]))
    expect(again.filter(({ demand }) => demand === '需8').map(({ supply }) => supply)).not.toContain(first.supply)
    expect(again.filter(({ demand }) => demand === '需8')).toHaveLength(1)
  })

  it('does not hang on the order of the lines', () => {
    const pairs = (of: typeof found) => of.map(({ demand, supply }) => pairKey(demand, supply)).sort()
    expect(pairs(matchLines([...demands].reverse(), [...supplies].reverse(), cut))).toEqual(pairs(found))
  })

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 5 }), (names) => {
        const of = names.map((item, n) => ({ id: `${n}`, firm: `${n}`, item, spec: item }))
        const all = matchLines(
          of.map((line) => ({ ...line, firm: '需方' })),
          of,
          cut,
        )
        expect(all.every(({ score, why }) => score >= 0.6 && score <= 1 && why.words.length > 0)).toBe(true)
      }),
    )
  })
})
