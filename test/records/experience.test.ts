import { expect, it } from 'vitest'
import { openTown } from '../support/town.ts'
import { whoMay } from './support/matrix.ts'

const good = {
  title: '以商招商补齐示例环节',
  category: '补链',
  how: '请示例链主甲（虚构）列出缺口\n上门对接',
  effect: '9月底新增配套企业 3 户',
  public: '可',
}
const given = { ...good, text: '补一句', reason: '写清数字', where: ['区简报'], ref: '任务1', unit: '新城' }
const ids = { first: 'experience-2026-1' }

const filed = async (words = '经验 新增', values: Record<string, unknown> = good) => {
  const town = await openTown('10-16 09:00')
  await town.张工.says(words)
  await town.张工.lastCard().clicks('create', values)
  return town
}

it('is seen, raised and decided by those of the table, and by nobody of another chain', async () => {
  const town = await filed()
  await town.吴工.says('交办 航天 被关联的示例任务')
  expect(await whoMay(town, ids.first, given)).toEqual({
    sees: 'PBLCOQG',
    adopt: 'OQ',
    keep: 'OQ',
    return: 'OQ',
    note: 'PBLOQ',
    edit: 'POQ',
    assign: 'LOQ',
    relate: 'PBLOQ',
    merge: 'LOQ',
    void: 'POQ',
    classify: 'LOQ',
    nudge: 'LOQ',
  })
  await town.郑工.says('采用 经验1')
  await town.郑工.lastCard().clicks('adopt', { where: ['区简报'] })
  expect(await whoMay(town, ids.first, given)).toEqual({
    sees: 'PBLCOQG',
    adopted_by: 'OQ',
    note: 'PBLOQ',
    edit: 'OQ',
    reopen: 'OQ',
    classify: 'LOQ',
  })
  expect(await town.王工.says('经验1')).toBe('没有找到经验1，或者您不能看。')
  expect(await town.王工.says('采用 经验1')).toBe('没有找到经验1，或者您不能看。')
  expect(await town.链长甲.says('经验 航天 新增')).toContain('您')
  expect(town.ask(`select count(*) from record where kind = 'experience'`)).toEqual([1])
})

it('adopted and public it goes to every chain’s group once, and its levels are added up', async () => {
  const town = await filed()
  const { 吴工, 张工 } = town
  expect(await 吴工.says('我的')).toMatch(/待我定（1）\n经验1 /u)
  await 吴工.says('经验1')
  expect((await 吴工.lastCard().clicks('adopt')).toast).toBe('已采用')
  for (const where of ['航天群', '陶瓷基群', '煤化工群', '纺织群'] as const) {
    const heard = town.group(where).filter((words) => words.includes('经验：以商招商补齐示例环节'))
    expect(heard, where).toHaveLength(1)
    expect(heard[0]).toContain('9月底新增配套企业 3 户')
  }
  for (const where of ['推进办群', '领导小组群'] as const)
    expect(town.group(where).join(), where).not.toContain('以商招商')
  expect(张工.last()).toContain('吴工（虚构）采用：经验1')

  await 吴工.says('采用层级 经验1')
  expect((await 吴工.lastCard().clicks('adopted_by', { where: [] })).words).toContain('请填采用层级')
  await 吴工.lastCard().clicks('adopted_by', { where: ['区简报'], on: '2026-10-12' })
  await 吴工.says('采用层级 经验1')
  await 吴工.lastCard().clicks('adopted_by', { where: ['市', '媒体'] })
  expect(吴工.last()).toContain('区简报 2026-10-12、市 2026-10-16、媒体 2026-10-16')

  // Decided anew, it is not sent anew.
  await 吴工.says('重办 经验1')
  await 吴工.lastCard().clicks('reopen', { reason: '再看一遍' })
  await 吴工.says('采用 经验1')
  await 吴工.lastCard().clicks('adopt')
  expect(town.group('纺织群').filter((words) => words.includes('以商招商'))).toHaveLength(1)
})

it('is not sent where it may not be public, was kept or is 敏感, and disappears from the groups when it becomes so', async () => {
  const town = await filed('经验 新增', { ...good, public: '否' })
  const { 张工, 吴工 } = town
  await 张工.says('经验 新增')
  await 张工.lastCard().clicks('create', { ...good, title: '另一条示例经验' })
  for (const [no, step] of [
    [1, 'adopt'],
    [2, 'keep'],
  ] as const) {
    await 吴工.says(`经验${no}`)
    await 吴工.lastCard().clicks(step)
  }
  expect(town.group('航天群').join()).not.toContain('经验')
  await 张工.says('经验 新增')
  await 张工.lastCard().clicks('create', { ...good, title: '第三条示例经验' })
  await 吴工.says('经验3')
  await 吴工.lastCard().clicks('adopt')
  expect(town.group('纺织群').join()).toContain('第三条示例经验')
  await 吴工.says('设为敏感 经验3 涉及商业秘密')
  await 吴工.lastCard().clicks('classify', { reason: '涉及商业秘密' })
  expect(town.group('纺织群').join()).not.toContain('第三条示例经验')
})

it('sent back it stands on the desk of who raised it until it is mended, and then on the office’s again', async () => {
  const town = await filed()
  const { 张工, 吴工 } = town
  await 吴工.says('退改 经验1 写清用了多久')
  expect(张工.last()).toContain('吴工（虚构）退改：经验1，原因：写清用了多久')
  expect(await 吴工.says('我的')).not.toContain('经验1')
  expect(await 张工.says('我的')).toContain('经验1')
  await 张工.lastCard().clicks('ask_edit_experience_1')
  await 张工.lastCard().clicks('edit', { ...good, effect: '3 个月新增配套企业 3 户', reason: '写清时间' })
  expect(张工.last()).toContain('3 个月新增')
  expect(张工.last()).not.toContain('已退改')
  expect(await 张工.says('我的')).not.toContain('经验1')
  expect(await 吴工.says('我的')).toMatch(/待我定（1）\n经验1 /u)
})

it('what is wrong comes back with a red line, an effect without a figure once', async () => {
  const town = await openTown('10-16 09:00')
  const { 张工 } = town
  await 张工.says('经验 新增')
  const bad = await 张工
    .lastCard()
    .clicks('create', { ...good, title: '长'.repeat(31), how: '一\n二\n三\n四', category: '甲' }, { force: true })
  for (const fault of ['最多 30 字，现在 31 字', '最多 3 个，现在 4 个', '请从选项里选'])
    expect(bad.words).toContain(fault)
  const soft = await 张工.lastCard().clicks('create', { ...good, effect: '大家都说好' })
  expect(soft.words).toContain('成效里没有数字。最好写上数字和时间')
  expect(soft.words).toContain('大家都说好')
  expect(town.ask(`select count(*) from record where kind not in ('firm', 'figure')`)).toEqual([0])
  expect((await 张工.lastCard().clicks('still_new', { ...good, effect: '大家都说好' })).toast).toBe('已新增')
  expect(await 张工.says('经验 区级 新增')).not.toContain('新增经验 · 区级')
})

it('is offered as a line of the next 简报 and of no later one', async () => {
  const town = await filed()
  const { 吴工 } = town
  await 吴工.says('经验1')
  await 吴工.lastCard().clicks('adopt')
  await 吴工.says('简报 本周')
  expect(吴工.lastCard().words()).toContain('采用的经验做法')
  const id = String(town.ask(`select id from record where kind = 'experience'`)[0])
  const rev = Number(town.ask(`select rev from record where kind = 'experience'`)[0])
  const card = 吴工.lastCard()
  await card.clicks('choose', { experience: [`experience/${rev}/${id}`] })
  expect(card.words()).toContain('以商招商补齐示例环节：9月底新增配套企业 3 户（航天产业链，经验1）')
  await card.clicks('preview')
  await card.clicks('issue', { groups: [] })
  expect(card.words()).toContain('已发布')
  expect(await 吴工.says('简报 本周')).not.toContain('以商招商')
})

it('says so to the office when nobody has answered for ten workdays', async () => {
  const town = await filed()
  await town.at('10-30 09:00')
  expect(town.吴工.heard().join()).not.toContain('还没有答复')
  await town.at('11-02 09:00')
  expect(town.吴工.last()).toContain('10月16日（周五）报来，还没有答复')
  expect(town.张工.heard().join()).not.toContain('还没有答复')
})

it('lists of what was adopted stand in the chain’s group, of what waits in private', async () => {
  const town = await filed()
  const { 吴工, 秦处 } = town
  await 秦处.says('经验', { in: '航天群' })
  expect(town.group('航天群').at(-1)).toBe('已私信回复。')
  await 吴工.says('经验1')
  await 吴工.lastCard().clicks('keep')
  await 秦处.says('经验 采用', { in: '航天群' })
  expect(town.group('航天群').at(-1)).toContain('经验 · 航天产业链')
})
