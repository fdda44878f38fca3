import { describe, expect, it } from 'vitest'
import { openTown } from '../support/town.ts'
import { answer, filled, ownUnit, raises, steps } from './support/cases.ts'

describe('the words of cases', () => {
  it.each([
    ['问题', '问题〔2026〕1号', { category: '要素' }],
    ['需求', '需求〔2026〕1号', { category: '补链' }],
    ['诉求', '诉求〔2026〕1号', { category: '一企一策', firms: '示例企业甲（虚构）、示例企业乙（虚构）' }],
  ])('%s: raised, found by its filters, read by its number', async (word, number, more) => {
    const town = await openTown('10-16 09:00')
    const { 张工, 吴工 } = town
    expect(await raises(town, '张工', `${word} 新增`, { ...more, from: '链主' })).toContain(number)
    expect(张工.last()).toContain('来源 链主')
    for (const typed of [`${word}`, `${word} 航天 待受理`, `${word} 在办`, `${word} 来自链主`, `查 航天 ${word}`])
      expect(await 吴工.says(typed), typed).toContain(`${word}1 示例园区用电不足`)
    for (const typed of [`${word} 已结`, `${word} 陶瓷基`, `${word} 来自企业`, `${word} 红`])
      expect(await 吴工.says(typed), typed).not.toContain('示例园区用电不足')
    expect(await 吴工.says(`进度 ${word}1`)).toContain(number)
    expect(await 吴工.says(`删除 ${word}1`)).toContain('记录不删除。')
  })

  it('`问题：…` finds nothing and offers 新增 with the words', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工 } = town
    expect(await 张工.says('问题：示例园区用电不足')).toContain('没有找到。要新增吗？')
    await 张工.lastCard().clicks('new')
    expect(张工.last()).toContain('新增问题 · 航天产业链')
    expect(张工.last()).toContain('示例园区用电不足')
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([0])
  })

  it('a weekly report whose first line is 问题：… stays a report', async () => {
    const town = await openTown('10-12 09:00')
    await town.at('10-14 15:00')
    const said = await town.张工.says('问题：请推进办协调示例地块用电\n本周进展：完成设备招标\n下周计划：签合同')
    expect(said).toContain('请核对')
    expect(said).not.toContain('没有找到')
    expect(town.ask('select count(*) from offer')).toEqual([1])
    expect(
      town.ask("select count(*) from record where kind not in ('firm', 'figure')"),
      'an ask that nobody has confirmed',
    ).toEqual([0])
  })

  it('a reply to its card is offered as 答复, filled and not done; to one that is over as 补记', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 冯工 } = town
    await raises(town, '张工', '问题 新增')
    await steps(town, '吴工', '受理 问题1', ownUnit)
    const card = 冯工.lastCard()
    const form = await 冯工.says('二回路已经接入', { replyTo: card })
    expect(form).toContain('答复 · 问题1')
    expect(form).toContain('二回路已经接入')
    expect(await 张工.says('问题1')).toContain('状态：办理中')
    await 冯工.lastCard().clicks('answer', answer)
    expect(张工.last()).toContain('冯工（虚构）答复：问题1')
    expect(await 冯工.says('还有一句', { replyTo: card })).toContain('补记 · 问题1')
  })

  it('done by words alone where all that must be said is said', async () => {
    const town = await openTown('10-16 09:00')
    const { 张工, 吴工, 冯工 } = town
    await raises(town, '张工', '问题 新增')
    expect(await 吴工.says('受理 问题1 区投资商务局 10-23')).toContain('状态：办理中')
    expect(吴工.last()).toContain('希望何时前 10月23日（周五）')
    expect(await 冯工.says('答复 问题1 部分解决 先接了一路')).toContain('状态：已答复')
    expect(冯工.last()).toContain('答复：先接了一路，部分解决')
    expect(await 张工.says('已解决 问题1')).toContain('状态：已解决')
    expect(await 张工.says('查 问题 已结')).toContain('问题1')
  })
})

describe('bad input', () => {
  const form = async (words = '问题 新增') => {
    const town = await openTown('10-16 09:00')
    await town.张工.says(words)
    return { town, fills: (given: Record<string, unknown>) => town.张工.lastCard().clicks('create', given) }
  }

  it('is said above each field, and what was typed stays', async () => {
    const { town, fills } = await form()
    const { words } = await fills({ title: '示例', detail: '示例情况' })
    for (const said of ['✗ 请填类别', '✗ 请写解决方案和建议（方案要求）', '✗ 请填由谁办']) expect(words).toContain(said)
    expect(words).toContain('示例情况')
    const long = { ...filled, title: '长'.repeat(41), due: '2026-10-01' }
    expect((await town.张工.lastCard().clicks('create', long, { force: true })).words).toMatch(
      /✗ 最多 40 字，现在 41 字[\s\S]*✗ 时限不能早于今天/u,
    )
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([0])
  })

  it('需求 without a proposal is not taken', async () => {
    const { fills } = await form('需求 新增')
    const { words } = await fills({ ...filled, category: '强链', proposal: '' })
    expect(words).toContain('✗ 请写解决方案和建议（方案要求）')
  })

  it('诉求 says whose it is', async () => {
    const { fills } = await form('诉求 新增')
    const { level: _, ...given } = filled
    expect((await fills(given)).words).toContain('✗ 请写是哪家企业提的')
  })

  it('a forged option or a forged level changes nothing', async () => {
    const { town } = await form()
    const card = town.张工.lastCard()
    for (const forged of [{ level: 'boss' }, { category: '别的' }, { scope: '全世界' }])
      expect((await card.clicks('create', { ...filled, ...forged }, { force: true })).words).toContain('✗ 请从选项里选')
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([0])
  })

  it('the same one once more is asked about', async () => {
    const town = await openTown('10-16 09:00')
    await raises(town, '张工', '问题 新增')
    expect(await raises(town, '张工', '问题 新增')).toContain('已有问题1「示例园区用电不足」，是不是同一件？')
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([1])
  })

  it('whose chain it is must be written by who has none; of the district there is only 诉求', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工 } = town
    for (const words of ['问题 新增 示例', '问题 区级 新增 示例', '需求 区级 新增 示例']) {
      const said = await 吴工.says(words)
      expect(said, words).toContain('请写明哪一条产业链')
      expect(said, words).not.toContain('区级的写')
    }
    await 吴工.says('问题')
    expect((await 吴工.lastCard().clicks('new')).toast).toBe('请先选一条产业链')
    expect(吴工.last()).toContain('请写明哪一条产业链')
    expect(await 吴工.says('诉求 区级 新增 示例')).toContain('新增诉求 · 区级')
  })

  it('two at once: one accepts it, the other sees the card as it is', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工, 郑工 } = town
    await raises(town, '张工', '问题 新增')
    await 吴工.says('受理 问题1')
    await 郑工.says('受理 问题1')
    const cards = [吴工.lastCard(), 郑工.lastCard()]
    const pressed = await Promise.all(cards.map((card) => card.clicks('accept', ownUnit)))
    expect(pressed.map(({ toast }) => toast).toSorted()).toEqual(['刚有人办过，请看现在的卡片', '已受理'].toSorted())
    expect(town.ask(`select count(*) from record_step where step = 'accept'`)).toEqual([1])
  })
})

it('已解决 before it is answered is not yet, and no matter of rights', async () => {
  const { 张工, 李工 } = await openTown('10-16 09:30').then((town) =>
    raises(town, '张工', '问题 新增').then(() => town),
  )
  expect(await 张工.says('已解决 问题1')).toContain('问题1现在是「待受理」，不能已解决。')
  expect(await 李工.says('已解决 问题1')).toContain('您现在的职责不能办这一步。')
})
