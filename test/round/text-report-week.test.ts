import { describe, expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

/** Wednesday of W38; 纺织 has not filed W37, 航天 has. */
const wednesday = async () => {
  const town = await openTown('09-07 08:30')
  await town.at('09-09 15:00')
  await town.张工.fills(good).submits()
  await town.at('09-16 15:01')
  return town
}
const text = '本周进展：补上的进展\n下周计划：补上的计划'

describe('a report as text that says which week it is of', () => {
  it.each([
    ['周报 W37 '],
    ['周报 第37周\n'],
    ['第37周周报\n'],
    ['补报 W37 '],
    ['上周周报\n'],
    ['周报 上周 '],
    ['新型纺织产业链第37周周报\n'],
    ['周报 纺织 2026-W37 '],
  ])('%s… goes into that week and into no other', async (front) => {
    const town = await wednesday()
    const said = await town.杨工.says(`${front}${text}`)
    expect(said).toContain('请核对 · 新型纺织产业链\n第37周')
    expect(said).toContain('本期已锁定，本次提交记为「补报」，标注逾期。')
    const filed = await town.杨工.card('请核对').clicks('confirm')
    expect(filed.toast).toBe('已补报，标注逾期')
    expect(filed.words).toContain('本周进展\n补上的进展\n')
    expect(town.ask(`select id || ' ' || state from item where chain_id = 'textile' order by id`)).toEqual([
      'weekly/2026-W37/textile filed',
      'weekly/2026-W38/textile open',
    ])
  })

  it('of a week that is filed is a 更正 of it, with its reason asked', async () => {
    const town = await wednesday()
    const said = await town.张工.says(`第37周周报\n${text}`)
    expect(said).toContain('第37周')
    expect(said).toContain('更正理由')
    expect((await town.张工.card('请核对').clicks('confirm')).toast).toBe('还没有提交，请看红字')
  })

  it('of this week is this week’s, and of one that was never owed is said to be none', async () => {
    const town = await wednesday()
    expect(await town.杨工.says(`第38周周报\n${text}`)).toContain('请核对 · 新型纺织产业链\n第38周')
    expect(await town.杨工.says(`第30周周报\n${text}`)).toBe('新型纺织产业链2026年第30周没有应报的一期，请核对周次。')
    expect(await town.杨工.says(`第77周周报\n${text}`)).toContain('请写明是哪一周')
  })

  it('words that only speak of a week stay words of the report', async () => {
    const town = await wednesday()
    const said = await town.杨工.says('周报 上周完成的招标本周公示\n下周计划：签合同')
    expect(said).toContain('请核对 · 新型纺织产业链\n第38周')
    expect(said).toContain('上周完成的招标本周公示')
  })

  it('changed after it was sent is read again without the week', async () => {
    const town = await wednesday()
    await town.杨工.says(`周报 第37周 ${text}`)
    const client = town.stage.emulator.person(town.杨工.openId)
    const mine = town.stage.emulator.messages(client.p2p()).findLast(({ sender }) => sender.type !== 'app')
    client.edits(mine?.message_id ?? '', `周报 第37周 本周进展：改过的进展\n下周计划：补上的计划`)
    const card = town.杨工.card('请核对')
    const again = await card.clicks('confirm')
    expect(again.words).toContain('本周进展（最多 300 字，换行也算）\n  改过的进展\n')
  })
})
