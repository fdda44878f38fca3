import { describe, expect, it } from 'vitest'
import { filesMonth, monthFigures, monthIssues, secondStep, toPreview } from '../support/months.ts'
import { openTown, type Town } from '../support/town.ts'

const opened = async (start = '09-23 14:30'): Promise<Town> => {
  const town = await openTown(start)
  await secondStep(town)
  return town
}
const onFigures = async (town: Town) => {
  const card = town.张工.card('月度进展')
  await card.clicks('next_points')
  return card
}

describe('what people type into the figures', () => {
  it('is read in any width and unit, and what leaves a doubt comes back with a red line and every value', async () => {
    const town = await opened()
    const card = await onFigures(town)
    const wrong = await card.clicks('next_figures', {
      ...monthFigures,
      output: '大约三个亿',
      cumulative: '123000',
      cutoff: '2026-09-30',
    })
    for (const words of [
      '有 3 处要改，请看下面红字。已填的都在。',
      '✗ 本月产值请写成一个数，如 1.23 或 12300万元，不写“约”和区间。',
      '✗ 累计产值请写明万元还是亿元。',
      '✗ 截至日期还没有到，请选今天或以前。',
      '大约三个亿',
    ])
      expect(wrong.words).toContain(words)
    const mixed = await card.clicks('next_figures', {
      ...monthFigures,
      output: '３２，０００万元',
      cumulative: '28亿1500万',
    })
    expect(mixed.words).toContain('第 3/4 步')
    await card.clicks('no_change_moves')
    expect((await card.clicks('next_issues', monthIssues)).words).toContain('本月产值 3.2 亿元，累计 28.15 亿元')
  })

  it('asks once about a jump of more than half and keeps the answer; 累计 must not fall', async () => {
    const town = await opened()
    const august = { points: '', output: { yi: 2, typed: '2' }, cumulative: { yi: 26, typed: '26' } }
    town.ask(
      `insert into period values ('2026-08', 'monthly', ?, '2026-08-24', '2026-08-27', '2026-09-01') returning 1`,
      JSON.stringify({ month: '2026-08' }),
    )
    town.ask(
      `insert into item values ('monthly/2026-08/aerospace', 'monthly', 'aerospace', '2026-08', 'filed', null, 1, '2026-08-27', 0, 0, null) returning 1`,
    )
    town.ask(
      `insert into revision values ('monthly/2026-08/aerospace', 1, 'august', 'submit', ?, '', '', null, 'reporter', null, '', '') returning 1`,
      JSON.stringify(august),
    )
    const card = await onFigures(town)
    expect(card.words()).toContain('上月（8月）本月产值 2 亿元。')
    const fallen = await card.clicks('next_figures', { ...monthFigures, cumulative: '25' })
    expect(fallen.words).toContain('✗ 累计产值比8月报的累计（26 亿元）还少，请核对。')
    expect(fallen.words).toContain('✗ 本月产值与8月（2 亿元）相差超过一半，确认？')
    const confirmed = await card.clicks('next_figures', { ...monthFigures, jump: '确认，数字没有错' })
    expect(confirmed.words).toContain('第 3/4 步')
    const back = await card.clicks('prev_moves')
    expect(back.words, 'asked once').not.toContain('确认？')
    const other = await card.clicks('next_figures', { ...monthFigures, output: '9' })
    expect(other.words, 'another number is another question').toContain('相差超过一半，确认？')
    await card.clicks('next_figures', { ...monthFigures, jump: 'yes_3.2' }, { force: true })
    await card.clicks('no_change_moves')
    await card.clicks('next_issues', monthIssues)
    await card.clicks('submit')
    expect(card.words()).toContain('与上月相差超过一半，填报人已确认。')
  })
})

describe('the month card in wrong hands or out of date', () => {
  it('is refused to others, kept when stale, and filed once', async () => {
    const town = await opened()
    const card = await toPreview(town.张工)
    await town.李工.says('月报')
    const theirs = await toPreview(town.李工, { figures: { output: '3.3' } })
    expect(theirs.words()).toContain('您正在代张工（虚构）填报')
    const first = await card.clicks('submit')
    expect(first.toast).toBe('已提交')
    const redelivered = await town.stage.emulator.redeliver(first.click.event_id ?? '')
    expect(redelivered.body).toBe(first.click.body)
    expect(theirs.words(), 'everyone else has the receipt').toContain('已收到 · 航天产业链')
    const stale = await theirs.clicks('submit', {}, { version: -1 })
    expect(stale.toast).toBe('他人已更新本月，您填的都存着，请核对后再提交')
    expect(stale.words).toContain('本月产值 3.3 亿元')
    expect((await theirs.clicks('submit')).toast).toBe('已更新为新版')
    expect(town.ask(`select rev || post from revision where item_id like 'monthly/%' order by rev`)).toEqual([
      '1reporter',
      '2backup',
    ])
    expect(card.words()).toContain('李工（虚构）代张工（虚构）填报')
    expect(await town.王工.says('月报 航天')).toContain('代报只限备报和专班负责人')
  })

  it('begun before somebody else filed goes on with what was filed, but for the steps one has filled oneself', async () => {
    const town = await openTown('09-21 08:30')
    await secondStep(town)
    await town.李工.says('月报')
    const card = town.李工.card('月度进展')
    await card.clicks('next_points', { points: '李工写的要点' })
    await town.at('09-23 15:20')
    await filesMonth(town.张工, { moves: { projects: '示例项目封顶' } })
    expect((await card.clicks('edit')).words).toContain('3.2亿')
    await card.clicks('next_figures', { ...monthFigures, output: '3.3亿' })
    expect(card.words(), 'what 张工 filed').toContain('示例项目封顶')
    await card.clicks('next_moves', { projects: '示例项目封顶' })
    const all = await card.clicks('next_issues', monthIssues)
    for (const words of ['李工写的要点', '本月产值 3.3 亿元', '示例项目封顶']) expect(all.words).toContain(words)
  })

  it('takes 补报 after the due time and wants a reason for a 更正 after the lock', async () => {
    const town = await opened()
    await town.at('10-09 12:30')
    expect(await filesMonth(town.张工)).toBe('已补报，标注逾期')
    const receipt = town.张工.card('已收到 · 航天产业链\n月度进展')
    expect(receipt.words()).toContain('［更正］')
    await receipt.clicks('edit')
    await receipt.clicks('edit_figures')
    await receipt.clicks('next_figures', { ...monthFigures, cumulative: '29' })
    await receipt.clicks('next_moves')
    await receipt.clicks('next_issues')
    expect((await receipt.clicks('submit')).words).toContain('✗ 请填写更正原因。')
    const corrected = await receipt.clicks('submit', { reason: '漏计一家' })
    expect(corrected.toast).toBe('已更正')
    expect(corrected.words).toContain('更正原因：漏计一家')
  })

  it('is filled in on its card alone: figures behind the word are said to be in no card', async () => {
    const town = await opened()
    const told = '月报在卡片上一步一步填，您写的没有填进去。发「月报 航天产业链」打开卡片。'
    expect(await town.张工.says('月报 本月产值3.2亿，累计28亿')).toBe(told)
    expect(await town.张工.says('月报 航天 9月 本月产值3.2亿')).toBe(told)
    expect(await town.张工.says('月报 航天产业链')).toContain('航天产业链 · 月度进展')
  })

  it('is opened by nobody who files for no chain', async () => {
    const town = await opened()
    expect(await town.吴工.says('月报')).toContain('您现在的职责不能填报产业链的报告')
    expect(await town.钱工.says('月报')).toContain('您还没有登记职责')
  })
})

it('is filed all the same when the buttons arrive without their values', async () => {
  const town = await openTown('09-23 14:30', { modes: { submitValue: 'missing' } })
  await secondStep(town)
  const card = await toPreview(town.张工, { figures: { output: '3.3' } })
  expect(card.words()).toContain('本月产值 3.3 亿元')
  expect((await card.clicks('submit')).toast).toBe('已提交')
})

describe('lists', () => {
  it('show the month: 我的, 状态 and 查', async () => {
    const town = await opened()
    const card = await onFigures(town)
    await card.clicks('save_draft_figures', { output: '3.2' })
    const mine = await town.张工.says('我的')
    expect(mine).toContain('9月月报')
    expect(mine).toContain('… 草稿中')
    const status = await town.吴工.says('状态')
    expect(status).toContain('9月月报：已报 0，草稿中 1，未报 3；9月24日（周四）18:00 截止。发「状态 月报」看各链。')
    expect(await town.吴工.says('状态 月报')).toContain('报送状态 · 9月月报')
    await town.张工.card('我的').clicks('open_aerospace_2026_09')
    expect(town.张工.lastCard().words(), 'opens where it was').toContain('第 2/4 步')

    await toFiled(town)
    const looked = await town.吴工.says('查 航天 2026-09 月报', { in: '推进办群' })
    expect(looked).toContain('已私信回复。')
    expect(looked).toContain('查 · 航天产业链 · 月报')
    expect(looked).toContain('本月产值 3.2 亿元')
    expect(await town.链长甲.says('查 月报')).toContain('本月产值 3.2 亿元')
    expect(await town.链长乙.says('查 航天 月报')).not.toContain('3.2')
    expect(await town.王工.says('查 月报')).not.toContain('3.2 亿元')
    const weeks = await town.吴工.says('查 航天 2026-09')
    expect(weeks, 'weeks stay weeks').not.toContain('3.2 亿元')
    expect(weeks, 'and name the month’s report').toContain('9月月报：已报。看月报发「查 航天产业链 2026-09 月报」。')
  })
})

const toFiled = async (town: Town) => {
  const card = town.张工.lastCard()
  await card.clicks('next_figures', monthFigures)
  await card.clicks('no_change_moves')
  await card.clicks('next_issues', monthIssues)
  return card.clicks('submit')
}

it('opens nothing for a month whose due time is past when the bot begins', async () => {
  const town = await openTown('09-25 09:00')
  await town.at('09-29 10:00')
  expect(town.ask(`select count(*) from item where type = 'monthly'`)).toEqual([0])
  expect(await town.张工.says('月报')).toBe('现在没有要报的。')
  expect(town.group('航天群').join('\n')).not.toContain('月报')
})
