import { describe, expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'
import { addsRow } from './support/lists.ts'
import { whoMay } from './support/matrix.ts'

/** 航天 needs what 陶瓷基 sells, and something nobody sells. */
const offered = async (): Promise<Town> => {
  const town = await openTown('09-14 09:00')
  await addsRow(town, '张工', 'L13', { firm: '示例材料乙（虚构）', item: '火箭发动机喷管', spec: 'GH4169' })
  await addsRow(town, '张工', 'L13', { firm: '示例材料乙（虚构）', item: '食堂餐具' })
  await addsRow(town, '王工', 'L14', { firm: otherFirm, item: '喷管', spec: 'GH4169' }, '陶瓷基')
  return town
}
const otherFirm = '示例陶瓷壬（虚构）'

describe('撮合', () => {
  it('proposes what is alike to both sides in private, with the reason in words', async () => {
    const town = await offered()
    const said = await town.张工.says('撮合 航天')
    expect(said).toContain('正在比对')
    expect(said).toContain('比了需求 2 条、供给 1 条')
    expect(said).toContain('新提请 1 对')
    expect(said).toContain('配套1 火箭发动机喷管')
    const card = await town.张工.says('配套1')
    expect(card).toContain('都有「喷管」；规格同为 GH4169')
    expect(card).toContain('待确认')
    // The other side is 陶瓷基's: its lead hears, and whoever wrote the row down.
    for (const who of ['魏处', '王工'] as const) expect(town[who].heard().join('\n'), who).toContain('火箭发动机喷管')
    for (const where of ['推进办群'] as const) expect(town.group(where).join('\n')).not.toContain('喷管')
  })

  it('is followed to 已配套 by either side', async () => {
    const town = await offered()
    await town.张工.says('撮合 航天')
    await town.魏处.card('火箭发动机喷管').clicks('contact')
    expect(await town.张工.says('配套1')).toContain('对接中')
    await town.张工.card('火箭发动机喷管').clicks('ask_match')
    await town.张工.lastCard().clicks('match', { result: '试用 20 件', on: '2026-09-14' })
    expect(await town.魏处.says('配套1')).toContain('已配套')
    expect(await town.吴工.says('配套')).toContain('没有')
    // The row of the supply says what came of it; what is opened again is 已配套 no more.
    expect(await town.王工.says('L14-1')).toContain('已配套 示例材料乙（虚构）试用 20 件（配套1）')
    await town.吴工.says('重办 配套1 没有签成')
    await town.吴工.lastCard().clicks('reopen', { reason: '没有签成' })
    expect(await town.王工.says('L14-1')).not.toContain('已配套')
  })

  it('does not propose a pair again that was refused, nor one that is there', async () => {
    const town = await offered()
    await town.张工.says('撮合 航天')
    expect(await town.张工.says('撮合 航天')).toContain('没有新的相近供需。只比了名称和规格，没比出来不等于没有。')
    await town.张工.says('配套1')
    await town.张工.card('火箭发动机喷管').clicks('ask_unfit')
    await town.张工.lastCard().clicks('unfit', { reason: '尺寸不合' })
    expect(await town.张工.says('配套1')).toContain('不合适')
    expect(await town.吴工.says('撮合')).toContain('没有新的相近供需')
    expect(town.ask("select count(*) from record where kind = 'pairing'")).toEqual([1])
  })

  it('goes past what cannot be read, a row or a pair, and proposes no pair again for it', async () => {
    const town = await offered()
    await addsRow(town, '张工', 'L13', { firm: '示例材料乙（虚构）', item: '读不出来的喷管' })
    const raw = rawOf(town.stage.database)
    raw.exec("update record set field_values = '{' where id = 'L13-0-3'")
    expect(await town.张工.says('撮合 航天')).toContain('新提请 1 对')
    raw.exec("update record set field_values = '{' where kind = 'pairing'")
    expect(await town.张工.says('撮合 航天')).toContain('没有新的相近供需')
    expect(town.ask("select count(*) from record where kind = 'pairing'")).toEqual([1])
  })

  it('compares nothing that is 归档, and nothing with nothing to spare', async () => {
    const town = await offered()
    await town.王工.says('L14-1')
    await town.王工.says('更新 L14-1')
    await town.王工.lastCard().clicks('edit', { firm: otherFirm, item: '喷管', spec: 'GH4169', spare: '0 件' })
    expect(await town.张工.says('撮合 航天')).toContain('没有新的相近供需')
  })

  it('is seen and followed by those of the table', async () => {
    const town = await offered()
    await town.张工.says('撮合 航天')
    const given = { result: '试用', on: '2026-09-14', reason: '不合', text: '谈过', ref: 'L13-1' }
    expect(await whoMay(town, 'pairing-2026-1', given)).toEqual({
      sees: 'PBLCOQGX',
      contact: 'PBLOQX',
      match: 'PBLOQX',
      unfit: 'PBLOQX',
      note: 'PBLOQX',
      relate: 'PBLOQ',
      void: 'POQ',
      classify: 'LOQ',
      nudge: 'LOQ',
    })
  })

  it('is asked for by the task force and the office, and a pair is seen by nobody else', async () => {
    const town = await offered()
    await town.张工.says('撮合 航天')
    expect(await town.冯工.says('撮合 航天')).toContain('您现在的职责')
    expect(await town.刘工.says('配套1')).toContain('没有找到')
    expect(await town.吴工.says('配套')).toContain('火箭发动机喷管')
  })
})
