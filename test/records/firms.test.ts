import { describe, expect, it } from 'vitest'
import { apply } from '../support/apply-file.ts'
import { openTown, type Town } from '../support/town.ts'
import { filesOf, rowsOf } from './support/files.ts'
import { addsRow } from './support/lists.ts'
import { whoMay } from './support/matrix.ts'

/** Made up, of a district that there is not; its last place fits. */
const code = '91900000MA00000003'

const adds = async (town: Town, given: Record<string, string>) => {
  await town.张工.says('企业 新增')
  return (await town.张工.lastCard().clicks('create', given)).words
}
const roles = (town: Town, firm: string) =>
  town.ask(
    "select chain_id || ' ' || role || ' ' || coalesce(since, '') || ' ' || coalesce(until, '') from firm_role where firm_id = ? order by 1",
    firm,
  )

describe('企业', () => {
  it('takes over what the district file names, each once, with what it is in each chain', async () => {
    const town = await openTown('09-14 09:00')
    expect(await town.吴工.says('企业')).toContain('在册 18')
    expect(await town.吴工.says('企业 航天')).toContain('在册 5')
    expect(await town.吴工.says('企业 示例纤维戊')).toContain('企业6')
    const both = await town.吴工.says('企业6')
    expect(both).toContain('陶瓷基复合材料产业链 骨干')
    expect(both).toContain('新型纺织产业链 链主')
    // Nobody has said since when.
    expect(roles(town, 'firm-0-6')).toEqual(['cmc 骨干  ', 'textile 链主  '])
  })

  it('is of the file where the file changes, and of the chat since', async () => {
    const town = await openTown('09-14 09:00')
    await town.吴工.says('更名 企业1 示例链主甲集团（虚构）')
    await town.吴工.says('出链 企业2 航天 骨干 9-10')
    expect(await apply(town, ['aliases: [纺织]', 'aliases: [纺织, 织造]'])).toEqual(['产业链：更新 新型纺织产业链'])
    expect(await town.吴工.says('企业 航天')).toContain('在册 4')
    // The file goes on calling it as before.
    await apply(town, ['{ name: 示例链主甲（虚构）, role: 链主企业 }', '{ name: 示例链主甲（虚构）, role: 骨干企业 }'])
    expect(roles(town, 'firm-0-1')).toEqual(['aerospace 链主  2026-09-14', 'aerospace 骨干  '])
    expect(town.ask("select count(*) from record where kind = 'firm'")).toEqual([18])
  })

  it('is not made twice: by its name, by what it was called, by its code', async () => {
    const town = await openTown('09-14 09:00')
    const made = await adds(town, { name: '示例新材申（虚构）', code, chain: '航天产业链', role: '配套' })
    expect(made).toContain('企业19')
    expect(made).toContain('航天产业链 配套（2026-09-14 起）')
    expect(await adds(town, { name: '示例新材申（虚构）', role: '配套' })).toContain(
      '已经有了：企业19 示例新材申（虚构）',
    )
    expect(await adds(town, { name: '另一家（虚构）', code: code.toLowerCase(), role: '配套' })).toContain(
      '已经有了：企业19',
    )
  })

  it('says which place of a code is wrong, and proposes no other', async () => {
    const town = await openTown('09-14 09:00')
    const wrong = `${code.slice(0, 17)}7`
    const said = await adds(town, { name: '示例新材申（虚构）', code: wrong, role: '配套' })
    expect(said).toContain('第 18 位校验码和前 17 位对不上，请对照证照')
    expect(said.replace(wrong, '')).not.toContain(code.slice(0, 17))
    expect(await adds(town, { name: '示例新材申（虚构）', code: code.slice(1), role: '配套' })).toContain(
      '要 18 位，现在 17 位',
    )
    expect(await adds(town, { name: '示例新材申（虚构）', code: `${code.slice(0, 17)}O`, role: '配套' })).toContain(
      '第 18 位「O」',
    )
  })

  it('joins and leaves chains with its days; a task force has its own chain to give', async () => {
    const town = await openTown('09-14 09:00')
    expect(await town.张工.says('入链 企业6 航天 配套 9-1')).toContain('航天产业链 配套（2026-09-01 起）')
    expect(await town.张工.says('入链 企业6 航天 配套')).toContain('它在这条链上已经是这个角色')
    expect(await town.张工.says('入链 企业6 纺织 配套')).not.toContain('新型纺织产业链 配套')
    expect(await town.张工.says('企业 航天')).toContain('企业6')
    expect(await town.张工.says('出链 企业6 航天 9-12')).toContain('航天产业链 配套（2026-09-01 起，2026-09-12 止）')
    expect(roles(town, 'firm-0-6')).toEqual(['aerospace 配套 2026-09-01 2026-09-12', 'cmc 骨干  ', 'textile 链主  '])
    expect(await town.冯工.says('出链 企业1 航天')).toMatch(/没有找到|不能办/u)
  })

  it('keeps its titles with their days', async () => {
    const town = await openTown('09-14 09:00')
    expect(await town.张工.says('加称号 企业1 专精特新 2026-03-01')).toContain('称号 专精特新 2026-03-01')
    expect(await town.张工.says('加称号 企业1 小巨人 2026-12-01')).toContain('日期不能晚于今天')
  })

  it('renamed is called by its new name wherever it is named, and found by its old one', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L01', { firm: '示例链主甲' })
    await addsRow(town, '张工', 'L13', { firm: '示例材料乙', item: '示例轴承' })
    await town.张工.says('更名 企业1 示例链主甲集团（虚构）')
    expect(await town.张工.says('L01-1')).toContain('示例链主甲集团（虚构）')
    expect(town.张工.last()).toContain('企业更名：示例链主甲（虚构） → 示例链主甲集团（虚构）')
    expect(await town.张工.says('企业1')).toContain('曾用名 示例链主甲（虚构）')
    expect(await town.张工.says('L13-1')).toContain('示例材料乙（虚构）：示例轴承')
    // By its old name it is the same firm, and so the same row.
    expect(await addsRow(town, '张工', 'L01', { firm: '示例链主甲（虚构）' })).toContain('已经有了：L01-1')
  })

  it('merged, the other goes on for both: roles, titles, old names, rows', async () => {
    const town = await openTown('09-14 09:00')
    await addsRow(town, '张工', 'L13', { firm: '企业3', item: '示例轴承' })
    await town.张工.says('加称号 企业3 专精特新 2026-03-01')
    await town.吴工.says('合并 企业3 入 企业2')
    expect((await town.吴工.lastCard().clicks('merge', { ref: '企业2', reason: '同一户' })).toast).toBe('已合并')
    const one = await town.吴工.says('企业2')
    for (const line of ['航天产业链 骨干', '航天产业链 配套', '专精特新 2026-03-01', '示例装备丁（虚构）'])
      expect(one).toContain(line)
    expect(await town.吴工.says('L13-1')).toContain('示例材料乙（虚构）：示例轴承')
    expect(await town.吴工.says('企业 航天')).toContain('在册 4')
    expect(await town.吴工.says('企业3')).toContain('已并入')
  })

  it('that is not in the register is asked about with the nearest, never guessed', async () => {
    const town = await openTown('09-14 09:00')
    const said = await addsRow(town, '张工', 'L01', { firm: '示例链主假' })
    expect(said).toContain('没有登记「示例链主假」。是不是：示例链主甲（虚构）')
    expect(said).toContain('都不是就先发「企业 新增 示例链主假」')
    expect(await town.张工.says('L01 新增 示例链主假')).toContain('没有登记「示例链主假」')
  })
})

describe('who may do what to a firm', () => {
  const given = { text: '一句话', reason: '写明原因', ref: '企业2', name: '专精特新', on: '2026-09-01', chain: '航天' }

  it('is seen by every task force, and worked by those of its chains and the office', async () => {
    const town = await openTown('09-14 09:00')
    expect(await whoMay(town, 'firm-0-1', { ...given, role: '配套' })).toEqual({
      sees: 'PBLCEHOQGXD',
      ...{ same: 'PBLOQ', edit: 'PBLOQ', note: 'PBLOQ', honour: 'PBLOQ', rename: 'PBLOQ' },
      ...{ join: 'PBLOQ', archive: 'LOQ', merge: 'OQ', relate: 'PBLEHOQX' },
    })
    expect((await whoMay(town, 'firm-0-1', { ...given, role: '链主' })).leave).toBe('PBLOQ')
  })

  it('is counted once, in however many chains', async () => {
    const town = await openTown('09-14 09:00')
    const of = async (words: string) => Number(/在册 (\d+)/u.exec(await town.吴工.says(words))?.[1])
    const each = []
    for (const chain of ['航天', '陶瓷基', '煤制烯烃', '纺织']) each.push(await of(`企业 ${chain}`))
    expect(each).toEqual([5, 5, 5, 5])
    expect(await of('企业')).toBe(18)
  })

  it('is drawn for 重污染天气 and 错峰生产 by grade and 环境绩效', async () => {
    const town = await openTown('09-14 09:00')
    await town.张工.says('更新 企业1 A A级')
    await town.张工.says('更新 企业2 B D级')
    const said = await town.吴工.says('企业 A级')
    expect(said).toContain('企业1')
    expect(said).not.toContain('企业2')
    expect(await town.吴工.says('企业 航天 D级')).toContain('企业2')
    expect(await town.吴工.says('导出 企业 A级')).toContain('「企业_各产业链_在册-A级_2026-09-14（演示数据）.xlsx」')
    const rows = await rowsOf(filesOf(town, '吴工').at(-1)?.bytes ?? Buffer.alloc(0), '企业')
    expect(rows.slice(1).map(([no]) => no)).toEqual(['企业1'])
    expect(await town.吴工.says('企业 重点分级B')).toContain('企业2')
    // Once it is another one, it is no longer among those, though its history says so.
    await town.张工.says('更新 企业1 C B级')
    expect(await town.吴工.says('企业 A级')).not.toContain('企业1')
    expect(await town.吴工.says('企业 环境绩效B级')).toContain('企业1')
    expect(await town.吴工.says('企业 C')).toContain('企业1')
    expect(await town.吴工.says('企业 C')).not.toContain('企业2')
  })
})
