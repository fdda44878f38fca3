import { describe, expect, it } from 'vitest'
import { tagged } from '../cards/gallery/walk.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const wednesday = async (modes?: Parameters<typeof openTown>[1]): Promise<Town> => {
  const town = await openTown('09-02 14:50', modes)
  await town.at('09-02 15:00')
  return town
}
const revisions = (town: Town) => town.ask('select count(*) from revision')[0]

describe('a faulty form comes back with everything typed and one red line per fault', () => {
  it.each([
    [
      'a plan line of 41 characters',
      { next_plan: `${'划'.repeat(41)}\n短` },
      '下周计划中一行有 41 字，最多 40 字，请删短或分行。',
    ],
    ['four plan lines', { next_plan: '一\n二\n三\n四' }, '下周计划有 4 行，最多 3 行，请合并。'],
    ['no progress', { progress: '' }, '请填写本周进展；没有新情况，请点「本周无新增」。'],
    ['only spaces and line breaks', { progress: ' \n　\n' }, '请填写本周进展；没有新情况，请点「本周无新增」。'],
    ['no plan', { next_plan: '' }, '请填写下周计划。'],
    ['an ask without its detail', { ask_level: 'chief' }, '请写明事项说明：请谁、做什么、何时前。'],
    [
      'a detail without its ask',
      { ask_detail: '请协调水电' },
      '写了事项说明，请选由谁协调；不用别人协调，选「专班自解」，或删去说明。',
    ],
  ])('%s', async (_, values, line) => {
    const town = await wednesday()
    const typed = { ...good, ...values }
    const { toast, words } = await town.张工.fills(typed).submits()
    expect(toast).toBe('还没有提交，请看红字')
    expect(words).toContain('还没有提交：有 1 处要改，已填的都在。')
    expect(words).toContain(`✗ ${line}`)
    for (const text of [typed.progress, typed.next_plan, 'ask_detail' in typed ? typed.ask_detail : ''])
      for (const part of text.split('\n').filter((one) => one.trim() !== '')) expect(words).toContain(part.trim())
    expect(revisions(town)).toBe(0)

    const { toast: mended } = await town.张工.fills({ ...good, ask_detail: '', ask_level: 'none' }).submits()
    expect(mended).toBe('已提交')
    expect(revisions(town)).toBe(1)
  })

  it('an option that is not on the card, sent by a hostile client, is a red line and not an error', async () => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    const values = { ...good, ask_level: 'everyone', risk: { evil: true } }
    const { toast, words } = await form.fills(values, { force: true }).submits()
    expect(toast).toBe('还没有提交，请看红字')
    expect(words).toContain('✗ 需协调事项请从所列选项中选一个。')
    expect(words).toContain('✗ 请重新选择断链断供风险。')
    expect(words).toContain('示例链主甲（虚构）完成设备招标')
  })

  it('several faults at once are all named, in the order of the card', async () => {
    const town = await wednesday()
    const { words } = await town.张工.fills({ progress: '', ask_level: 'office', next_plan: '' }).submits()
    expect(words).toContain('有 3 处要改')
    expect(words).toMatch(/✗ 请填写本周进展.*✗ 请写明事项说明.*✗ 请填写下周计划/su)
    expect(words).toContain('▾ 请推进办协调')
  })

  it('asks for the state of every line of last week’s plan, under 本周无新增 too', async () => {
    const town = await wednesday()
    await town.张工.fills(good).submits()
    await town.at('09-09 15:00')
    const form = town.张工.card('第37周')
    expect(form.words()).toContain('上周计划完成得怎样？\n1. 9月10日前签合同\n  ▾ 请选择\n2. 报专班对接清单')
    const refused = await form.fills({ last_plan_2: 'going' }).saysNoNews()
    expect(refused.words).toContain('✗ 请选择第 1 项上周计划的完成情况。')
    expect(refused.words).toContain('2. 报专班对接清单\n  ▾ 推进中')
    const filed = await form.fills({ last_plan_1: 'done' }).saysNoNews()
    expect(filed.toast).toBe('已报：本周无新增')
    expect(filed.words).toContain('完成：9月10日前签合同\n推进中：报专班对接清单')
  })

  it('shows where the headline will be cut before it stands in a digest', async () => {
    const town = await wednesday()
    const { words } = await town.张工.fills({ ...good, progress: '长'.repeat(41) }).submits()
    expect(words).toContain(`摘要里这样写\n${'长'.repeat(39)}…`)
    expect(words).toContain('首行超过 40 字，摘要从省略号处截断。')
  })
})

describe('the box says its limit before it bites', () => {
  it.each([
    ['本周进展', { progress: '字'.repeat(301) }, '本周进展有 301 字，最多 300 字，请删短。'],
    ['事项说明', { ask_level: 'office', ask_detail: '请'.repeat(151) }, '事项说明有 151 字，最多 150 字，请删短。'],
  ])('%s: the client stops at it, and the server says it of a client that does not', async (_, values, line) => {
    const town = await wednesday()
    const form = town.张工.card('周四工作动态')
    expect((await form.fills({ ...good, ...values }).submits()).click.blocked).toContain('is longer than')
    const { words } = await form.fills({ ...good, ...values }, { force: true }).submits()
    expect(words).toContain(`✗ ${line}`)
    expect(words, 'all of it stands in the box').toContain(Object.values(values).at(-1))
    expect(revisions(town)).toBe(0)
  })

  it('four lines of progress within it are a report, and so are three lines of a plan as long as they may be, numbered', async () => {
    const town = await wednesday()
    const plan = ['1. ', '2. ', '3. '].map((mark) => `${mark}${'划'.repeat(40)}`).join('\n')
    const { toast, words } = await town.张工.fills({ ...good, progress: '一\n二\n三\n四', next_plan: plan }).submits()
    expect(toast).toBe('已提交')
    expect(words).toContain('一\n二\n三\n四')
  })

  it('every box of text on every card counts to the limit in its label', async () => {
    const town = await wednesday()
    for (const node of tagged(town.张工.card('周四工作动态').message.content)) {
      if (node.tag !== 'input') continue
      const limits: Record<string, number> = { progress: 300, ask_detail: 150, next_plan: 131 }
      expect(node.max_length, String(node.name)).toBe(limits[String(node.name)])
    }
  })
})

describe('whatever the client sends for what is left empty', () => {
  it.each(['absent', 'string', 'array', 'typed'] as const)(
    '%s: the same report, the same red line',
    async (emptyFields) => {
      const town = await wednesday({ modes: { emptyFields } })
      const { 张工 } = town
      const form = 张工.card('周四工作动态')
      expect((await form.fills({ progress: '只写了进展' }).submits()).words).toContain('✗ 请填写下周计划。')
      const { words } = await form.fills({ next_plan: '签合同' }).submits()
      expect(words).toContain('已收到 · 航天产业链')
      expect(words).toContain('只写了进展')
    },
  )

  it('finds the button by its name when its value does not arrive', async () => {
    const town = await wednesday({ modes: { submitValue: 'missing' } })
    const { 张工 } = town
    expect((await 张工.fills({ progress: '写到一半' }).savesDraft()).toast).toBe('已暂存，提交后才算上报')
    expect((await 张工.fills({ next_plan: '签合同' }).submits()).toast).toBe('已提交')
    await 张工.card('已收到').clicks('edit')
    expect((await 张工.fills({ next_plan: '签合同并报批' }).submits()).toast).toBe('已更新为新版')
  })

  it('and a text report is confirmed and dropped by the names of its buttons too', async () => {
    const town = await wednesday({ modes: { submitValue: 'missing' } })
    const { 张工 } = town
    await 张工.says('周报 本周进展：完成招标 下周计划：签合同')
    expect((await 张工.card('请核对').clicks('cancel')).toast).toBe('没有提交')
    await 张工.says('周报 本周进展：完成招标 下周计划：签合同')
    const receipt = 张工.cards('请核对').at(-1)
    expect((await receipt?.clicks('confirm'))?.toast).toBe('已提交')
    await receipt?.clicks('edit')
    expect((await receipt?.fills({ next_plan: '签合同并报批' }).submits())?.toast).toBe('已更新为新版')
  })
})

describe('nothing typed', () => {
  it('is no draft: 暂存 with an empty form keeps nothing and the first reminder comes', async () => {
    const town = await wednesday()
    const { toast } = await town.张工.fills({}).savesDraft()
    expect(toast).toBe('还没有填内容，没有暂存')
    await town.张工.fills({}).submits()
    expect(town.ask('select count(*) from draft')).toEqual([0])
    await town.at('09-03 10:00')
    expect(town.张工.last()).toContain('还没有填')
  })

  it('takes no earlier draft away: an empty 暂存 brings it back onto the card', async () => {
    const town = await wednesday()
    await town.张工.fills({ progress: '写到一半' }).savesDraft()
    const { words } = await town.张工.fills({ progress: '' }).savesDraft()
    expect(words).toContain('写到一半')
  })
})
