import { describe, expect, it } from 'vitest'
import { lists } from '../../src/domain/lists/all.ts'
import { openTown } from '../support/town.ts'
import { addsRow, formOf } from './support/lists.ts'

const head = { name: '示例头部企业（虚构）', home: '示例市', stage: '线索', met_on: '2026-09-10', next: '约谈' }

describe('清单', () => {
  it('tells how much each list holds, and where it holds nothing', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L07', head)
    await addsRow(town, '王工', 'L07', { ...head, name: '另一家（虚构）' }, '陶瓷基')
    const all = await town.吴工.says('清单')
    expect(all).toContain('在册 2 条')
    expect(all).toContain('L07 可招引企业')
    expect(all).toContain('2 条')
    expect(all).toContain('未登记 煤制烯烃、纺织')
    for (const { key } of lists) expect(all).toContain(`${key} `)
    expect(await town.吴工.says('清单 航天')).toContain('在册 1 条')
    expect(await town.张工.says('清单')).toContain('在册 1 条')
    expect(await town.张工.says('清单 五金')).toContain('没有这张清单')
  })

  it('is found by its number, its name, and row by row', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L07', head)
    for (const words of ['清单 L07', '清单 可招引企业', '清单 航天 L07', 'L07', 'l07 航天', 'L07 线索'])
      expect(await town.张工.says(words), words).toContain('L07-1 示例头部企业（虚构）')
    for (const words of ['L07-1', 'l07-1', 'L07 1', '清单 L07 示例头部']) {
      const said = await town.张工.says(words)
      expect(said, words).toContain('示例头部企业（虚构）')
    }
    expect(await town.张工.says('L07-2')).toBe('没有找到L07-2，或者您不能看。')
    expect(await town.王工.says('L07-1')).toBe('没有找到L07-1，或者您不能看。')
    expect(await town.张工.says('删除 L07-1')).toBe('记录不删除。填错了发「更新 L07-1」，不用了发「归档 L07-1」。')
  })

  it('keeps its numbers over the year, without one', async () => {
    const town = await openTown('12-30 09:00')
    await addsRow(town, '张工', 'L04', { name: '示例领域一' })
    await town.at('12-31 09:00')
    await addsRow(town, '张工', 'L04', { name: '示例领域二' })
    expect(town.ask("select id from record where kind = 'L04' order by no")).toEqual(['L04-0-1', 'L04-0-2'])
  })

  it('is 待核 the day after its time is over, by the office’s days, until somebody looks', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L07', head)
    await town.at('10-14 23:00')
    expect(await town.张工.says('L07-1')).toContain('状态：有效')
    await town.at('10-15 00:30')
    expect(await town.张工.says('L07-1')).toContain('状态：待核')
    expect(await town.张工.says('清单')).toContain('待核 航天1')
    expect(await town.张工.says('L07 待核')).toContain('L07-1')
    expect(await town.张工.says('复核无变化 L07-1')).toContain('状态：有效')
    expect(await town.张工.says('L07-1')).toContain('复核期至 11月14日')
    expect(await town.张工.says('L07 待核')).toContain('没有找到')
  })

  it('counts from the number of 设置 on, and not for the past', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L07', head)
    expect(await town.吴工.says('设置 清单 L07 复核 45')).toContain('清单 L07 复核：30 → 45 天')
    await town.吴工.lastCard().clicks('confirm')
    expect(await town.张工.says('L07-1')).toContain('复核期至 10月14日')
    await addsRow(town, '张工', 'L07', { ...head, name: '第二家（虚构）' })
    expect(await town.张工.says('L07-2')).toContain('复核期至 10月29日')
  })

  it('takes 更新 without a reason, keeps both texts, and calls a row by its new name', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L07', head)
    await town.at('10-20 09:00')
    await town.张工.says('更新 L07-1')
    const done = await town.张工.lastCard().clicks('edit', {
      ...head,
      name: '改了名（虚构）',
      stage: '在谈',
      unit: '区投资商务局（演示）',
      source: '招商会',
      note: '示例备注',
    })
    expect(done.toast).toBe('已更新')
    for (const line of [
      '改了名（虚构）',
      '阶段 在谈',
      '责任单位 区投资商务局（演示）',
      '来源 招商会',
      '更新日 10月20日',
    ])
      expect(done.words).toContain(line)
    expect(
      town.ask("select json_extract(before, '$.title') from record_step where record_id = 'L07-0-1' and seq = 2"),
    ).toEqual(['示例头部企业（虚构）'])
    // Whoever is of the unit works it as well.
    expect(await town.冯工.says('复核无变化 L07-1')).toMatch(/9月14日 09:00 .*复核无变化|10月20日 09:00 .*复核无变化/u)
  })

  it('更新 in a few words changes what they say and leaves the rest', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L07', head)
    const said = await town.张工.says('更新 L07-1 在谈')
    for (const line of ['阶段 在谈', '总部地 示例市', '下一步 约谈']) expect(said).toContain(line)
    expect(await town.张工.says('更新 L07-1')).toContain('空着的会清掉')
  })

  it('has no two of a name in one chain: the second is told which one there is, whatever is pressed', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L07', head)
    const again = await addsRow(town, '张工', 'L07', head)
    expect(again).toContain('已经有了：L07-1 示例头部企业（虚构），请更新那一条')
    expect(town.ask("select count(*) from record where kind = 'L07'")).toEqual([1])
    await addsRow(town, '王工', 'L07', head, '陶瓷基')
    expect(town.ask("select count(*) from record where kind = 'L07'")).toEqual([2])
    // Archived, the name is free; to have both back is refused.
    await town.秦处.says('归档 L07-1 已落户外省')
    await town.秦处.lastCard().clicks('archive', { reason: '已落户外省' })
    expect(await town.秦处.says('L07 归档')).toContain('L07-1')
    expect(await town.秦处.says('L07')).not.toContain('L07-1')
    await addsRow(town, '张工', 'L07', head)
    await town.秦处.says('恢复 L07-1 又有意向')
    expect((await town.秦处.lastCard().clicks('restore', { reason: '又有意向' })).words).toContain('已经有了：L07-3')
  })

  it('asks at most nine things of a new row, and the rest by 更新', async () => {
    for (const { key, fields, editMore = [], steps } of lists) {
      expect(fields.length, key).toBeLessThanOrEqual(9)
      expect(steps.edit.asks, key).toEqual([...fields, ...editMore])
      expect([...fields, ...editMore].map((field) => field.key).slice(-3), key).toEqual(['unit', 'source', 'note'])
    }
  })

  it.each(lists.map(({ key }) => key))('%s is filled, shown and looked at again', async (key) => {
    const town = await openTown('09-14 09:00')
    const made = await addsRow(town, '张工', key)
    expect(made, made).toContain(`${key}-1 · 航天产业链`)
    for (const [field, typed] of Object.entries(formOf(key)))
      if (typed !== '' && field !== 'unit')
        expect(made, field).toMatch(new RegExp(`${typed.replace('2026-09-10', '9月10日').replace(/[（）]/gu, '.')}`))
    expect(await town.张工.says(key)).toContain(`${key}-1 `)
    expect(await town.张工.says(`复核无变化 ${key}-1`)).toMatch(
      /9月14日 09:00 .*复核无变化|10月20日 09:00 .*复核无变化/u,
    )
  })
})

describe('the sensitive ones', () => {
  it('L06 is of the own chain and the office alone, and never in a group', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L06', { name: '示例密封件（虚构）', depends_on: '示例依赖方' })
    for (const who of ['张工', '李工', '秦处', '链长甲', '吴工'] as const) {
      expect(await town[who].says('L06'), who).toContain('示例密封件')
      expect(await town[who].says('L06-1'), who).toContain('示例依赖方')
    }
    for (const who of ['组长', '冯工', '王工', '链长乙', '何工'] as const) {
      expect(await town[who].says('L06 航天'), who).not.toContain('示例密封件')
      expect(await town[who].says('L06-1'), who).toBe('没有找到L06-1，或者您不能看。')
      expect(await town[who].says('查 记录 示例密封件'), who).not.toContain('L06-1')
    }
    expect(await town.组长.says('清单')).not.toContain('L06')
    await town.吴工.says('清单', { in: '推进办群' })
    expect(town.group('推进办群').at(-1)).not.toContain('L06')
    await town.吴工.says('清单 L06', { in: '推进办群' })
    expect(town.group('推进办群').join('\n')).not.toContain('密封件')
  })

  it('the price of L13 is read and mended by the own chain and the office; others never touch it', async () => {
    const town = await openTown('09-14 09:00')
    const given = { firm: '示例材料乙', item: '示例轴承', price: '每件九十九元', unit: '区投资商务局（演示）' }
    await addsRow(town, '张工', 'L13', given)
    for (const who of ['张工', '链长甲', '吴工'] as const)
      expect(await town[who].says('L13-1'), who).toContain('九十九元')
    for (const who of ['组长', '冯工'] as const) {
      expect(await town[who].says('L13-1'), who).toContain('示例轴承')
      expect(await town[who].says('L13-1'), who).not.toContain('九十九元')
      expect(await town[who].says('全部经过 L13-1'), who).not.toContain('九十九元')
      expect(await town[who].says('L13 九十九元'), who).not.toContain('L13-1')
    }
    expect(await town.冯工.says('更新 L13-1')).not.toContain('价格')
    await town.冯工.lastCard().clicks('edit', { firm: '示例材料乙', item: '示例轴承', spec: '示例规格' })
    expect(await town.张工.says('L13-1')).toContain('九十九元')
    expect(await town.张工.says('L13-1')).toContain('示例规格')
  })
})

describe('重点项目', () => {
  it('has the light of its points behind the time that is over, and none where something is not said', async () => {
    const town = await openTown('10-01 09:00')
    const project = { name: '示例项目一', total: '10000', year_plan: '4000', done: '2000' }
    await addsRow(town, '张工', 'L12', project)
    // 274 of 365 days are over: 75 %; half of the plan is done.
    expect(await town.张工.says('为什么 L12-1')).toBe(
      'L12-1：黄灯，落后序时 25 个百分点（落后序时 10–30 个百分点是黄灯，超过是红灯）。',
    )
    await addsRow(town, '张工', 'L12', { ...project, name: '示例项目二', done: '' })
    expect(await town.张工.says('为什么 L12-2')).toBe('L12-2现在是「有效」，不亮灯。')
    await addsRow(town, '张工', 'L12', { ...project, name: '示例项目三', done: '3000' })
    expect(await town.张工.says('L12')).toMatch(/黄1　绿1/u)
    await town.at('10-26 09:00')
    expect(await town.张工.says('L12 红')).toContain('示例项目一')
  })
})

describe('what the lists say by themselves', () => {
  it('the office’s digest names lists and chains with something 待核, and no list that is 敏感', async () => {
    const town = await openTown('08-31 08:30')
    await addsRow(town, '张工', 'L07', head)
    await addsRow(town, '王工', 'L12', { name: '示例项目一', total: '100', year_plan: '50' }, '陶瓷基')
    await town.at('10-16 08:40')
    expect(town.group('推进办群').join('\n')).toContain('■ 清单待核 L07航天 L12陶瓷基')
  })

  it('我的 and the morning note have one line a list, with how many; the note once a cycle', async () => {
    const town = await openTown('09-14 09:00')
    for (const name of ['第一家（虚构）', '第二家（虚构）', '第三家（虚构）'])
      await addsRow(town, '张工', 'L07', { ...head, name })
    await town.at('10-15 09:00')
    const notes = () => town.张工.heard().filter((one) => one.includes('L07 可招引企业 · 航天'))
    expect(notes().at(-1)).toContain('待核 3 条，发「L07 航天 待核」看')
    expect(notes()).toHaveLength(1)
    expect(await town.张工.says('我的')).toMatch(/L07 可招引企业 · 航天\s+待核\s+3 条/u)
    expect(await town.张工.says('L07 航天 待核')).toContain('在册 3')
    for (const no of [1, 2]) await town.张工.says(`复核无变化 L07-${no}`)
    await town.at('10-20 09:00')
    expect(notes().filter((one) => one.startsWith('台账提醒'))).toHaveLength(1)
    expect(await town.张工.says('我的')).toMatch(/L07 可招引企业 · 航天\s+待核\s+1 条/u)
    // It is nobody's to wait for.
    expect(await town.吴工.says('我的')).not.toContain('L07')
  })
})

describe('头部企业: one to three of each chain', () => {
  it('are marked in L07, counted for each chain, and a list of their own', async () => {
    const town = await openTown('09-14 09:00')
    for (const name of ['甲公司（虚构）', '乙公司（虚构）']) await addsRow(town, '张工', 'L07', { ...head, name })
    expect(await town.张工.says('L07 航天')).toContain('头部企业：还没有列入的，方案要每条链 1–3 家。')
    expect(await town.张工.says('更新 L07-1 头部')).toContain('列入头部企业 头部')
    expect(await town.张工.says('L07 航天')).toContain('头部企业 1 家：甲公司（虚构）')
    const only = await town.张工.says('L07 航天 头部')
    expect(only).toContain('甲公司')
    expect(only).not.toContain('乙公司')
    const all = await town.吴工.says('L07')
    expect(all).toContain('航天产业链 1 家，陶瓷基复合材料产业链 0 家')
  })

  it('more than three is said, and a reporter hears of no other chain', async () => {
    const town = await openTown('09-14 09:00')
    for (const name of ['甲', '乙', '丙', '丁'])
      await addsRow(town, '张工', 'L07', { ...head, name: `${name}公司（虚构）`, head: '头部' })
    expect(await town.张工.says('L07 航天')).toContain('多于方案的 1–3 家')
    expect(await town.王工.says('L07')).not.toContain('航天')
  })
})
