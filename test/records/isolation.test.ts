import { expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { openTown, type Town } from '../support/town.ts'
import { raises } from './support/cases.ts'

/** A word that stands in the records of one chain and nowhere else. */
const chains = {
  航天: { word: '玄武', reporter: '张工', lead: '秦处', chief: '链长甲' },
  陶瓷基: { word: '白鹭', reporter: '王工', lead: undefined, chief: '链长乙' },
} as const satisfies Record<string, { word: string; reporter: Who; lead: Who | undefined; chief: Who }>

const fillsLedger = async (town: Town, chain: keyof typeof chains): Promise<void> => {
  const { word, reporter, chief } = chains[chain]
  const { 吴工 } = town
  for (let i = 1; i <= 9; i += 1) await 吴工.says(`交办 ${chain} 专班 10-17 办好${word}示例事项${i}`)
  await raises(town, reporter, `问题 ${chain} 新增`, { title: `${word}示例用电不足`, level: 'chief' })
  await town[reporter].says(`重大事项 ${chain} 新增`)
  await town[reporter].lastCard().clicks('create', { at: '8:30', place: `${word}厂区`, what: `${word}装置停产` })
  await 吴工.says(`报链长 重大事项${chain === '航天' ? 1 : 2}`)
  for (const what of ['用电', '用气']) await town[chief].says(`批示 ${chain} 请专班摸清${word}${what}缺口`)
}

/** Everything 我的 and its lists say to somebody, and the lists of all that can be listed. */
const readsAll = async (town: Town, who: Who): Promise<string> => {
  const read = [await town[who].says('我的')]
  const card = town[who].lastCard()
  const names = JSON.stringify(card.message.content).matchAll(/"name":"(show_mine_[a-z]+)"/gu)
  for (const [, name = ''] of names) {
    read.push((await card.clicks(name)).words)
    await card.clicks('back')
  }
  for (const words of ['批示', '批示 我的', '任务', '问题', '任务 待我办']) read.push(await town[who].says(words))
  return read.join('\n')
}

it('no list behind a count, no list of 批示 and no page of a group says a word of another chain', async () => {
  const town = await openTown('10-16 09:00')
  for (const chain of ['航天', '陶瓷基'] as const) await fillsLedger(town, chain)
  for (const chain of ['航天', '陶瓷基'] as const) {
    const { word, reporter, lead, chief } = chains[chain]
    const other = chains[chain === '航天' ? '陶瓷基' : '航天'].word
    for (const who of [reporter, ...(lead === undefined ? [] : [lead]), chief]) {
      const read = await readsAll(town, who)
      expect(read, who).toContain(word)
      expect(read, who).not.toContain(other)
    }
  }
  for (const who of ['冯工', '钱工', '何工'] as const)
    expect(await readsAll(town, who).catch(String), who).not.toMatch(/玄武|白鹭/u)
  await town.at('11-02 09:30')
  for (const where of ['航天群', '陶瓷基群'] as const) {
    const other = where === '航天群' ? '白鹭' : '玄武'
    expect(town.group(where).join()).not.toContain(other)
  }
  const page = town.group('领导小组群').join()
  expect(page).toContain('■ 重大事项 2，未办结')
  expect(page).not.toMatch(/玄武|白鹭/u)
})
