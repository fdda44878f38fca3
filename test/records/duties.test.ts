import { expect, it } from 'vitest'
import { openTown } from '../support/town.ts'
import { addsRow } from './support/lists.ts'
import { whoMay } from './support/matrix.ts'

const good = { sort: '点对点招商', firm: '示例链主甲（虚构）', on: '2026-09-10', text: '约见示例头部企业' }

it('链主履职 is counted by what was written down, raised and bought, and what is not there is not said to be undone', async () => {
  const town = await openTown('09-14 09:00')
  const { 张工 } = town
  expect(await 张工.says('履职 航天')).toContain('2026年：还没有记录；没有记录，不等于没做。')
  await 张工.says('履职 新增')
  expect((await 张工.lastCard().clicks('create', { ...good, on: '2026-12-01' })).words).toContain('日期不能晚于今天')
  await 张工.lastCard().clicks('create', good)
  await 张工.says('履职 新增')
  await 张工.lastCard().clicks('create', { ...good, text: '又约见一家' })
  await 张工.says('问题 新增')
  await 张工.lastCard().clicks('create', {
    ...{ title: '示例检测费偏高', category: '要素', detail: '示例检测费偏高', proposal: '请协调' },
    ...{ scope: '本链内', level: 'office', from: '链主' },
  })
  await addsRow(town, '张工', 'L13', { firm: '示例链主甲（虚构）', item: '火箭发动机喷管', spec: 'GH4169' })
  await addsRow(town, '王工', 'L14', { firm: '示例陶瓷壬（虚构）', item: '喷管', spec: 'GH4169' }, '陶瓷基')
  await 张工.says('撮合 航天')
  await 张工.says('配套1')
  await 张工.card('火箭发动机喷管').clicks('ask_match')
  await 张工.lastCard().clicks('match', { result: '试用 20 件', on: '2026-09-14' })
  const said = await 张工.says('履职 航天')
  expect(said, 'nothing of it is under way').toContain('在册 2')
  expect(said).toContain('2026年：梳理困难问题 1、点对点招商 2、率先采购配套产品 1；其余 4 项没有记录，不等于没做。')
  expect(said).toContain('履职1 点对点招商：示例链主甲（虚构）')
  await 张工.says('撤销 履职2')
  await 张工.lastCard().clicks('void', { reason: '记重了' })
  expect(await 张工.says('履职 航天')).toContain('点对点招商 1、')
  expect(await 张工.says('我的'), 'nothing of it waits for anybody').not.toContain('履职')
})

it('is seen and made by those of the table', async () => {
  const town = await openTown('09-14 09:00')
  await town.吴工.says('交办 航天 被关联的示例任务')
  await town.张工.says('履职 新增')
  await town.张工.lastCard().clicks('create', good)
  const given = { ...good, reason: '写错了', ref: '任务1' }
  expect(await whoMay(town, 'duty-2026-1', { ...given, text: '补一句' })).toEqual({
    sees: 'PBLCOQG',
    edit: 'POQ',
    note: 'PBLOQ',
    relate: 'PBLOQ',
    void: 'POQ',
  })
})
