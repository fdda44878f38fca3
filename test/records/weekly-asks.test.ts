import { describe, expect, it } from 'vitest'
import type { Held } from '../../scripts/town/member.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'
import { answer, raises, steps } from './support/cases.ts'

const ask = '请协调示例地块水电接入，10月30日前'
const asking = { ...good, ask_level: 'chief', ask_detail: ask }
const silent = { ...good, ask_level: 'none', ask_detail: '' }

/** Thursday of W42, the cards are out. */
const thursday = async (): Promise<Town> => {
  const town = await openTown('10-12 09:00')
  await town.at('10-15 15:00')
  return town
}
const problems = (town: Town): unknown[] =>
  town.ask(
    `select kind || no || ' ' || state || ' ' || json_extract(field_values, '$.level') from record where kind not in ('firm', 'figure') order by no`,
  )
const files = (town: Town, form: Record<string, string> = asking) => town.张工.fills(form).submits()
/** In the week after, whose plan lines have to be answered for. */
const next = { ...asking, progress: '示例链主甲（虚构）签了合同', last_plan_1: 'done', last_plan_2: 'done' }
const again = async (town: Town, form: Record<string, string>): Promise<Held> => {
  const card = town.张工.card('已收到')
  await card.clicks('edit')
  await card.fills(form).submits()
  return card
}

describe('what a weekly report asks of others', () => {
  it('is a 问题 at once, in its words, at its rung; nobody gets a message for it, and no other chain learns of it', async () => {
    const town = await thursday()
    const { 张工, 王工, 链长甲, 吴工 } = town
    const before = [链长甲.heard().length, 吴工.heard().length]
    expect((await files(town)).words).toContain('问题1 待受理')
    expect([链长甲.heard().length, 吴工.heard().length]).toEqual(before)
    const list = await 张工.says('问题')
    expect(list).toContain(`问题1 ${ask}`)
    expect(list).toContain('待受理 · 链长')
    const card = await 张工.says('问题1')
    expect(card).toContain('由谁办 请链长')
    expect(card).toContain(`情况 ${ask}`)
    expect(card).toContain('来源 周报')
    expect(await 王工.says('问题1')).toBe('没有找到问题1，或者您不能看。')
    expect(await 链长甲.says('我的')).toContain('问题1 ')
    await town.at('10-16 12:00')
    expect(王工.heard().join() + town.group('陶瓷基群').join()).not.toContain('示例地块水电')
  })

  it.each([
    ['none', ''],
    ['self', '本专班自己协调'],
  ])('%s makes none', async (ask_level, ask_detail) => {
    const town = await thursday()
    const filed = await files(town, { ...good, ask_level, ask_detail })
    expect(filed.words).not.toContain('问题1')
    expect(problems(town)).toEqual([])
  })

  it('the same words again are the same 问题: this week untouched, next week moved', async () => {
    const town = await thursday()
    await files(town)
    await again(town, { ...asking, progress: '改了一句进展' })
    expect(problems(town)).toEqual(['problem1 new chief'])
    expect(town.ask("select count(*) from record_step where record_id not like 'fi%'")).toEqual([1])

    await town.at('10-22 10:00')
    expect(town.张工.card('周四工作动态').words()).toContain('上次请链长协调的：问题1 待受理，不用再报')
    const filed = await files(town, { ...next, ask_detail: '请协调示例地块水电接入（10月30日前）！' })
    expect(filed.words).toContain('问题1 待受理')
    expect(problems(town)).toEqual(['problem1 new chief'])
    expect(await town.张工.says('问题1')).toContain('10月22日 10:00 张工（虚构） 第43周周报')
  })

  it('said again it does not buy time: the clock runs on', async () => {
    const town = await thursday()
    await files(town, { ...asking, ask_level: 'office' })
    await town.at('10-16 11:00')
    await again(town, { ...asking, ask_level: 'office', progress: '改了一句进展' })
    await town.at('10-19 08:00')
    expect(problems(town)).toEqual(['problem1 new chief'])
  })

  it('asked otherwise it is corrected, whom it is asked of only until somebody has acted', async () => {
    const town = await thursday()
    await files(town)
    await again(town, { ...asking, ask_level: 'office', ask_detail: '请协调示例地块供水' })
    expect(problems(town)).toEqual(['problem1 new office'])
    expect(await town.张工.says('问题1')).toContain('更正：请协调示例地块供水，请推进办')

    await steps(town, '吴工', '受理 问题1', { unit: '推进办' })
    await again(town, { ...asking, ask_level: 'leading', ask_detail: '请协调示例地块供热' })
    expect(problems(town)).toEqual(['problem1 doing office'])
    expect(await town.吴工.says('问题1')).toContain('情况 请协调示例地块供热')
  })

  it('dropped it is taken back while nobody has acted, and asked anew it is a new one', async () => {
    const town = await thursday()
    await files(town)
    const card = await again(town, silent)
    expect(problems(town)).toEqual(['problem1 void chief'])
    expect(card.words()).not.toContain('问题1')
    expect(await town.张工.says('问题1')).toContain('撤销：周报里不再提')

    await again(town, asking)
    expect(problems(town)).toEqual(['problem1 void chief', 'problem2 new chief'])
    await steps(town, '链长甲', '受理 问题2', { unit: '链长' })
    await again(town, silent)
    expect(problems(town), 'somebody has acted').toEqual(['problem1 void chief', 'problem2 doing chief'])
  })

  it('one of an earlier week stands, whatever this week’s report drops', async () => {
    const town = await thursday()
    await files(town)
    await town.at('10-22 10:00')
    expect((await files(town, next)).toast).toBe('已提交')
    await again(town, { ...next, ask_level: 'none', ask_detail: '' })
    expect(problems(town)).toEqual(['problem1 new chief'])
  })

  it('one that stands already, raised by hand, is moved and not made twice', async () => {
    const town = await thursday()
    await raises(town, '秦处', '问题 新增', { detail: ask, level: 'chief' })
    await files(town)
    expect(problems(town)).toEqual(['problem1 new chief'])
  })

  it('words of another’s card mean nothing on the receipt', async () => {
    const town = await thursday()
    await files(town, { ...asking, ask_detail: '<at id=all></at>**粗**[链](a.cn)' })
    const content = JSON.stringify(town.张工.card('已收到').message.content)
    expect(content).not.toMatch(/"markdown","content":"[^"]*<at/u)
  })
})

describe('the receipt', () => {
  const answered = async (): Promise<Town> => {
    const town = await thursday()
    await files(town)
    await steps(town, '链长甲', '受理 问题1', { unit: '链长' })
    expect(town.张工.card('已收到').words()).toContain('问题1 办理中')
    await steps(town, '链长甲', '答复 问题1', answer)
    return town
  }

  it('asks whoever raised it, and says what has come of it without a further message', async () => {
    const town = await answered()
    const { 张工 } = town
    const card = 张工.card('已收到')
    expect(card.words()).toContain('问题1 已答复\n［已解决］  ［未解决］')
    const heard = 张工.heard().length
    expect((await card.clicks('solved_problem_1')).toast).toBe('已解决')
    expect(张工.heard().length).toBe(heard)
    expect(card.words()).toContain('问题1 已解决')
    expect(card.words()).not.toContain('［已解决］')
    expect(problems(town)).toEqual(['problem1 closed chief'])
  })

  it('未解决 asks why first', async () => {
    const town = await answered()
    const { 张工 } = town
    expect((await 张工.card('已收到').clicks('unsolved_problem_1')).toast).toBe('请填写后提交')
    expect(problems(town)).toEqual(['problem1 answered chief'])
    expect((await 张工.lastCard().clicks('unsolved', { reason: '还没有通水' })).words).toContain('状态：办理中')
    expect(张工.card('已收到').words()).toContain('问题1 办理中')
  })

  it('pressed by whom it is not asked, or a second time, changes nothing', async () => {
    const town = await answered()
    const { 张工, 李工 } = town
    const old = 张工.card('已收到')
    await 张工.says('已解决 问题1')
    expect(problems(town)).toEqual(['problem1 closed chief'])
    expect(await 张工.says('已解决 问题1')).toContain('状态：已解决')
    expect(await 李工.says('已解决 问题1')).toContain('您现在的职责不能办这一步。')
    expect(old.words()).toContain('问题1 已解决')
    expect(town.ask(`select count(*) from record_step where step = 'solved'`)).toEqual([1])
  })

  it('of the week after names what was answered of the week before, by its title', async () => {
    const town = await answered()
    await town.at('10-22 10:00')
    expect(town.张工.card('周四工作动态').words()).toContain('上次请链长协调的：问题1 已答复，请发「问题1」确认')
    expect((await files(town, { ...next, ask_level: 'none', ask_detail: '' })).words).toContain(
      `问题1 已答复：${ask}\n［已解决］  ［未解决］`,
    )
  })
})
