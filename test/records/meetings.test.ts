import { expect, it } from 'vitest'
import { part } from '../exports/support/parts.ts'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'
import { filesOf } from './support/files.ts'
import { whoMay } from './support/matrix.ts'

const office = '推进办调度会'
const unit = '区投资商务局（演示）'
const good = {
  type: office,
  on: '2026-10-22',
  time: '14:30',
  place: '示例会议室',
  host: '周主任',
  invited: [unit, '航天产业链'],
}
const given = {
  ...good,
  text: '补一句',
  reason: '写错了',
  ref: '任务1',
  extra: '示例议题',
  person: '李工',
  item: '示例议题',
  decision: '尽快办好',
  unit: '新城',
}

const made = async (start = '10-19 10:00', values: Record<string, unknown> = good): Promise<Town> => {
  const town = await openTown(start)
  await town.吴工.says('交办 航天 区投资商务局 10-30 请区投资商务局牵头接通水电')
  await town.吴工.says('会议 新增')
  await town.吴工.lastCard().clicks('create', values)
  return town
}
const agenda = async (town: Town, values: Record<string, unknown>, no = 1) => {
  await town.吴工.says(`改议题 会议${no}`)
  return town.吴工.lastCard().clicks('agenda', values)
}
const called = async (start?: string, extra = '示例议题'): Promise<Town> => {
  const town = await made(start)
  await agenda(town, { extra })
  await town.吴工.says('发通知 会议1')
  return town
}
const textOf = (bytes: Buffer): string =>
  part(bytes, 'word/document.xml')
    .replace(/<\/w:p>/gu, '\n')
    .replace(/<[^>]+>/gu, '')

it('plays the meeting from its agenda to the tasks of its minutes', { timeout: 60_000 }, async () => {
  const town = await openTown('10-16 09:00')
  const { 吴工, 冯工, 秦处, 张工 } = town
  await 吴工.says('交办 航天 区投资商务局 10-30 请区投资商务局牵头接通水电')
  await 冯工.says('签收 任务1')

  // 10: Monday.
  await town.at('10-19 10:00')
  expect(await 吴工.says('会议 新增')).toContain('新增会议 · 区级')
  const created = await 吴工.lastCard().clicks('create', good)
  expect(created.words).toContain('推进办调度会2026年第1次')
  expect(created.words).toContain('会议〔2026〕1号 · 区级')
  expect(created.words, 'neither red nor overdue').not.toContain('任务1')

  // 11
  const form = await agenda(town, { extra: '任务1' })
  expect(form.words).toContain('1. 任务1 请区投资商务局牵头接通水电')
  const before = { 冯工: 冯工.heard().length, 秦处: 秦处.heard().length, 张工: 张工.heard().length }
  await 吴工.says('会议1')
  expect((await 吴工.lastCard().clicks('call')).toast).toBe('通知已发')
  for (const who of [冯工, 秦处]) {
    const card = who.card('推进办调度会2026年第1次')
    expect(card.words()).toContain('1. 任务1 请区投资商务局牵头接通水电')
    expect(card.words()).toContain('［参加］  ［请假］  ［派员］')
  }
  expect(冯工.heard().length, 'one card and one file').toBe(before.冯工 + 2)
  expect(张工.heard().length, 'a chain is its lead').toBe(before.张工)
  const [ics] = filesOf(town, '冯工')
  expect(ics?.name).toBe('推进办调度会2026年第1次.ics')
  expect(ics?.bytes.toString()).toContain('\r\nDTSTART:20261022T063000Z\r\n')

  expect((await 冯工.card('推进办调度会').clicks('attend')).toast).toBe('已回复参加')
  expect(await 秦处.says('请假 会议1 外出')).toContain('秦处（虚构） 请假：外出')
  expect(await 吴工.says('会议1')).toContain('参加1 请假1')
  expect(town.ask('select count(*) from leave'), 'leave is another thing').toEqual([0])

  // 12: Thursday.
  await town.at('10-22 16:00')
  await 吴工.says('会议1')
  await 吴工.lastCard().clicks('ask_decide_item_1')
  const decided = { item: '任务1', decision: '10月26日前报装完成', task_unit: unit, task_due: '2026-10-26' }
  await 吴工.lastCard().clicks('decide', decided)
  expect(吴工.last()).toContain('状态：已开待纪要')
  expect(吴工.last()).toContain(`决定：10月26日前报装完成（${unit}，10月26日）`)
  await 吴工.lastCard().clicks('ask_issue')
  expect(吴工.last()).toContain(`1. 任务1 请区投资商务局牵头接通水电：成为任务：${unit}，10月26日`)
  const issued = await 吴工.lastCard().clicks('issue')
  expect(issued.toast).toBe('已印发')
  expect(issued.words).toContain('状态：已印发')
  expect(issued.words).toContain('签发 周主任')
  expect(issued.words).toContain('已转：任务2 10月26日前报装完成')
  expect(await 冯工.says('任务2')).toContain('状态：待签收')
  expect(冯工.last()).toContain('航天产业链')
  expect(await 吴工.says('查 任务 来自会议')).toContain('任务2 10月26日前报装完成')
  for (const who of ['冯工', '秦处', '吴工'] as const) {
    const minutes = filesOf(town, who).filter(({ name }) => name.endsWith('.docx'))
    expect(
      minutes.map(({ name }) => name),
      who,
    ).toEqual(['推进办调度会2026年第1次纪要.docx'])
    const words = textOf(minutes[0]?.bytes ?? Buffer.alloc(0))
    for (const part of [
      '一、任务1 请区投资商务局牵头接通水电',
      '决定：10月26日前报装完成',
      `责任单位：${unit}`,
      '签发：周主任',
      '演示数据',
    ])
      expect(words, who).toContain(part)
  }

  // Nobody of another chain has read a word of it.
  const elsewhere = [
    ...town.group('陶瓷基群'),
    ...town.王工.heard(),
    ...town.魏处.heard(),
    ...town.链长乙.heard(),
  ].join()
  expect(elsewhere).not.toMatch(/接通水电|报装完成|调度会/u)
})

it('is seen and run by those of the table', async () => {
  const town = await called()
  expect(await whoMay(town, 'meeting-2026-1', given)).toEqual({
    sees: 'LUOQG',
    agenda: 'OQ',
    attend: 'LU',
    absent: 'LU',
    send: 'LU',
    decide: 'OQ',
    note: 'OQ',
    edit: 'OQ',
    relate: 'OQ',
    merge: 'OQ',
    void: 'OQ',
    classify: 'OQ',
  })
  const { 秦处, 张工, 王工 } = town
  await 秦处.says('会议 航天 新增')
  expect(秦处.lastCard().words()).toContain('新增会议 · 航天产业链')
  const refused = await 秦处.lastCard().clicks('create', good, { force: true })
  expect(refused.words, 'the office’s alone').toContain('请从选项里选')
  await 秦处.lastCard().clicks('create', { ...good, type: '专班例会', host: '秦处', invited: ['本链专班'] })
  expect(秦处.last()).toContain('专班例会2026年第1次')
  expect(await whoMay(town, 'meeting-2026-2', { ...given, type: '专班例会' })).toMatchObject({
    sees: 'PBLCOQG',
    agenda: 'LOQ',
    edit: 'LOQ',
  })
  expect(await 张工.says('会议 新增')).toContain('您')
  expect(await 王工.says('会议2')).toBe('没有找到会议2，或者您不能看。')
  expect(await 王工.says('会议')).not.toContain('会议2')
})

it('is counted for each type, chain and year, and again when its type was wrong', async () => {
  const town = await made()
  const { 吴工 } = town
  const titles = async (words: string, values: Record<string, unknown>) => {
    await 吴工.says(words)
    return (await 吴工.lastCard().clicks('create', { ...good, ...values })).words.split('\n')[0]
  }
  expect(await titles('会议 新增', {})).toBe('推进办调度会2026年第2次')
  expect(await titles('会议 新增', { type: '领导小组会议' })).toBe('领导小组会议2026年第1次')
  expect(await titles('会议 航天 新增', {})).toBe('推进办调度会2026年第1次')
  expect(await titles('会议 新增', { on: '2027-01-06' })).toBe('推进办调度会2027年第1次')
  await 吴工.says('更正 会议2')
  const mended = await 吴工.lastCard().clicks('edit', { ...good, type: '领导小组会议', reason: '选错了类型' })
  expect(mended.words).toContain('领导小组会议2026年第2次')
})

it('has on its agenda what is late, in the plan’s order, and numbers its items once', { timeout: 60_000 }, async () => {
  const town = await openTown('10-12 09:00')
  const { 吴工, 郑工, 冯工, 张工 } = town
  await 吴工.says('交办 航天 区投资商务局 10-15 会逾期的事')
  await 吴工.says('交办 航天 区投资商务局 10-30 要延期的事')
  await 吴工.says('交办 航天 区投资商务局 10-15 敏感的事')
  await 吴工.says('交办 陶瓷基 区投资商务局 10-15 别的链的事')
  await 冯工.says('签收 任务2')
  await 冯工.says('延期 任务2 11-20 等停电窗口')
  await 吴工.says('设为敏感 任务3 涉及商业秘密')
  await 吴工.lastCard().clicks('classify', { reason: '涉及商业秘密' })
  const practice = { title: '示例经验', category: '补链', how: '上门对接', effect: '新增 3 户', public: '可' }
  await 张工.says('经验 新增')
  await 张工.lastCard().clicks('create', practice)
  await 郑工.says('采用 经验1')
  await 郑工.lastCard().clicks('adopt')
  await town.at('10-19 10:00')
  const ask = { category: '要素', detail: '缺示例检测', proposal: '请协调' }
  for (const level of ['office', 'chief']) {
    await 张工.says('问题 新增')
    await 张工.lastCard().clicks('create', { ...ask, title: `${level} 的示例问题`, level })
  }
  await 吴工.says('会议 航天 新增')
  const drafted = await 吴工.lastCard().clicks('create', good)
  expect(drafted.words).toMatch(
    /1\. 问题1 office[\s\S]*2\. 任务1 会逾期的事[\s\S]*3\. 任务2 要延期的事[\s\S]*4\. 经验1 示例经验/u,
  )
  expect(drafted.words).not.toMatch(/敏感的事|别的链|问题2/u)

  // One taken off, one put on: its number is not given anew.
  const fewer = await agenda(town, { items: ['任务1', '经验1'], extra: '任务3\n示例议题' })
  expect(fewer.words).not.toMatch(/[13]\. /u)
  expect(fewer.words).toContain('5. 任务3（敏感，私信查看）')
  expect(fewer.words).toContain('6. 示例议题')
  const again = await agenda(town, { items: ['任务1', '任务2', '经验1', '任务3', '示例议题'] })
  expect(again.words).toContain('7. 任务2 要延期的事')
  // Nothing picked: it stays.
  expect((await agenda(town, { extra: '再一个' })).words).toContain('2. 任务1')
  const bad = await agenda(town, { extra: '任务99' })
  expect(bad.words).toContain('没有这条记录，或者您不能看')
  expect((await agenda(town, { extra: '一\n二\n三\n四' })).words).toContain('最多 3 个，现在 4 个')
})

it('takes at most twelve items', async () => {
  const town = await made()
  for (const from of [1, 4, 7, 10]) await agenda(town, { extra: [0, 1, 2].map((n) => `议题${from + n}`).join('\n') })
  expect(town.吴工.last()).toContain('12. 议题12')
  expect((await agenda(town, { extra: '第十三个' })).words).toContain('最多 12 个，现在 13 个')
})

it('cannot be called without items, or issued without a decision; a decision without a unit is no task', async () => {
  const town = await made()
  const { 吴工 } = town
  expect(await 吴工.says('发通知 会议1')).toBe('还没有议题，先点「改议题」。')
  await agenda(town, { extra: '示例议题\n另一个议题' })
  expect(await 吴工.says('印发 会议1')).toContain('会议1现在是「筹备」，不能印发。')
  expect(await 吴工.says('记决定 会议1 示例议题 尽快办好'), 'it has not been').toContain('不能记决定')
  await 吴工.says('发通知 会议1')
  expect(await 吴工.says('记决定 会议1 示例议题 尽快办好')).toContain('决定：尽快办好')
  await 吴工.says('印发 会议1')
  expect(吴工.last()).toContain('1. 示例议题：没有写责任单位，只写进纪要，不成为任务')
  expect(吴工.last()).toContain('2. 另一个议题：没有写决定')
  expect((await 吴工.lastCard().clicks('issue', { signed_by: '组长' })).words).toContain('签发 组长')
  expect(town.ask(`select count(*) from record where kind = 'task'`)).toEqual([1])
})

it('with nothing decided it is not issued', async () => {
  const town = await called()
  rawOf(town.stage.database).prepare(`update record set state = 'held' where kind = 'meeting'`).run()
  expect(await town.吴工.says('印发 会议1')).toBe('没有一项写了决定。')
})

it('one that was held already goes straight to its decisions, and is not called', async () => {
  const town = await made('10-19 10:00', { ...good, on: '2026-10-15' })
  await agenda(town, { extra: '示例议题' })
  expect(await town.吴工.says('发通知 会议1')).toContain('时间已经过了，不能发通知。')
  expect(await town.吴工.says('记决定 会议1 示例议题 尽快办好')).toContain('状态：已开待纪要')
  expect(town.秦处.heard().join()).not.toContain('会议')
})

it('each who is called answers once for themself; others’ answers make no card stale; the one who is sent hears of it', async () => {
  const town = await called()
  const { 冯工, 秦处, 李工, 吴工, 王工 } = town
  const [a, b] = [冯工.card('推进办调度会'), 秦处.card('推进办调度会')]
  expect(await 冯工.says('我的')).toContain('会议1 推进办调度会2026年第1次')
  const both = await Promise.all([a.clicks('attend'), b.clicks('ask_send')])
  expect(both.map(({ toast }) => toast)).toEqual(['已回复参加', '请填写后提交'])
  expect((await 秦处.lastCard().clicks('send', { person: '没有这个人' })).words).toContain('名册里没有这个人')
  await 秦处.lastCard().clicks('send', { person: '李工' })
  expect(李工.last()).toContain('秦处（虚构）请您代为参加会议1。')
  await 李工.lastCard().clicks('attend')
  expect(await 吴工.says('会议1')).toContain('参加2 请假0 派员1 没有回复0')
  const steps = town.ask(`select count(*) from record_step where record_id = 'meeting-2026-1'`)
  expect(await 冯工.says('参加 会议1')).toBe('已经办过了。')
  expect(town.ask(`select count(*) from record_step where record_id = 'meeting-2026-1'`)).toEqual(steps)
  expect(await 冯工.says('我的')).not.toContain('会议1')
  // A plan may change.
  expect(await 冯工.says('请假 会议1 临时有事')).toContain('请假：临时有事')
  expect(await 吴工.says('会议1')).toContain('参加1 请假1 派员1')
  expect(await 吴工.says('参加 会议1'), 'who is not called').toContain('您现在的职责不能办这一步。')
  expect(await 王工.says('参加 会议1')).toBe('没有找到会议1，或者您不能看。')
})

it('those called hear when it moves and when it is off', async () => {
  const town = await called()
  const { 吴工, 冯工 } = town
  await 吴工.says('更正 会议1')
  await 吴工.lastCard().clicks('edit', { ...good, time: '9点半', reason: '会场冲突' })
  expect(冯工.card('改了会议1的时间、地点或主持').words()).toContain('09:30')
  const events = filesOf(town, '冯工')
  expect(events.at(-1)?.bytes.toString()).toContain('DTSTART:20261022T013000Z')
  const sequence = (bytes: Buffer | undefined) => Number(/SEQUENCE:(\d+)/u.exec(String(bytes))?.[1])
  expect(sequence(events.at(-1)?.bytes)).toBeGreaterThan(sequence(events[0]?.bytes))
  await 吴工.says('撤销 会议1')
  await 吴工.lastCard().clicks('void', { reason: '不开了' })
  expect(冯工.last()).toBe('吴工（虚构）取消了会议1 推进办调度会2026年第1次，不开了。')
  expect(await 冯工.says('会议1')).toContain('状态：取消')
})

it('is yellow when its minutes are late, and gives agenda and minutes as a file to whoever sees it', {
  timeout: 60_000,
}, async () => {
  const town = await called('10-19 10:00')
  const { 吴工, 冯工 } = town
  expect(await 冯工.says('纪要 会议1')).toContain('会议1现在是「已通知」，不能纪要。')
  await town.at('10-22 16:00')
  await 吴工.says('记决定 会议1 示例议题 尽快办好')
  await 冯工.says('纪要 会议1')
  const [agendaFile] = filesOf(town, '冯工').filter(({ name }) => name.endsWith('.docx'))
  expect(agendaFile?.name).toBe('推进办调度会2026年第1次议题未印发.docx')
  expect(textOf(agendaFile?.bytes ?? Buffer.alloc(0))).toContain('（未印发）')
  await town.at('10-27 10:00')
  expect(await 吴工.says('为什么 会议1')).toContain('不亮灯')
  await town.at('10-28 10:00')
  expect(await 吴工.says('为什么 会议1')).toBe(
    '会议1：黄灯，纪要迟 1 个工作日（记下第一项决定后 3 个工作日没有印发是黄灯）。',
  )
  expect(await 吴工.says('我的')).toContain('会议1')
})

it('issued twice it makes its tasks once; bad times and hosts come back', async () => {
  const town = await called()
  const { 吴工 } = town
  await 吴工.says('记决定 会议1 示例议题 尽快办好')
  await 吴工.says('记决定 会议1')
  await 吴工.lastCard().clicks('decide', { item: '示例议题', decision: '尽快办好', task_unit: unit })
  for (let time = 0; time < 2; time += 1) {
    await 吴工.says('印发 会议1')
    await 吴工.lastCard().clicks('issue')
    await 吴工.says('重办 会议1')
    await 吴工.lastCard().clicks('reopen', { reason: '补一句' })
    await 吴工.says('记决定 会议1 示例议题 尽快办好了')
  }
  expect(town.ask(`select count(*) from record where kind = 'task' and source = '会议'`)).toEqual([1])
  const due = town.ask(`select due from record where source = '会议'`)
  expect(due, '默认时限 会议, 20 days').toEqual(['2026-11-08'])

  await 吴工.says('会议 新增')
  const bad = await 吴工.lastCard().clicks('create', { ...good, time: '25点', host: '没有这个人', invited: [] })
  for (const fault of ['没看懂时间，可以写 14:30', '名册里没有这个人', '请填参会']) expect(bad.words).toContain(fault)
})

it('names records in its history by their numbers, and no source that is only who made it', async () => {
  const town = await called(undefined, '任务1')
  const card = await town.吴工.says('会议1')
  expect(card).toContain('改议题：任务1')
  expect(card).not.toMatch(/task-\d|来源/u)
})
