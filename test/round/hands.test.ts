import { describe, expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const asked = async (): Promise<Town> => {
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  return town
}
const fragments = (town: Town) =>
  town.ask(
    `select unit || '/' || person_name || '/' || text || '/' || state from fragment order by sent_at, state desc`,
  )
const idOf = (town: Town, text: string) => String(town.ask('select id from fragment where text = ?', text)[0])

describe('补充 by a cooperating unit', () => {
  it('stands in the reporter’s card with its source; what is picked goes into the report, the digests and nowhere else', async () => {
    const town = await asked()
    const { 张工, 冯工, 李工, 吴工 } = town
    await town.at('09-03 09:30')
    const answer = await 冯工.says('补充 航天 签约配套项目 2 个（虚构）')
    expect(answer).toContain('已收到补充 · 航天产业链')
    expect(answer).toContain('已收到，用不用由主报选。')
    await town.changesPost('成员 航天 加 配合单位', '钱工')
    await town.钱工.says('补充 航天 贴息 30 万元已拨付（虚构）')
    expect(fragments(town)).toEqual([
      '区投资商务局（演示）/冯工（虚构）/签约配套项目 2 个（虚构）/open',
      '/钱工（虚构）/贴息 30 万元已拨付（虚构）/open',
    ])
    expect(张工.heard(), 'the card alone').toHaveLength(1)

    await 张工.says('周报')
    const form = 张工.card('周四工作动态')
    expect(form.words()).toContain('收到的配合单位补充（2）')
    expect(form.words()).toContain('区投资商务局（演示）（冯工（虚构））：签约配套项目 2 个（虚构）')
    const picked = idOf(town, '签约配套项目 2 个（虚构）')
    // A fault elsewhere loses no tick.
    const faulty = await form.fills({ ...good, next_plan: '', fragments: [picked] }).submits()
    expect(faulty.toast).toBe('还没有提交，请看红字')
    const filed = await form.fills({ next_plan: good.next_plan }).submits()
    expect(filed.toast).toBe('已提交')
    expect(filed.words).toMatch(/配合单位补充\n区投资商务局（演示）（冯工（虚构））：签约配套项目 2 个（虚构）/u)
    expect(filed.words).not.toContain('贴息')
    expect(filed.words).toContain('收到的配合单位补充有 1 条没有写进去')

    await town.at('09-04 08:40')
    const chief = town.group('航天群').find((text) => text.includes('摘要')) ?? ''
    expect(chief).toContain('配合：区投资商务局（演示）：签约配套项目 2 个（虚构）')
    expect(chief).not.toContain('贴息')
    const office = town.group('推进办群').find((text) => text.includes('推进办周览')) ?? ''
    expect(office).toContain('■ 配合（1）\n· 航天产业链：区投资商务局（演示）：签约配套项目 2 个（虚构）')

    // 代报 by the backup keeps what was picked, unless it is taken out.
    await 李工.says('周报')
    await 李工.card('已收到').clicks('edit')
    const same = await 李工.card('周四工作动态').fills({}).submits()
    expect(same.toast).toBe('内容没有变化')
    await 李工.card('已收到').clicks('edit')
    const out = await 李工.card('周四工作动态').fills({ fragments: [] }).submits()
    expect(out.toast).toBe('已更新为新版')
    expect(out.words).toContain('李工（虚构）代张工（虚构）填报')
    expect(out.words).not.toContain('签约配套项目')
    expect(await 吴工.says('查 航天 本周 版本')).toContain(
      '配合单位补充：区投资商务局（演示）（冯工（虚构））：签约配套项目 2 个（虚构） → （空）',
    )
  })

  it('sent again takes the place of the one before; 撤回 takes it back, and a report that has it keeps it', async () => {
    const town = await asked()
    const { 张工, 冯工 } = town
    await 冯工.says('补充 第一条（虚构）')
    expect(await 冯工.says('补充 航天 第二条（虚构）')).toContain('已收到，换掉了您上一条。')
    expect(fragments(town)).toEqual([
      '区投资商务局（演示）/冯工（虚构）/第一条（虚构）/replaced',
      '区投资商务局（演示）/冯工（虚构）/第二条（虚构）/open',
    ])
    await 张工.says('周报')
    const form = 张工.card('周四工作动态')
    const id = idOf(town, '第二条（虚构）')
    await form.fills({ ...good, fragments: [id] }).submits()
    expect(await 冯工.says('补充 撤回')).toContain('已撤回。已经报出去的那一版里还有')
    expect(form.words()).toContain('第二条（虚构）')
    expect(await 冯工.says('补充 撤回')).toBe('您在本期没有可撤回的补充。')
  })

  it('withdrawn while the reporter was ticking it comes back with a red line, and nothing typed is lost', async () => {
    const town = await asked()
    const { 张工, 冯工 } = town
    await 冯工.says('补充 会撤回的（虚构）')
    await 张工.says('周报')
    const id = idOf(town, '会撤回的（虚构）')
    const form = 张工.card('周四工作动态')
    await 冯工.card('已收到补充').clicks('withdraw')
    const faulty = await form.fills({ ...good, fragments: [id] }).submits()
    expect(faulty.toast).toBe('还没有提交，请看红字')
    expect(faulty.words).toContain('✗ 配合单位补充请从所列选项中选一个。')
    expect(faulty.words).toContain('走访示例材料乙（虚构）')
    expect((await form.fills({}).submits()).toast).toBe('已提交')
  })

  it('after the report is in is told to the reporter in one line a day, in working hours', async () => {
    const town = await asked()
    const { 张工, 冯工, 秦处 } = town
    await 张工.fills(good).submits()
    const before = 张工.heard().length
    await town.at('09-02 20:00')
    await 冯工.says('补充 晚上的（虚构）')
    expect(张工.heard()).toHaveLength(before)
    await town.at('09-03 08:00')
    await 冯工.says('补充 早上的（虚构）')
    await 秦处.says('补充 航天 专班的（虚构）')
    const told = 张工.heard().slice(before)
    expect(told).toEqual(['航天产业链第36周报出以后又收到配合单位补充。要用，发「周报」点「修改」，选上再提交。'])
    await town.at('09-04 09:00')
    await 冯工.says('补充 第二天的（虚构）')
    expect(张工.heard().filter((text) => text.includes('又收到配合单位补充'))).toHaveLength(2)
  })
})

describe('请配合单位补充', () => {
  it('sends each of them one small form, once, counted as a prompt; what is typed meanwhile is kept', async () => {
    const town = await asked()
    const { 张工, 冯工, 吴工 } = town
    const form = 张工.card('周四工作动态')
    const clicked = await form.clicks('request', { progress: '写了一半' })
    expect(clicked.toast).toBe('已请配合单位补充，您填的已暂存')
    expect(clicked.words).toContain('写了一半')
    expect(clicked.words).not.toContain('［请配合单位补充］')
    expect(冯工.heard()).toHaveLength(1)
    const small = 冯工.card('请补充 · 航天产业链')
    expect(small.words()).toContain('张工（虚构）请您补充本期工作动态。')
    expect((await form.clicks('request', {}, { version: 0 })).toast).toBe('已经请过了，一期只请一次')
    expect(冯工.heard()).toHaveLength(1)

    const empty = await small.clicks('supplement', { fragment: '  ' })
    expect(empty.words).toContain('✗ 请写补充的内容。')
    const long = await small.clicks('supplement', { fragment: '补'.repeat(201) }, { force: true })
    expect(long.words).toContain('✗ 补充有 201 字，最多 200 字，请删短。')
    expect(long.words).toContain('补'.repeat(201))
    expect(fragments(town)).toEqual([])
    const done = await small.clicks('supplement', { fragment: '补'.repeat(200) })
    expect(done.toast).toBe('已收到')
    expect(done.words).toContain('［撤回］')
    expect(fragments(town)).toHaveLength(1)
    expect(
      town.ask(`select count(*) from outbox where topic = 'supplement-request' and state = 'sent'`),
      'one prompt',
    ).toEqual([1])
    await town.at('09-04 08:40')
    // The cards of four chains, eight reminders, four backups asked, and this one.
    const prompts = Number(
      town.ask(
        `select count(*) from outbox where topic in ('weekly-card','reminder-1','reminder-2','backup-notice','supplement-request')
           and state not in ('dropped','refused')`,
      )[0],
    )
    expect(await 吴工.says('汇总')).toContain(`本期共发出提醒 ${prompts} 次`)
  })

  it('is answered in words as well as in the form', async () => {
    const town = await asked()
    const { 张工, 冯工 } = town
    await 张工.card('周四工作动态').clicks('request')
    expect(await 冯工.says('回话里的补充（虚构）', { replyTo: 冯工.card('请补充') })).toContain('已收到')
    expect(fragments(town)).toEqual(['区投资商务局（演示）/冯工（虚构）/回话里的补充（虚构）/open'])
    await town.changesPost('成员 航天 撤 配合单位', '冯工')
    const refused = await 冯工.says('又一段（虚构）', { replyTo: 冯工.card('请补充') })
    expect(refused).toMatch(/您还没有登记职责[\s\S]*您写的：\n又一段（虚构）/u)
    expect(fragments(town)).toHaveLength(1)
  })

  it('is not offered where a chain has no such people', async () => {
    const town = await asked()
    expect(town.王工.card('周四工作动态').words()).not.toContain('［请配合单位补充］')
  })
})

describe('what is not taken is given back with the reason', () => {
  it.each([
    ['魏处', '补充 航天 别链的话（虚构）', '您现在的职责不能给这条产业链补充。请找', '别链的话（虚构）'],
    ['何工', '补充 航天 管理员的话（虚构）', '您现在的职责不能给产业链补充。请找', '管理员的话（虚构）'],
    ['钱工', '补充 航天 路人的话（虚构）', '您还没有登记职责', '路人的话（虚构）'],
    ['张工', '补充 航天 主报的话（虚构）', '您可以直接填报', '主报的话（虚构）'],
    ['冯工', `补充 航天 ${'长'.repeat(201)}`, '✗ 补充有 201 字', '长'.repeat(201)],
    ['冯工', '补充 航天', '请补充 · 航天产业链', '［补充］'],
  ] as const)('%s: %s', async (who, typed, why, back) => {
    const town = await asked()
    const answer = await town[who].says(typed)
    expect(answer).toContain(why)
    expect(answer).toContain(back)
    expect(fragments(town)).toEqual([])
  })

  it('of somebody who adds to two chains and names none, or one that is not there', async () => {
    const town = await asked()
    await town.changesPost('成员 陶瓷基 加 配合单位', '冯工')
    expect(await town.冯工.says('补充 陶磁基 贴息已拨付（虚构）')).toMatch(
      /您有 2 条产业链：[\s\S]*请写明哪一条[\s\S]*您写的：\n陶磁基 贴息已拨付（虚构）/u,
    )
    expect(await town.冯工.says('补充')).toContain('您有 2 条产业链')
    expect(fragments(town)).toEqual([])
  })

  it('once the period is locked, or exempt', async () => {
    const town = await asked()
    await town.吴工.says('免报 航天 检修')
    await town.吴工.card('请确认免报').clicks('exempt', { reason: '检修' })
    expect(await town.冯工.says('补充 免报时的话（虚构）')).toMatch(
      /本期免报，不用补充。\n您写的：\n免报时的话（虚构）/u,
    )
    await town.at('09-04 12:01')
    await town.changesPost('成员 陶瓷基 加 配合单位', '冯工')
    expect(await town.冯工.says('补充 陶瓷基 迟到的话（虚构）')).toMatch(
      /本期已锁定，不再收补充。[\s\S]*您写的：\n迟到的话（虚构）/u,
    )
    expect(fragments(town)).toEqual([])
  })

  it('and a card that is clicked by somebody else changes nothing', async () => {
    const town = await asked()
    await town.张工.card('周四工作动态').clicks('request')
    const small = town.冯工.card('请补充')
    await town.stage.emulator
      .person(town.魏处.openId)
      .clicks(small.id, 'supplement', { fragment: '别人的' }, { force: true })
    await town.stage.settle()
    expect(fragments(town)).toEqual([])
    expect((await town.refusals()).map(({ action }) => action)).toEqual(['supplement'])
  })
})
