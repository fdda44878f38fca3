import { describe, expect, it } from 'vitest'
import { filesRisk, good, report } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

const thursday = async () => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  await town.张工.fills(good).submits()
  await town.at('09-03 19:00')
  return town
}

describe('汇总', () => {
  it('shows what would be posted, and posts with two clicks and no fewer', async () => {
    const town = await thursday()
    const preview = await town.吴工.says('汇总 航天')
    expect(preview).toContain('预览 · 航天产业链 · 第36周')
    expect(preview).toContain('将发到：航天产业链链长群（v1）')
    expect(preview).toContain('一句话：示例链主甲（虚构）完成设备招标')
    const card = town.吴工.card('预览')
    expect((await card.clicks('post')).toast).toBe('请再点一次「确认发布」')
    expect(town.group('航天群')).toEqual([])
    const second = await card.clicks('post')
    expect(second.toast).toBe('正在发布')
    expect(town.group('航天群')).toHaveLength(1)
    expect((await card.clicks('post', {}, { version: -1 })).toast).toBe('这一版已经发布过')
    await town.at('09-04 08:35')
    expect(town.group('航天群'), 'Friday’s clock does not post it again').toHaveLength(1)
    expect(town.group('纺织群')).toHaveLength(1)
  })

  it('先不发 leaves it, and two officials make one post', async () => {
    const town = await thursday()
    await town.吴工.says('汇总 航天')
    await town.郑工.says('汇总 航天')
    const [one, two] = [town.吴工.card('预览'), town.郑工.card('预览')]
    await one.clicks('post')
    await two.clicks('post')
    expect((await two.clicks('cancel')).toast).toBe('没有发布')
    const results = await Promise.all([one.clicks('post'), two.clicks('post', {}, { version: 1 })])
    expect(results.map(({ toast }) => toast).sort()).toEqual(['正在发布', '这一版已经发布过'])
    expect(town.group('航天群')).toHaveLength(1)
  })

  it('posted again by hand: the new card stands, the old one is marked', async () => {
    const town = await thursday()
    await town.at('09-04 08:45')
    await town.张工.card('已收到').clicks('edit')
    await town.张工.fills({ progress: '改后的进展' }).submits()
    expect(town.group('航天群').at(-1)).toBe('航天产业链更正已并入（v2）')
    await town.吴工.says('汇总 航天')
    const card = town.吴工.card('预览')
    await card.clicks('post')
    await card.clicks('post')
    const [old, , fresh] = town.group('航天群')
    expect(old).toContain('已有新版，请看本群后面的 v3。')
    expect(old, 'under its own version').toMatch(/^.*航天产业链.*v2/su)
    expect(fresh).toContain('v3')
    expect(fresh).toContain('改后的进展')
    await town.at('09-04 08:50')
    await town.张工.card('已收到').clicks('edit')
    await town.张工.fills({ progress: '再改的进展' }).submits()
    expect(town.group('航天群')[2], 'later text joins the newest card').toContain('再改的进展')
    expect(town.group('航天群')[0], 'and leaves the replaced one alone').not.toContain('再改的进展')
  })

  it('of the office counts, sorts the asks by rank and names how many prompts went out', async () => {
    const town = await openTown('08-31 08:30')
    await town.at('09-02 15:00')
    const { 张工, 王工, 刘工, 杨工 } = town
    await 张工.fills(report('航天', { ask_level: 'leading', ask_detail: '请领导小组9月定政策' })).submits()
    await 王工.fills(report('陶瓷基', { ask_level: 'office', ask_detail: '请推进办协调水电' })).submits()
    await filesRisk(刘工, report('煤化工'))
    await 杨工.card('周四').clicks('no_news')
    await town.at('09-02 17:00')
    expect(town.group('推进办群').at(-1), 'told without a word of the report').toContain(
      '煤制烯烃（芳烃）深加工产业链第36周报断链断供风险有新增（刘工（虚构）填报）',
    )
    await town.at('09-04 08:40')
    const first = town.group('推进办群').at(-1) ?? ''
    expect(first).toMatch(/■ 请推进办协调（1）.*■ 请领导小组研究（1）.*■ 断链断供风险（1）/su)
    expect(first).toContain('■ 连续两期无新增：0 条链')
    expect(first).toContain('本期共发出提醒 4 次，本月累计 4 次（减负台账）')

    await town.at('09-09 15:00')
    await 杨工.card('第37周').clicks('no_news')
    await town.at('09-11 08:40')
    const second = town.group('推进办群').at(-1) ?? ''
    expect(second).toContain('■ 连续两期无新增：1 条链（新型纺织产业链）')
    const [, period = '', month = ''] = /本期共发出提醒 (\d+) 次，本月累计 (\d+) 次/u.exec(second) ?? []
    expect(Number(month)).toBe(Number(period) + 4)
  })

  it('上周 shows the week before, an unknown chain is said to be one', async () => {
    const town = await thursday()
    await town.at('09-07 10:00')
    expect(await town.吴工.says('汇总 航天 上周')).toContain('预览 · 航天产业链 · 第36周')
    expect(await town.吴工.says('汇总 上周')).toContain('预览 · 推进办周览 · 第36周')
    expect(await town.吴工.says('汇总 航海')).toContain('没找到这条产业链')
  })

  it('a week by its number is that week, or is said not to be shown: never another one in its place', async () => {
    const town = await thursday()
    await town.at('09-14 10:00')
    expect(await town.吴工.says('汇总 W37')).toContain('预览 · 推进办周览 · 第37周')
    expect(await town.吴工.says('汇总 航天 第38周')).toContain('预览 · 航天产业链 · 第38周')
    expect(await town.吴工.says('汇总 第37周 航天')).toContain('预览 · 航天产业链 · 第37周')
    const none = '「汇总」只有本期和上期的，没有按「W36」办。看往期发「查 W36」。'
    expect(await town.吴工.says('汇总 W36')).toBe(none)
    expect(await town.吴工.says('汇总 航天 W36')).toBe(none)
    expect(await town.吴工.says('汇总 8月 月报')).toContain('没有按「8月 月报」办。看往期发「查 8月 月报」。')
  })
})
