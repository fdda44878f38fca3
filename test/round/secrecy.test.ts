import { describe, expect, it } from 'vitest'
import { groups } from '../../scripts/town/cast.ts'
import { everythingIn } from '../support/everything.ts'
import { refusing } from '../support/refusing.ts'
import { good } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

const refusal = '含有涉密标识，没有保存，也没有转发。请走机要渠道，并撤回这条消息。'
const hidden = '某型号试验大纲'
const marked = `${hidden}，机密★10年`

/** Every table that holds the words, in any column. */
const tablesWith = (town: Town, words: string): string[] =>
  [...everythingIn(town.stage.database)].filter(([, rows]) => rows.includes(words)).map(([table]) => table)
const markers = async (town: Town) => (await town.audit()).filter(({ action }) => action === 'secret-marker')

describe('a message with 涉密标识', () => {
  it.each([
    ['a word', marked],
    ['a report in words', `本周进展：${marked}\n下周计划：继续推进`],
    ['a new task', `交办 航天 区投资商务局 ${marked}`],
    ['a look', `查 「${marked}」`],
  ])('is answered with the fixed sentence and kept nowhere: %s', async (_what, text) => {
    const town = await openTown('09-02 15:00')
    expect(await town.张工.says(text)).toBe(refusal)
    expect(tablesWith(town, hidden)).toEqual([])
    const [entry] = await markers(town)
    expect(entry).toMatchObject({ actorName: '张工（虚构）', object: 'message', result: 'refused' })
    expect(town.ask("select payload, answer from inbox where kind = 'message'")).toEqual([null])
  })

  it('is answered in private where it was said in a group, and left alone where the bot was not meant', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.张工.says(marked, { in: '航天群' })).toContain(refusal)
    expect(town.group('航天群')).toEqual(['已私信回复。'])
    await town.张工.says(marked, { in: '航天群', mentions: [] })
    expect(await markers(town)).toHaveLength(1)
    expect(tablesWith(town, hidden)).toEqual([])
  })

  it('is one by the name of its file as well, whoever sends it', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.吴工.says(`${marked}.xlsx`, { type: 'file' })).toBe(refusal)
    expect(await town.张工.says(`${marked}.pdf`, { type: 'file' })).toBe(refusal)
    expect((await markers(town)).map(({ object }) => object)).toEqual(['file-name', 'file-name'])
    expect(tablesWith(town, hidden)).toEqual([])
  })

  it('is one when it stands in one piece of a rich text', async () => {
    const town = await openTown('09-02 15:00')
    const paragraphs = [[{ tag: 'text', text: '本周进展：' }], [{ tag: 'a', href: 'https://a.example', text: marked }]]
    expect(await town.张工.says('', { type: 'post', paragraphs })).toBe(refusal)
    expect(tablesWith(town, hidden)).toEqual([])
  })

  it('is one when a report was edited into it before it was confirmed', async () => {
    const town = await openTown('09-02 15:00')
    const { message_id } = await town.stage.emulator
      .person(town.张工.openId)
      .says('本周进展：完成招标\n下周计划：开工\n需协调：无\n风险：无')
    await town.stage.settle()
    town.stage.emulator.person(town.张工.openId).edits(message_id, `本周进展：${marked}\n下周计划：开工`)
    const { toast } = await town.张工.lastCard().clicks('confirm')
    expect(toast).toBe('含有涉密标识，没有保存')
    expect(town.张工.last()).toBe(refusal)
    expect(tablesWith(town, hidden)).toEqual([])
    expect(town.ask('select count(*) from revision')).toEqual([0])
  })
})

it('what cannot be refused at once is not kept for later: Feishu brings it again', async () => {
  const town = await openTown('09-02 15:00')
  const mend = refusing(town.stage.database, 'insert on audit')
  const write = process.stderr.write
  process.stderr.write = () => true
  try {
    await town.张工.says(marked)
  } finally {
    process.stderr.write = write
  }
  expect(tablesWith(town, hidden)).toEqual([])
  mend()
  await town.stage.advance(60_000)
  expect(town.张工.last()).toBe(refusal)
  expect(tablesWith(town, hidden)).toEqual([])
})

describe('a form with 涉密标识', () => {
  it('of the week comes back with that field empty and the others as they were typed', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    const { toast, words } = await town.张工.fills({ ...good, next_plan: marked, progress: '完成设备招标' }).submits()
    expect(toast).toBe('含有涉密标识，没有保存')
    expect(words).toContain('完成设备招标')
    expect(words).not.toContain(hidden)
    expect(town.张工.last()).toBe(refusal)
    expect(town.ask('select count(*) from revision')).toEqual([0])
    expect(tablesWith(town, hidden)).toEqual([])
    const [entry] = await markers(town)
    expect(entry).toMatchObject({ object: 'form', detail: { fields: 'next_plan' } })
    const again = await town.张工.card('周四工作动态').fills({ next_plan: '设备进场' }).submits()
    expect(again.toast).toContain('已提交')
    expect(town.ask("select json_extract(content, '$.progress') from revision")).toEqual(['完成设备招标'])
  })

  it('of a new task, and of a step, comes back the same way', async () => {
    const town = await openTown('10-16 09:00')
    await town.吴工.says('任务 航天 新增')
    const form = town.吴工.lastCard()
    const { words } = await form.clicks('create', { title: '接通水电', detail: marked })
    expect(words).toContain('接通水电')
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([0])
    await form.clicks('create', { detail: '两回路' })
    expect(town.ask("select title from record where kind not in ('firm', 'figure')")).toEqual(['接通水电'])
    await town.吴工.says('签收 任务1')
    await town.吴工.says('延期 任务1')
    const step = await town.吴工.lastCard().clicks('extend', { new_due: '2026-12-01', reason: marked })
    expect(step.words).toContain('2026-12-01')
    expect(town.ask("select count(*) from record_step where step = 'extend'")).toEqual([0])
    expect(tablesWith(town, hidden)).toEqual([])
  })

  it('of any other sort comes back as it was sent, filled as it was typed', async () => {
    const town = await openTown('09-02 14:50')
    await town.at('09-02 15:00')
    await town.张工.fills(good).submits()
    await town.吴工.says('退回 航天')
    const { toast } = await town.吴工.lastCard().clicks('return', { reason: marked })
    expect(toast).toBe('含有涉密标识，没有保存')
    expect(town.ask('select count(*) from item_return')).toEqual([0])
    expect(tablesWith(town, hidden)).toEqual([])
    expect((await town.吴工.card('退回').clicks('return', { reason: '缺佐证材料' })).toast).toContain('已退回')
  })
})

describe('the list of markers', () => {
  it('is the administrator’s: words are added and taken away, none is repeated, what was met is counted', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.何工.says('设置 涉密词 加 机密代号甲')).toBe('已加上，共 6 个涉密词。从下一条消息起算。')
    expect(await town.何工.says('设置 涉密词 加 长风工程')).toBe('已加上，共 7 个涉密词。从下一条消息起算。')
    expect(await town.张工.says('长风 工程进展顺利')).toBe(refusal)
    await town.张工.says('本周：绝密')
    const shown = await town.何工.says('设置 涉密词')
    expect(shown).toContain('涉密词 7 个：绝密、机密、秘密★、★N年、密级，另有自定的 2 个，不在这里显示。')
    expect(shown).toContain('近 30 天拦下 2 次：消息 2。')
    expect(await town.何工.says('设置 涉密词 删 长风工程')).toBe('已去掉，共 6 个涉密词。从下一条消息起算。')
    expect(await town.张工.says('长风工程进展顺利')).not.toBe(refusal)
    expect(await town.何工.says('设置 涉密词 删 长风工程')).toBe(
      '没有这个涉密词，没有改，共 6 个涉密词。从下一条消息起算。',
    )
    expect(JSON.stringify(await town.audit())).not.toContain('长风')
  })

  it('is nobody else’s, not even the office’s', async () => {
    const town = await openTown('09-02 15:00')
    expect(await town.吴工.says('设置 涉密词')).toContain('您现在的职责不能修改设置。请找管理员')
    expect(await town.吴工.says('设置 涉密词 加 长风工程')).toContain('您现在的职责不能修改设置。')
    expect(await town.吴工.says('设置 涉密词 加 机密件')).toBe(refusal)
    expect(town.ask("select count(*) from setting where key = 'secret-markers'")).toEqual([0])
  })
})

it('a group reads nothing of it either', async () => {
  const town = await openTown('09-02 15:00')
  await town.张工.says(marked, { in: '航天群' })
  expect(town.stage.emulator.messages(groups.航天群).filter(({ sender }) => sender.type === 'app')).toHaveLength(1)
})
