import { describe, expect, it } from 'vitest'
import { nearestChains } from '../../src/domain/words/sounds.ts'
import { readTyped } from '../../src/domain/words/typed.ts'
import { soundOf } from '../../src/usecases/words/pinyin.ts'

const chains = [
  { id: 'space', name: '航天产业链', aliases: ['商业航天'] },
  { id: 'textile', name: '新型纺织产业链', aliases: ['纺织'] },
  { id: 'hydrogen', name: '氢能产业链' },
]
const known = { chains, people: ['张工（虚构）'], today: '2026-09-02' }
const own = (word: string) => (word === '在办' ? 'open' : undefined)
const read = (typed: string) =>
  readTyped(typed, known, own).map((one) => {
    if (one.kind === 'chain') return `chain ${one.chain.id}`
    if (one.kind === 'time') return `time ${one.range?.label ?? '?'}`
    return one.kind === 'own' ? `own ${one.own}` : `text ${one.words}`
  })

describe('words behind a command', () => {
  it.each([
    ['航天 上周 在办', ['chain space', 'time 上周', 'own open']],
    ['在办 上周 航天链', ['own open', 'time 上周', 'chain space']],
    ['近 4 周 纺织', ['time 近4周', 'chain textile']],
    ['氢能上周的', ['chain hydrogen', 'time 上周']],
    ['航天洁净间', ['chain space', 'text 洁净间']],
    ['「航天」 上周', ['text 航天', 'time 上周']],
    ['航天 纺织', ['chain space', 'text 纺织']],
    ['上周 本周', ['time 上周', 'text 本周']],
    ['2026-13', ['time ?']],
    ['喷管', ['text 喷管']],
    ['', []],
  ])('%s', (typed, said) => {
    expect(read(typed)).toEqual(said)
  })

  it('each keeps the words that led to it', () => {
    expect(readTyped('氢能上周的 在办', known, own).map(({ words }) => words)).toEqual(['氢能', '上周', '在办'])
  })
})

describe('the nearest chains', () => {
  const near = (typed: string) => nearestChains(typed, chains, soundOf).near.map(({ id }) => id)
  it.each([
    ['航田', ['space']],
    ['房织', ['textile']],
    ['轻能链', ['hydrogen']],
    ['航海', ['space']],
    ['月亮', []],
  ])('to %s', (typed, ids) => {
    expect(near(typed)).toEqual(ids)
  })
  it('come before the others, and none is left out', () => {
    const { near, others } = nearestChains('氢能量', chains, soundOf)
    expect([...near, ...others].map(({ id }) => id)).toEqual(['hydrogen', 'space', 'textile'])
  })
})
