import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { good, report } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** 张工 has filed for 航天 on Wednesday, 刘工 nothing. */
const filed = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(good).submits()
  return town
}
const rows = (town: Town) =>
  town.ask(
    "select rev || ' ' || kind || ' ' || post || ' ' || coalesce(reason, '-') from revision order by item_id, rev",
  )

describe('更正 after the lock', () => {
  it('asks why, gives back everything typed when the reason is missing or too long, and shows it everywhere', async () => {
    const town = await filed()
    await town.at('09-04 12:01')
    const card = town.张工.card('已收到')
    const form = await card.clicks('edit')
    expect(form.words).toContain('更正理由（最多 60 字，写进版本记录）')
    expect(form.words).toContain('已过修改期限，本次提交记为「更正」。')

    const typed = { progress: '改过的进展', next_plan: '改过的计划' }
    const without = await card.fills(typed).submits()
    expect(without.toast).toBe('还没有提交，请看红字')
    expect(without.words).toContain('✗ 请填写更正理由。')
    expect(without.words).toContain('改过的进展')
    const long = await card.fills({ ...typed, reason: '由'.repeat(61) }, { force: true }).submits()
    expect(long.words).toContain('✗ 更正理由有 61 字，最多 60 字，请删短。')
    expect(long.words).toContain('由'.repeat(61))
    expect(long.words).toContain('改过的计划')
    expect(rows(town)).toEqual(['1 submit reporter -'])

    const done = await card.fills({ ...typed, reason: '开工日期写错\n以纪要为准' }).submits()
    expect(done.toast).toBe('已更正')
    expect(done.words).toContain('更正理由：开工日期写错，以纪要为准')
    expect(rows(town)).toEqual(['1 submit reporter -', '2 correction reporter 开工日期写错，以纪要为准'])
    await card.clicks('edit')
    expect((await card.fills({ reason: '再按一次' }).submits()).toast).toBe('内容没有变化')
    expect(town.group('航天群').at(-1)).toBe('航天产业链更正已并入（v2）：开工日期写错，以纪要为准')
    expect(town.group('推进办群').at(-1)).toBe('航天产业链更正已并入（v2）：开工日期写错，以纪要为准')

    const versions = await town.张工.says('查 周报 航天 W36 版本')
    expect(versions).toMatch(/各版 · 航天产业链\n第36周，共 2 版/u)
    expect(versions).toMatch(
      /第 2 版 更正\n张工（虚构）填报，9月4日 12:01\n更正理由：开工日期写错，以纪要为准\n本周进展：/u,
    )
    expect(versions).toContain('下周计划：9月10日前签合同／报专班对接清单 → 改过的计划')
    expect(versions).toMatch(/第 1 版 提交\n.*9月2日 15:00\n全文首报，首行：示例链主甲（虚构）完成设备招标/u)
    expect(versions).not.toContain('［退回］')
    expect((await card.clicks('versions')).toast).toBe('各版内容已私信给您')
  })

  it('asks for no reason of a form that was drawn before it and sent after it, but gives it back with the field', async () => {
    const town = await filed()
    await town.at('09-04 11:59')
    const card = town.张工.card('已收到')
    expect((await card.clicks('edit')).words).not.toContain('更正理由')
    await town.at('09-04 12:02')
    const late = await card.fills({ progress: '锁定前写的' }).submits()
    expect(late.words).toContain('✗ 请填写更正理由。')
    expect(late.words).toContain('锁定前写的')
    expect((await card.fills({ progress: '锁定前写的', reason: '补一户企业' }).submits()).toast).toBe('已更正')
  })

  it('asks for it of a report sent as text as well', async () => {
    const town = await filed()
    await town.at('09-04 12:01')
    await town.张工.says('周报 本周进展：文字改的\n下周计划：文字计划')
    const offer = town.张工.card('请核对')
    expect(offer.words()).toContain('更正理由')
    expect((await offer.clicks('confirm')).words).toContain('✗ 请填写更正理由。')
    await offer.fills({ reason: '按会议改' }).confirms()
    expect(rows(town).at(-1)).toBe('2 correction reporter 按会议改')
  })
})

describe('更正 by the office', () => {
  it('any chain’s report, before the lock too, always with a reason; whoever filed is told in private', async () => {
    const town = await filed()
    await town.at('09-03 09:00')
    const { 吴工, 张工 } = town
    await 吴工.says('更正 航天 W36')
    const card = 吴工.card('周四工作动态')
    expect(card.words()).toContain('您以推进办名义更正，记录会写明，并私信告知填报人。')
    expect(card.words()).toContain('示例链主甲（虚构）完成设备招标')
    expect((await card.fills({ progress: '推进办改的' }).submits()).words).toContain('✗ 请填写更正理由。')
    const done = await card.fills({ progress: '推进办改的', reason: '企业名称有误' }).submits()
    expect(done.toast).toBe('已更正')
    expect(done.words).toContain('产业链推进办吴工（虚构）填报')
    expect(rows(town)).toEqual(['1 submit reporter -', '2 correction office 企业名称有误'])
    expect(张工.last()).toBe(
      '吴工（虚构）更正了航天产业链第36周工作动态（第 2 版），理由：企业名称有误。发「查 航天产业链 第36周 版本」看改了什么。',
    )
    expect(张工.card('已收到').words()).toContain('推进办改的')
    expect(await 张工.says('查 航天产业链 第36周 版本')).toContain('第 2 版 更正\n产业链推进办吴工（虚构）填报')
    expect((await town.audit()).at(-1)).toMatchObject({ action: 'correct', result: 'done', chain: 'aerospace' })
  })

  it('is found through 查 and 状态: 详情 opens the versions in private, with 更正 and 退回', async () => {
    const town = await filed()
    const { 吴工 } = town
    const before = town.group('推进办群').length
    expect(await 吴工.says('状态', { in: '推进办群' })).toContain('［详情］')
    const status = 吴工.inGroup('推进办群', '报送状态')
    expect((await status.clicks('versions_aerospace')).toast).toBe('各版内容已私信给您')
    expect(town.group('推进办群')).toHaveLength(before + 1)
    const detail = 吴工.card('各版 · 航天产业链')
    expect(detail.words()).toContain('［更正］  ［退回］')
    expect(detail.words()).toContain('走访示例材料乙（虚构）')
    expect((await detail.clicks('correct')).toast).toBe('卡片已私信给您')
    expect(吴工.last()).toContain('您以推进办名义更正')
    expect(await 吴工.says('查 航天 本周')).toContain('［第36周 · 详情］')
    expect(await 吴工.says('帮助 更多')).toMatch(
      /更正 \[产业链\] \[周次\|月份 月报\][\s\S]*退回 产业链 \[周次\|月份 月报\] 原因[\s\S]*免报 产业链/u,
    )
    const draft = 吴工.card('周四工作动态')
    expect((await draft.fills({ progress: '先放着' }).savesDraft()).toast).toBe('已暂存，已报的仍然有效')
    expect(await 吴工.says('更正 航天')).toContain('先放着')
  })

  it.each([
    [
      '吴工',
      '更正 煤制烯烃',
      '煤制烯烃（芳烃）深加工产业链第36周还没有报，没有可更正的。由主报、备报或专班负责人先报。',
      'correct',
    ],
    ['吴工', '更正 航天 W35', '航天产业链2026年第35周没有应报的一期，请核对周次。', ''],
    ['吴工', '更正 航天 W60', '请写明是哪一周，例如「W38」「第38周」「上周」。', ''],
    ['吴工', '更正 航天 近4周', '请写明是哪一周，例如「W38」「第38周」「上周」。', ''],
    ['吴工', '更正 航海', '没找到这条产业链。可以写：', ''],
    ['吴工', '查 航天 近4周 版本', '请写明是哪一周', ''],
    ['张工', '更正 纺织', '您现在的职责不能填报这条产业链。请找专班负责人（秦处（虚构））。', 'file'],
    ['链长甲', '更正 航天', '您现在的职责不能填报这条产业链。请找专班负责人（秦处（虚构））。', 'file'],
    ['张工', '查 纺织 W36 版本', '您现在的职责不能查阅往期。请找推进办', 'look-back'],
  ] as [Who, string, string, string][])('%s: %s is refused in words', async (who, typed, answer, action) => {
    const town = await filed()
    expect(await town[who].says(typed)).toContain(answer)
    expect((await town.refusals()).map((one) => one.action)).toEqual(action === '' ? [] : [action])
    expect(rows(town)).toEqual(['1 submit reporter -'])
  })
})

describe('版本', () => {
  it('turns pages of eight, newest first, and says where two long texts differ', async () => {
    const town = await filed()
    const { 张工 } = town
    const beginning = '示例链主甲（虚构）完成设备招标并组织专家评审，随后'.repeat(2)
    for (let rev = 2; rev <= 10; rev++) {
      await 张工.card('已收到').clicks('edit')
      await 张工
        .card('周四工作动态')
        .fills({ progress: `${beginning}第${rev}次` })
        .submits()
    }
    const first = await 张工.says('查 航天 版本')
    expect(first).toContain('第36周，共 10 版')
    expect(first).toMatch(/第 10 版 修改[\s\S]*第9次[\s\S]*第10次[\s\S]*第 3 版 修改/u)
    expect(first).not.toContain('第 2 版')
    const card = 张工.card('各版')
    const second = await card.clicks('next')
    expect(second.words).toMatch(/第 2 版 修改[\s\S]*第 1 版 提交/u)
    expect(second.words).not.toContain('第 3 版')
    expect((await card.clicks('prev')).words).toContain('第 10 版')
  })

  it('of a merged week is found under either of its weeks', async () => {
    const town = await openTown('09-30 14:50')
    await town.at('09-30 15:00')
    await town.张工.fills(report('航天')).submits()
    for (const week of ['W40', 'W41', '第40周'])
      expect(await town.张工.says(`查 航天 ${week} 版本`)).toContain('第40–41周，共 1 版')
  })
})
