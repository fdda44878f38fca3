import { describe, expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const line = (town: Town, word: string, where: '航天群' | '推进办群' | '领导小组群' = '航天群') =>
  (town.group(where).at(-1) ?? '').split('\n').filter((one) => one.startsWith(`■ ${word}`))
const makes = async (town: Town, ...all: string[]) => {
  for (const words of all) await town.吴工.says(`交办 ${words}`)
}
const acts = async (who: Town['吴工'], words: string, step: string) => {
  await who.says(words)
  await who.lastCard().clicks(step)
}

describe('■ 任务 in a chief’s weekly digest', () => {
  it('is absent where the chain has no task, and then says nothing of records', async () => {
    const town = await openTown('10-12 09:00')
    await makes(town, '陶瓷基 10-30 建成中试线')
    await town.at('10-16 08:30')
    expect(line(town, '任务')).toEqual([])
    expect(town.group('航天群').at(-1)).not.toContain('记录截至')
  })

  it('counts and names one, then says 无变化, then what was closed, each against the digest before', async () => {
    const town = await openTown('10-12 09:00')
    const { 张工, 吴工, 郑工 } = town
    await makes(town, '航天 10-14 专家服务团首次活动', '航天 10-20 完成设备招标', '航天 11-20 建成试验台')
    await town.at('10-14 15:00')
    await 张工.fills(good).submits()
    await town.at('10-16 08:30')
    expect(line(town, '任务')).toEqual(['■ 任务 在办3：临期1 逾期1｜任务1 专家服务团首次活动，逾期2天〔新〕'])
    expect(town.group('航天群').at(-1)).toMatch(/来源：周报 2026-W42 v1，.*报送，记录截至 10月16日 08:30/u)
    await town.at('10-16 08:31')
    for (const task of ['任务1', '任务2']) {
      await 张工.says(`签收 ${task}`)
      await 张工.says(`延期 ${task} 12-01 等停电窗口`)
    }
    await 吴工.says('同意延期 任务2')

    await town.at('10-23 08:30')
    expect(line(town, '任务')).toEqual(['■ 任务 在办3：逾期1｜任务1 专家服务团首次活动，逾期7个工作日〔↑〕'])
    await 张工.says('反馈 任务2 招标公告已发')
    await 张工.says('办结 任务1 活动已经办完')
    await acts(郑工, '销号 任务1', 'close')
    await town.at('10-30 08:30')
    expect(line(town, '任务')).toEqual(['■ 任务 在办2；本周〔✓〕1'])
  })

  it('says 无变化 in one line, and how long nothing moved', async () => {
    const town = await openTown('10-12 09:00')
    await makes(town, '航天 12-30 建成试验台')
    await town.张工.says('签收 任务1')
    await town.at('10-16 08:30')
    await town.at('10-23 08:30')
    expect(line(town, '任务')).toEqual(['■ 任务 在办1，无变化'])
    await town.at('11-06 08:30')
    expect(line(town, '任务')).toEqual(['■ 任务 在办1｜任务1 建成试验台，12月30日到期〔3周未动〕'])
  })

  it('finds 久未动 what the list finds 久未动, for the chief and for the office', async () => {
    const town = await openTown('10-16 09:30')
    const { 张工, 吴工 } = town
    await makes(town, '航天 12-30 建成试验台')
    await 张工.says('签收 任务1')
    await town.at('10-23 08:40')
    expect(line(town, '任务')).toEqual(['■ 任务 在办1｜任务1 建成试验台，12月30日到期〔新〕'])
    expect(line(town, '久未动', '推进办群')).toEqual([])
    expect(await 吴工.says('任务 久未动')).toContain('没有找到')
    await town.at('10-30 08:40')
    expect(line(town, '任务')).toEqual(['■ 任务 在办1｜任务1 建成试验台，12月30日到期〔2周未动〕'])
    expect(line(town, '久未动', '推进办群')).toEqual(['■ 久未动：任务1'])
    expect(await 吴工.says('任务 久未动')).toContain('任务1 建成试验台')
  })

  it('is as the records stood at its own moment, when it is drawn anew by a late report too', async () => {
    const town = await openTown('10-12 09:00')
    const { 张工, 吴工, 郑工 } = town
    await makes(town, '航天 10-14 专家服务团首次活动')
    await town.at('10-16 08:31')
    const posted = line(town, '任务')
    expect(posted).toEqual(['■ 任务 在办1：逾期1｜任务1 专家服务团首次活动，逾期2天〔新〕'])
    await makes(town, '航天 10-30 接通示例地块水电')
    await 张工.says('签收 任务1')
    await 吴工.says('更正 任务1 另一个名字 10-30 写错了')
    await 张工.says('办结 任务1 活动已经办完')
    await acts(郑工, '销号 任务1', 'close')
    await 张工.fills(good).submits()
    await town.at('10-16 09:00')
    const card = town.group('航天群').find((text) => text.includes('摘要') || text.includes('第42周')) ?? ''
    expect(card).toContain('一句话：')
    expect(card.split('\n').filter((one) => one.startsWith('■ 任务'))).toEqual(posted)
    expect(card).toContain('记录截至 10月16日 08:30')
  })

  it('gives a sensitive one by its number alone, also one that became so after the digest', async () => {
    const town = await openTown('10-12 09:00')
    const { 张工, 吴工 } = town
    await makes(town, '航天 10-14 并购示例企业（虚构）')
    await acts(吴工, '设为敏感 任务1 涉及商业秘密', 'classify')
    await town.at('10-16 08:30')
    expect(line(town, '任务')).toEqual(['■ 任务 在办1：逾期1｜任务1（敏感，私信查看），逾期2天〔新〕'])

    const other = await openTown('10-12 09:00')
    await makes(other, '航天 10-14 并购示例企业（虚构）')
    await other.at('10-16 08:31')
    await acts(other.吴工, '设为敏感 任务1 涉及商业秘密', 'classify')
    await other.张工.fills(good).submits()
    expect(other.group('航天群').find((text) => text.includes('一句话'))).not.toContain('并购')
    void 张工
  })

  it('holds no line of more than 45 字, however long the ask and the title', async () => {
    const town = await openTown('10-12 09:00')
    await makes(town, `航天 10-14 ${'长'.repeat(40)}`)
    await town.at('10-14 15:00')
    await town.张工
      .fills({ ...good, progress: '进'.repeat(40), ask_level: 'chief', ask_detail: '请'.repeat(150) })
      .submits()
    await town.at('10-16 08:30')
    const [asked = ''] = (town.group('航天群').at(-1) ?? '').split('\n').filter((one) => one.startsWith('1. '))
    expect(asked).toMatch(/^1\. 问题1〔新〕请+/u)
    expect([...asked.replaceAll(' ', '')].length).toBeLessThanOrEqual(45)

    const other = await openTown('10-12 09:00')
    await makes(other, `航天 10-14 ${'长'.repeat(40)}`)
    await other.at('10-16 08:30')
    const [named = ''] = line(other, '任务')
    expect(named).toMatch(/^■ 任务 在办1：逾期1｜任务1 长+…，逾期2天〔新〕$/u)
    expect([...named.replaceAll(' ', '')].length).toBe(45)
  })

  it('does not end the quiet of a chief for green tasks, but for a red one', async () => {
    const town = await openTown('10-12 09:00')
    await town.链长甲.says('推送 只在有请示或红色时')
    await makes(town, '航天 12-30 建成试验台', '航天 10-16 开工')
    await town.at('10-14 15:00')
    await town.张工.fills(good).submits()
    await town.at('10-16 08:31')
    expect(town.group('航天群')).toEqual([])
    await town.at('10-28 15:00')
    await town.张工.fills(good).submits()
    await town.at('10-30 08:31')
    expect(line(town, '任务')).toHaveLength(1)
  })
})

describe('records in the office’s weekly digest', () => {
  it('says what waits for the office, lights, changes and what has not moved, and names nobody', async () => {
    const town = await openTown('09-28 09:00')
    const { 张工, 吴工, 郑工 } = town
    await makes(
      town,
      '航天 10-14 专家服务团首次活动',
      '航天 10-30 接通示例地块水电',
      '陶瓷基 12-30 建成中试线',
      '纺织 11-30 选定园区地址',
      '航天 10-30 引进检测机构',
    )
    for (const task of ['任务1', '任务2']) await 张工.says(`签收 ${task}`)
    await 张工.says('退办 任务5 不归本链管')
    await 张工.says('办结 任务2 水电已接通')
    await town.at('10-12 09:00')
    await 张工.says('延期 任务1 10-30 等停电窗口')
    await town.at('10-16 08:40')
    const overview = town.group('推进办群').at(-1) ?? ''
    expect(overview.split('\n').filter((one) => /^■ (?:需推进办办|灯|变化|久未动|待签收)/u.test(one))).toEqual([
      '■ 需推进办办 3：定延期1 销号1 退办1',
      '■ 灯：航天 红0黄1｜陶瓷基 无变化｜纺织 无变化',
      '■ 变化：任务 新逾期1',
      '■ 待签收超时 2',
    ])
    for (const name of ['张工', '王工', '杨工']) expect(overview).not.toContain(name)
    await 郑工.says('销号 任务2')
    await 郑工.lastCard().clicks('close')
    await town.at('10-23 08:40')
    expect(line(town, '变化', '推进办群')).toEqual(['■ 变化：任务〔✓〕1'])
    expect(line(town, '灯', '推进办群')).toEqual(['■ 灯：航天 红1黄0｜陶瓷基 无变化｜纺织 无变化'])
    void 吴工
  })

  it('leaves every block out where there is nothing', async () => {
    const town = await openTown('10-12 09:00')
    await town.at('10-16 08:40')
    expect(town.group('推进办群').at(-1)).not.toMatch(/■ (?:需推进办办|灯|变化|久未动|待签收)/u)
  })
})

describe('records on the leading group’s month page', () => {
  it('says how many are red, a chain a line, and no title, firm or person', async () => {
    const town = await openTown('10-12 09:00')
    await makes(town, '航天 10-14 并购示例企业（虚构）', '航天 10-14 开工', '纺织 12-30 选定园区地址')
    await town.at('11-02 12:00')
    const page = town.group('领导小组群').at(-1) ?? ''
    expect(page).toContain('■ 红：任务2\n· 航天产业链：任务2')
    expect(page).not.toContain('并购')
    expect(page).not.toContain('纺织产业链：任务')
  })
})
