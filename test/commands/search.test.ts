import { describe, expect, it } from 'vitest'
import { markUnindexed } from '../../src/db/search-index.ts'
import { filesMonth } from '../support/months.ts'
import { rawOf } from '../support/raw.ts'
import { filesRisk, good, report, returnsReport } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

/** Two weeks: 航天 with SiC and 喷管, 陶瓷基 with 喷管 as well, 煤化工 late and with a new risk. */
const twoWeeks = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills({ ...good, progress: '示例链主甲（虚构）喷管试制完成\n采用ＳｉＣ材料' }).submits()
  await town.王工.fills({ ...good, progress: '示例材料乙（虚构）喷管用料送检' }).submits()
  await town.at('09-04 09:00')
  await town.刘工.says('周报')
  await filesRisk(town.刘工, { ...good, progress: '示例助剂丙（虚构）检修' }, '煤制烯烃')
  await town.at('09-09 15:00')
  await town.李工.says('周报 航天')
  await town.李工
    .card('第37周')
    .fills({ ...good, progress: '喷管进入批产', last_plan_1: 'blocked', last_plan_2: 'done' })
    .submits()
  return town
}

describe('查 for words', () => {
  it('finds what two characters stand in, newest first, with the place in the text', async () => {
    const { 吴工 } = await twoWeeks()
    const answer = await 吴工.says('查 喷管')
    expect(answer).toContain('查 · 各产业链\n全部时间，3 份')
    expect(answer).toContain('航天产业链 第37周\n● 黄灯 · 代报\n喷管进入批产')
    expect(answer).toContain('航天产业链 第36周\n● 绿灯\n示例链主甲（虚构）喷管试制完成；采用ＳｉＣ材料')
    expect(answer.indexOf('第37周')).toBeLessThan(answer.indexOf('第36周'))
    expect(answer).toContain('陶瓷基复合材料产业链 第36周')
    expect(answer).not.toContain('煤制烯烃')
  })

  it.each([
    ['查 航天 喷管', ['航天产业链 第37周', '航天产业链 第36周'], ['陶瓷基']],
    ['查 喷管 第36周', ['航天产业链 第36周', '陶瓷基复合材料产业链 第36周'], ['第37周']],
    ['查 sic', ['航天产业链 第36周'], ['第37周', '陶瓷基']],
    ['查 喷管 试制', ['航天产业链 第36周'], ['第37周', '陶瓷基']],
    ['查 喷管试制', ['航天产业链 第36周'], ['第37周', '陶瓷基']],
    ['查 红灯', ['煤制烯烃（芳烃）深加工产业链 第36周\n● 红灯 · 逾期'], ['第37周', '陶瓷基']],
    ['查 黄灯', ['航天产业链 第37周'], ['第36周']],
    ['查 红灯 黄灯', ['航天产业链 第37周', '煤制烯烃'], ['陶瓷基']],
    ['查 张工', ['航天产业链 第37周', '航天产业链 第36周'], ['陶瓷基']],
    ['查 李工 航天', ['航天产业链 第37周'], ['第36周']],
    ['查 迟报', ['煤制烯烃'], ['航天产业链']],
    ['查 代报 喷管 今年', ['航天产业链 第37周'], ['第36周']],
    ['查 “批产”', ['航天产业链 第37周'], ['第36周']],
    ['查 周报 航天 喷管', ['航天产业链 第37周', '航天产业链 第36周'], ['陶瓷基']],
    ['查 周报 航天 第36周', ['2026年第36周，共 1 期', '示例链主甲（虚构）喷管试制完成'], ['没有找到']],
    ['查 \u202e批产', ['航天产业链 第37周'], ['第36周']],
  ] as [string, string[], string[]][])('%s', async (typed, found, absent) => {
    const { 吴工 } = await twoWeeks()
    const answer = await 吴工.says(typed)
    for (const words of found) expect(answer).toContain(words)
    for (const words of absent) expect(answer).not.toContain(words)
  })

  it.each([
    ['查 管', '查的文字要有 2 到 20 个字：「管」不行，请改一改再发。'],
    ['查 「！！！」', '查的文字要有 2 到 20 个字：「！！！」不行，请改一改再发。'],
    [`查 ${'很长的话'.repeat(6)}`, /^查的文字要有 2 到 20 个字/],
    ['查 一个 两个 三个 四个 五个 六个', '一次最多查 5 个词，请少写几个再发。'],
    ['查 未报 喷管', '未报的没有正文，不能和别的条件一起查。请只写产业链、时间和「未报」。'],
    ['查 「张工」', /^没有找到：各产业链，全部时间，「张工」。/],
    ['查 喷管 2026-13', /没看懂时间范围/],
    ['查 喷管 0000-01', /没看懂时间范围/],
    ['查 12345', /^没有找到：各产业链，全部时间，「12345」。/],
  ] as [string, string | RegExp][])('%s says what is wrong', async (typed, answer) => {
    const { 吴工 } = await twoWeeks()
    if (typeof answer === 'string') expect(await 吴工.says(typed)).toBe(answer)
    else expect(await 吴工.says(typed)).toMatch(answer)
  })

  it.each(['喷管" OR "', '喷管*', '_chain_cmc', 'NEAR(喷管 试制)', '^喷管', '喷管 NOT 试制', "喷管'; drop table item"])(
    'takes %s for text',
    async (hostile) => {
      const town = await twoWeeks()
      const answer = await town.吴工.says(`查 ${hostile}`)
      expect(answer).toMatch(/没有找到|查的文字要有|查 · /u)
      expect(answer).not.toContain('编号')
      expect(town.ask('select count(*) from item where current_rev > 0')).toEqual([4])
    },
  )

  it('lists who has not reported, and what was 免报', async () => {
    const town = await twoWeeks()
    const missing = await town.吴工.says('查 未报 第36周')
    expect(missing).toContain('2026年第36周 未报，共 1 期')
    expect(missing).toContain('新型纺织产业链 第36周（未报）')
    expect(missing).not.toContain('航天')
    // Of the week that is still open nobody is late.
    expect(await town.吴工.says('查 未报 本周')).toContain('没有工作动态')
  })

  it('knows what was filed, corrected and sent back a moment ago', async () => {
    const town = await twoWeeks()
    await returnsReport(town.吴工, '退回 航天 W37 缺时限')
    expect(await town.吴工.says('查 退回')).toContain('航天产业链 第37周\n● 黄灯 · 代报 · 已退回，待补充')
    await town.李工
      .card('请在')
      .fills({ ...good, progress: '整流罩进入批产', last_plan_1: 'blocked', last_plan_2: 'done' })
      .submits()
    expect(await town.吴工.says('查 整流罩')).toContain('航天产业链 第37周')
    expect(await town.吴工.says('查 喷管 第37周')).toMatch(/^没有找到/)
    expect(await town.吴工.says('查 退回')).toMatch(/^没有找到/)
  })

  it('shows a person what that person may see, and no more', async () => {
    const town = await twoWeeks()
    const own = await town.王工.says('查 喷管')
    expect(own).toContain('陶瓷基复合材料产业链 第36周')
    expect(own).not.toContain('航天')
    expect(await town.张工.says('查 煤化工 喷管')).toContain('您现在的职责不能查阅往期')
    const said = town.group('航天群').length
    await town.秦处.says('查 喷管', { in: '航天群' })
    expect(town.group('航天群').slice(said)).toEqual(['已私信回复。'])
    expect(town.秦处.last()).toContain('喷管进入批产')
    expect(town.秦处.last()).not.toContain('陶瓷基')
  })

  it('turns pages there and back, for whoever still may', async () => {
    const town = await openTown('08-31 08:30')
    for (const [day, words] of [
      ['09-02', '甲'],
      ['09-09', '乙'],
      ['09-16', '丙'],
      ['09-23', '丁'],
      ['10-07', '戊'],
    ] as const) {
      await town.at(`${day} 15:00`)
      for (const [who, last] of [
        [town.张工, 2],
        [town.王工, 2],
        [town.刘工, 2],
        [town.杨工, 2],
      ] as const) {
        const plans =
          words === '甲' ? {} : Object.fromEntries([...Array(last)].map((_, i) => [`last_plan_${i + 1}`, 'done']))
        await who.fills({ ...good, progress: `批产喷管${words}`, ...plans }).submits()
      }
    }
    const first = await town.吴工.says('查 喷管')
    expect(first).toContain('全部时间，20 份')
    expect(first).toContain('第 1 页\n［下一页］')
    const card = town.吴工.card('查 · 各产业链')
    const second = await card.clicks('next')
    expect(second.words).toContain('第 2 页\n［上一页］  ［下一页］')
    const third = await card.clicks('next')
    expect(third.words).toMatch(/第 3 页\n［上一页］$/)
    const titles = (words: string) => words.match(/^.*产业链 第\S+周/gmu) ?? []
    expect(new Set([first, second.words, third.words].flatMap(titles)).size).toBe(20)
    expect(titles((await card.clicks('prev')).words)).toEqual(titles(second.words))
    expect(titles((await card.clicks('prev')).words)).toEqual(titles(first))

    await town.changesPost('成员 撤 推进办', '吴工')
    const refused = await card.clicks('next')
    expect(refused.toast).toBe('您无权操作，已私信说明找谁办')
    expect(titles(refused.words)).toEqual(titles(first))
  })

  it('says so while old reports are still being taken in', async () => {
    const town = await twoWeeks()
    const { kysely } = town.stage.database
    const raw = rawOf(town.stage.database)
    const week = (n: number) => `weekly/2020-W${String((n % 50) + 1).padStart(2, '0')}/textile${n}`
    await kysely.transaction().execute(async (tx) => {
      const { id, ...item } = await tx
        .selectFrom('item')
        .selectAll()
        .where('current_rev', '>', 0)
        .executeTakeFirstOrThrow()
      const revision = await tx.selectFrom('revision').selectAll().where('item_id', '=', id).executeTakeFirstOrThrow()
      for (let n = 0; n < 70; n++) {
        const chain = {
          id: `textile${n}`,
          name: `纺织${n}`,
          aliases: '[]',
          kind: 'key',
          position: 100 + n,
          departments: '[]',
        }
        await tx
          .insertInto('chain')
          .values({ ...chain, origin: null, since: null, closed_at: null })
          .execute()
        await tx
          .insertInto('item')
          .values({ ...item, id: week(n), chain_id: `textile${n}` })
          .execute()
        await tx
          .insertInto('revision')
          .values({ ...revision, item_id: week(n), source_key: `old/${n}` })
          .execute()
        await markUnindexed(tx, week(n))
      }
    })
    expect(await town.吴工.says('查 喷管')).toContain('以前的报告还在整理')
    await town.stage.settle()
    await town.stage.app.tick()
    expect(raw.prepare('select count(*) from unindexed').pluck().get()).toBe(0)
    expect(await town.吴工.says('查 喷管')).toContain('73 份')
  })
})

describe('看全文', () => {
  it('opens the report in private, with the version it was found in', async () => {
    const town = await twoWeeks()
    await town.吴工.says('查 批产')
    const card = town.吴工.card('查 · 各产业链')
    expect((await card.clicks('full_weekly_2026_W37_aerospace')).toast).toBe('全文已私信给您')
    expect(town.吴工.last()).toMatch(/^航天产业链 · 第37周\n周四工作动态全文\nv1/)
    expect(town.吴工.last()).toContain('灯 ● 黄灯 · 代报')
    expect(town.吴工.last()).toContain('李工（虚构）代张工（虚构）填报')

    await town.张工.says('周报')
    await town.张工.card('已收到').clicks('edit')
    await town.张工.fills({ ...good, progress: '改过的进展', last_plan_1: 'done', last_plan_2: 'done' }).submits()
    expect(await town.吴工.says('查 李工 航天')).toContain('航天产业链 第37周')
    await card.clicks('full_weekly_2026_W37_aerospace')
    expect(town.吴工.last()).toContain('这是第 1 版，现在是第 2 版。')
    expect(town.吴工.last()).toContain('喷管进入批产')
    await town.吴工.lastCard().clicks('full')
    expect(town.吴工.last()).toContain('改过的进展')
    expect(town.吴工.last()).toContain('［详情］')
  })

  it('of a month is found by 月报, in private wherever it is asked', async () => {
    const town = await openTown('08-31 08:30')
    await town.at('09-23 15:00')
    await town.张工.fills(report('九月')).submits()
    await filesMonth(town.张工)
    const said = town.group('推进办群').length
    await town.吴工.says('查 设备招标 月报', { in: '推进办群' })
    expect(town.group('推进办群').slice(said)).toEqual(['已私信回复。'])
    expect(town.吴工.last()).toContain(
      '查 · 各产业链\n全部时间，1 份\n演示数据\n查 「设备招标」\n航天产业链 9月\n● 绿灯',
    )
    await town.吴工.lastCard().clicks('full_monthly_2026_09_aerospace')
    expect(town.吴工.last()).toContain('月度进展全文')
    expect(town.吴工.last()).toContain('3.2 亿元')
    expect(await town.吴工.says('查 设备招标')).toMatch(/^没有找到/)
    for (const words of ['查 月报 设备招标', '查 9月月报 设备招标', '查 设备招标 9月月报'])
      expect(await town.吴工.says(words), words).toContain('航天产业链 9月')
    expect(await town.吴工.says('查 航天 9月份月报')).toContain('查 · 航天产业链 · 月报\n2026年9月，共 1 份')
  })
})
