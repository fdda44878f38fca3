import { describe, expect, it } from 'vitest'
import { groups } from '../../scripts/town/cast.ts'
import { good, report } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const wednesday = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const stored = (town: Town) =>
  town.ask(`select rev || ' ' || json_extract(content, '$.progress') from revision order by rev`)

describe('a click that comes twice', () => {
  it('changes nothing and says so', async () => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    await form.fills(good).submits()
    const again = await form.fills(good, { version: -1 }).submits()
    expect(again.toast).toBe('内容没有变化')
    expect(again.words).toContain('已收到 · 航天产业链')
    expect(stored(town)).toHaveLength(1)
  })

  it('with the same text after 修改 makes no new version', async () => {
    const town = await wednesday()
    await town.张工.fills(good).submits()
    const receipt = town.张工.card('已收到')
    const form = await receipt.clicks('edit')
    expect(form.words).toContain('正在修改已报的第 1 版，提交后以新版为准。')
    expect(form.words).toContain('走访示例材料乙（虚构）')
    expect((await receipt.clicks('submit')).toast).toBe('内容没有变化')
    expect(stored(town)).toHaveLength(1)
  })

  it('delivered twice by Feishu is answered alike and filed once', async () => {
    const town = await wednesday()
    const { click } = await town.张工.fills(good).submits()
    const again = await town.stage.emulator.redeliver(click.event_id ?? '')
    expect(again.body).toBe(click.body)
    expect(stored(town)).toHaveLength(1)
  })
})

describe('two people at once', () => {
  it('pressing 提交 in the same second: the first is filed, the second sees it and keeps every word', async () => {
    const town = await wednesday()
    const { 张工, 李工 } = town
    await 李工.says('周报')
    const [mine, theirs] = [张工.card('周四工作动态'), 李工.card('周四工作动态')]
    expect(theirs.words()).toContain('您正在代张工（虚构）填报')
    const both = await Promise.all([mine.fills(report('张工的')).submits(), theirs.fills(report('李工的')).submits()])
    expect(both.map(({ toast }) => toast).sort()).toEqual(
      ['他人已更新本期，您填的内容还在卡片上，请核对后再提交', '已提交'].sort(),
    )
    expect(stored(town)).toHaveLength(1)

    const late = both[0].toast === '已提交' ? { held: theirs, word: '李工的' } : { held: mine, word: '张工的' }
    expect(late.held.words()).toContain(`${late.word}进展`)
    expect(late.held.words()).toContain('正在修改已报的第 1 版')
    expect((await late.held.clicks('submit')).toast).toBe('已更新为新版')
    expect(stored(town)).toHaveLength(2)
    const [one, two] = [mine.words(), theirs.words()]
    expect(one).toBe(two)
    expect(one).toContain(`${late.word}进展`)
  })

  it('a client that missed the receipt cannot file over it: the card comes back with its text on it', async () => {
    const town = await wednesday()
    const { 张工, 李工 } = town
    await 李工.says('周报')
    const theirs = 李工.card('周四工作动态')
    await 张工.fills(good).submits()
    expect(theirs.words(), 'everyone else has the receipt').toContain('已收到 · 航天产业链')
    const refused = await theirs.fills(report('李工的'), { version: 0 }).submits()
    expect(refused.toast).toContain('他人已更新本期')
    expect(refused.words).toContain('李工的进展')
    expect(stored(town)).toEqual(['1 示例链主甲（虚构）完成设备招标\n走访示例材料乙（虚构）'])
    expect(张工.card('已收到').words()).toContain('完成设备招标')
  })

  it('本周无新增 from an older card changes nothing and shows the receipt', async () => {
    const town = await wednesday()
    const { 张工, 李工 } = town
    await 李工.says('周报')
    const theirs = 李工.card('周四工作动态')
    await 张工.fills(good).submits()
    const refused = await theirs.fills({}, { version: 0 }).saysNoNews()
    expect(refused.toast).toBe('本期刚有人更新，请看现在的卡片')
    expect(refused.words).toContain('已收到 · 航天产业链')
    expect(town.ask('select count(*) from draft')).toEqual([0])
  })

  it('drafts are each person’s own, and another’s is not deleted by filing', async () => {
    const town = await wednesday()
    const { 张工, 李工 } = town
    await 李工.says('周报')
    await 李工.fills({ progress: '李工写的' }).savesDraft()
    await 张工.fills(good).submits()
    await 李工.says('周报')
    expect(李工.last()).toContain('已收到 · 航天产业链')
    await 李工.card('已收到').clicks('edit')
    expect(李工.card('周四工作动态').words()).toContain('李工写的')
  })

  it('a draft from before somebody else filed takes nothing away that it has no words for', async () => {
    const town = await wednesday()
    const { 张工, 李工 } = town
    await 李工.says('周报')
    await 李工.fills({ progress: '李工写的', ask_level: 'none' }).savesDraft()
    await town.at('09-02 15:20')
    await 张工.fills({ ...good, ask_level: 'chief', ask_detail: '请协调示例地块水电' }).submits()
    await 李工.card('已收到').clicks('edit')
    const form = 李工.card('周四工作动态').words()
    for (const words of ['李工写的', '请协调示例地块水电', '9月10日前签合同']) expect(form).toContain(words)
  })
})

describe('a click where it does not belong', () => {
  it.each([
    ['李工', 'in the chain, but not the receiver of this card'],
    ['王工', 'of another chain'],
    ['吴工', 'of the office'],
    ['何工', 'the administrator'],
    ['冯工', 'the contributor'],
    ['钱工', 'in no post'],
  ] as const)('%s, %s, changes nothing and learns nothing', async (who, _) => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    await form.fills({ progress: '秘密的草稿' }).savesDraft()
    const before = form.words()
    const { event_id, ...click } = await town.stage.emulator
      .person(town[who].openId)
      .clicks(form.id, 'submit', good, { force: true })
    await town.stage.settle()
    expect(click.card).toBeUndefined()
    const stranger = who !== '李工'
    expect(click.toast?.content).toBe(
      stranger ? '您无权操作，已私信说明找谁办' : '这是发给别人的卡片，请发「周报」打开自己的',
    )
    if (stranger) expect(town[who].last()).toContain('请找')
    expect(JSON.stringify(click)).not.toContain('秘密')
    expect(form.words()).toBe(before)
    expect(stored(town)).toEqual([])
    expect((await town.refusals()).map(({ actor, action, chain }) => ({ actor, action, chain }))).toEqual([
      { actor: town[who].openId, action: 'file', chain: 'aerospace' },
    ])
  })

  it('a card that claims to lie in another chat keeps what was typed and files nothing', async () => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    const { toast } = await form.fills(good, { force: true, chat: groups.航天群 }).submits()
    expect(toast).toBe('卡片已失效，您填的已存为草稿，请发「周报」继续')
    expect(stored(town)).toEqual([])
    await town.张工.says('周报')
    expect(town.张工.last()).toContain('示例链主甲（虚构）完成设备招标')
  })

  it('a forwarded copy does not act, and what was typed on it is not lost', async () => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    const copy = town.stage.emulator.person(town.张工.openId).forwards(form.id, groups.航天群)
    const official = await town.stage.emulator.person(town.张工.openId).clicks(copy, 'submit', good)
    expect(official.blocked).toBe('a forwarded copy does not send anything')
    const hostile = await town.stage.emulator.person(town.张工.openId).clicks(copy, 'submit', good, { force: true })
    expect(hostile.toast?.content).toBe('卡片已失效，您填的已存为草稿，请发「周报」继续')
    expect(stored(town)).toEqual([])
    const stranger = await town.stage.emulator.person(town.链长甲.openId).clicks(copy, 'submit', good, { force: true })
    expect(stranger.toast?.content).toBe('这张卡片已失效，请发「我的」重新打开')
    await town.张工.says('周报')
    expect(town.张工.last()).toContain('示例链主甲（虚构）完成设备招标')
  })

  it('a card two weeks old files nothing any more and keeps what was typed', async () => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    await town.at('09-16 15:30')
    const official = await town.stage.emulator.person(town.张工.openId).clicks(form.id, 'submit', good)
    expect(official.blocked).toBe('the card is older than 14 days')
    const { toast } = await form.fills(good, { force: true }).submits()
    expect(toast).toBe('卡片已失效，您填的已存为草稿，请发「周报」继续')
    expect(stored(town)).toEqual([])
    await town.张工.says('我的')
    expect(town.张工.last()).toContain('… 草稿中\n第36周')
    await town.张工.card('我的').clicks('open_aerospace_2026_W36')
    expect(town.张工.card('第36周').words()).toContain('示例链主甲（虚构）完成设备招标')
  })

  it('a forged button value is no way into another chain', async () => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    const value = { v: 1, on: 'weekly', do: 'submit', item: 'weekly/2026-W36/cmc', rev: 0 }
    const { toast } = await form.fills(good, { force: true, action: { value } }).submits()
    expect(toast).toBe('您无权操作，已私信说明找谁办')
    expect(stored(town)).toEqual([])
    expect((await town.refusals()).at(-1)).toMatchObject({ action: 'file', chain: 'cmc', actor: town.张工.openId })
  })
})

describe('the lock', () => {
  it('turns 修改 into 更正 and takes a late report as 补报', async () => {
    const town = await wednesday()
    const { 张工, 刘工 } = town
    await 张工.fills(good).submits()
    await town.at('09-04 12:01')
    const receipt = 张工.card('已收到')
    expect(receipt.words()).toContain('已于 9月4日（周五）12:00 锁定，再改记为「更正」。\n［更正］')
    expect((await receipt.clicks('edit')).words).toContain('已过修改期限，本次提交记为「更正」。')
    expect((await receipt.fills({ next_plan: '改了计划', reason: '计划有变' }).submits()).toast).toBe('已更正')
    await 刘工.says('补报')
    expect(刘工.last()).toContain('本期已锁定，本次提交记为「补报」，标注逾期。')
    expect((await 刘工.fills(report('煤化工')).submits()).toast).toBe('已补报，标注逾期')
    expect(town.ask('select kind from revision order by item_id, rev')).toEqual(['submit', 'correction', 'late'])
  })
})
