import { describe, expect, it } from 'vitest'
import type { Who } from '../../scripts/town/cast.ts'
import { refusing } from '../support/refusing.ts'
import { openTown, type Town } from '../support/town.ts'
import { filesOf, rowsOf, sendsFile, taskRow, templateTitles, workbook } from './support/files.ts'

const titles = (town: Town) => town.ask("select title from record where kind = 'task' order by no")

describe('导入 任务', () => {
  it('sends the template: the columns of an export, empty, and beside them how to fill it', async () => {
    const town = await openTown('10-16 09:00')
    expect(await town.吴工.says('导入 任务')).toBe(
      '正在生成任务的导入模板，好了就发给您。填好后把文件私信发给我。\n---\n〔file〕',
    )
    const [file] = filesOf(town, '吴工')
    expect(file?.name).toBe('任务_导入模板.xlsx')
    expect(await rowsOf(file?.bytes ?? Buffer.alloc(0), '任务')).toEqual([templateTitles])
    const guide = await rowsOf(file?.bytes ?? Buffer.alloc(0), '填写说明')
    expect(guide.map(([column]) => column)).toEqual(['列', ...templateTitles, null])
    expect(guide[8]).toEqual(['完成时限', '不选就按来源给默认时限', '2026-10-30'])
  })

  it('reports on the filled file before anything counts, and takes it in at the press of a button', async () => {
    const town = await openTown('10-16 09:00')
    const bytes = workbook([
      taskRow(undefined, '航天', '接通示例地块水电', {
        unit: '区投资商务局',
        due: { day: '2026-10-30' },
        nodes: '10-20 设备进场\n10-25 试运行',
      }),
      taskRow(undefined, '区级', '=摸清家底', { unit: '区科技工信局', detail: '000610113199001011234' }),
    ])
    const said = await sendsFile(town, '吴工', '任务.xlsx', bytes)
    expect(said).toContain('导入任务\n任务.xlsx')
    expect(said).toContain('可导入 2 行')
    expect(said).toContain('［导入 2 条］  ［不导入］')
    expect(titles(town)).toEqual([])

    const { toast } = await town.吴工.lastCard().clicks('apply')
    expect(toast).toBe('正在导入')
    expect(titles(town)).toEqual(['接通示例地块水电', '=摸清家底'])
    expect(town.吴工.card('导入任务').words()).toContain('已导入 2 条：新增 2，更正 0。')
    expect(await town.吴工.says('任务1')).toContain('时限 10月30日（周五）')
    expect(await town.吴工.says('任务2')).toContain('要求 000610113199001011234')
    expect(town.冯工.last()).toBe('吴工（虚构）导入了 1 件任务，要您办。请发「我的」看。')
    expect(town.ask("select distinct via from record_step where record_id not like 'fi%'")).toEqual(['import'])
  })

  it('names every fault at once by sheet, row and column, marks them in the workbook, and takes the rest', async () => {
    const town = await openTown('10-16 09:00')
    const bytes = workbook([
      taskRow(undefined, '航天', '接通水电', { unit: '区投资商务局' }),
      [],
      taskRow(undefined, '航海', '建港口', { unit: '区财务局', due: '2月30日' }),
      taskRow('任务99', undefined, '改一改'),
      taskRow(undefined, '航天', undefined, { due: { day: '2026-10-01' }, owner: '查无此人' }),
      taskRow(undefined, '航天', '接通水电'),
    ])
    const said = await sendsFile(town, '吴工', '填好.xlsx', bytes)
    expect(said).toContain('可导入 1 行，有错 4 行')
    for (const line of [
      '表「任务」第 4 行「产业链」：没有这条产业链',
      '表「任务」第 4 行「牵头单位」：没有这个单位。是不是：',
      '表「任务」第 4 行「完成时限」：没有这一天：2月30日',
      '表「任务」第 5 行「编号」：没有这条记录，或者您不能改',
      '表「任务」第 6 行「任务」：请填任务',
      '表「任务」第 6 行「责任人」：名册里没有这个人',
      '表「任务」第 6 行「完成时限」：时限不能早于今天',
      '表「任务」第 7 行「任务」：和第 2 行是同一件',
    ])
      expect(said).toContain(line)
    const [file] = filesOf(town, '吴工')
    expect(file?.name).toBe('填好_标红.xlsx')
    const rows = await rowsOf(file?.bytes ?? Buffer.alloc(0), '任务')
    expect(rows[0]).toEqual([...templateTitles, '错在哪里'])
    expect(rows[3]?.at(-1)).toContain('「完成时限」：没有这一天：2月30日')
    expect(rows[3]?.[7]).toBe('2月30日')
    expect(rows[1]?.at(-1)).toBeNull()
    await town.吴工.lastCard().clicks('apply')
    expect(titles(town)).toEqual(['接通水电'])
  })

  it('corrects the records that a row names, with the reason 导入, and leaves alone what a cell says nothing about', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工, 冯工 } = town
    await 吴工.says('交办 航天 区投资商务局 10-20 接通示例地块水电')
    await 吴工.says('交办 航天 摸清示例企业底数')
    await 冯工.says('签收 任务1')
    await town.at('10-26 09:00')
    const bytes = workbook([
      taskRow('任务〔2026〕1号', '航天产业链', '接通示例地块水电和天然气', { detail: '两回路' }),
      taskRow('2', undefined, undefined, { unit: '区科技工信局' }),
    ])
    expect(await sendsFile(town, '吴工', '任务.xlsx', bytes)).toContain('可导入 2 行')
    await 吴工.lastCard().clicks('apply')
    expect(吴工.card('导入任务').words()).toContain('已导入 2 条：新增 0，更正 2。')
    const one = await 吴工.says('任务1')
    expect(one).toContain('接通示例地块水电和天然气')
    expect(one).toContain('时限 10月20日（周二）')
    expect(one).toContain('要求 两回路')
    expect(await 吴工.says('任务2')).toContain('牵头单位 区科技工信局（演示）')
    expect(town.ask("select step || ' ' || reason from record_step where via = 'import'")).toEqual([
      'edit 导入',
      'assign 导入',
    ])
  })

  it('changes nothing for the same file again, saved anew or not, nor for an export sent back as it came', async () => {
    const town = await openTown('10-16 09:00')
    const rows = [
      taskRow(undefined, '航天', '接通水电', { due: { day: '2026-10-30' } }),
      taskRow(undefined, '区级', '摸清家底', { unit: '区科技工信局' }),
    ]
    await sendsFile(town, '吴工', '任务.xlsx', workbook(rows))
    await town.吴工.lastCard().clicks('apply')
    const steps = town.ask("select count(*) from record_step where record_id not like 'fi%'")
    const again = await sendsFile(town, '吴工', '任务 副本.xlsx', workbook(rows, '任务', [...templateTitles, '备注']))
    expect(again).toContain('可导入 0 行，没有变化 2 行')
    expect(again).toContain('表里的内容和台账一样，没有要导入的。')
    expect(again).not.toContain('不导入］')
    await town.at('11-20 09:00')
    await town.吴工.says('导出 任务')
    const exported = filesOf(town, '吴工').at(-1)?.bytes ?? Buffer.alloc(0)
    expect(await sendsFile(town, '吴工', '任务.xlsx', exported)).toContain('可导入 0 行，没有变化 2 行')
    expect(town.ask("select count(*) from record_step where record_id not like 'fi%'")).toEqual(steps)
  })

  it('does nothing when it is not wanted, and nothing twice when it is pressed twice', async () => {
    const town = await openTown('10-16 09:00')
    await sendsFile(town, '吴工', '一.xlsx', workbook([taskRow(undefined, '航天', '接通水电')]))
    const unwanted = town.吴工.lastCard()
    expect((await unwanted.clicks('drop')).words).toContain('没有导入，台账没有变。')
    await sendsFile(town, '吴工', '二.xlsx', workbook([taskRow(undefined, '航天', '接通天然气')]))
    const card = town.吴工.lastCard()
    const presses = await Promise.all([card.clicks('apply'), card.clicks('apply')])
    expect(presses.map(({ toast }) => toast).toSorted()).toEqual(['已经办过了', '正在导入'])
    expect(titles(town)).toEqual(['接通天然气'])
  })

  it('goes on where it was when it is killed in the middle', async () => {
    const town = await openTown('10-16 09:00')
    const rows = Array.from({ length: 900 }, (_, index) => taskRow(undefined, '航天', `第${index + 1}项`))
    await sendsFile(town, '吴工', '任务.xlsx', workbook(rows))
    // A row near the end cannot be stored: what was committed before stays, what stands in one transaction with it is gone.
    const mend = refusing(town.stage.database, 'insert on record', "new.title = '第850项'")
    const silent = process.stderr.write
    process.stderr.write = () => true
    try {
      await town.吴工.lastCard().clicks('apply')
    } finally {
      process.stderr.write = silent
    }
    const kept = Number(town.ask("select count(*) from record where kind = 'task'")[0])
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThan(850)
    expect(town.ask("select cast(json_extract(progress, '$.made') as integer) from record_import")).toEqual([kept])
    expect(town.ask("select count(*) from audit where action = 'task/create'")).toEqual([kept])
    mend()
    await town.stage.advance(60_000)
    expect(town.ask("select count(*) from record where kind = 'task'")).toEqual([900])
    expect(town.ask("select max(no) from record where kind = 'task'")).toEqual([900])
    expect(town.吴工.card('导入任务').words()).toContain('已导入 900 条：新增 900，更正 0。')
    // Whoever they came to hears of all of them, those of before included.
    expect(town.张工.last()).toBe('吴工（虚构）导入了 900 件任务，要您办。请发「我的」看。')
  })
})

describe('a file with 涉密标识', () => {
  it('is refused whole, by the addresses of its cells, and nothing of it is kept', async () => {
    const town = await openTown('10-16 09:00')
    const bytes = workbook([
      taskRow(undefined, '航天', '接通水电'),
      taskRow(undefined, '航天', '发动机密封件到货', { detail: '机 密★10年 试验大纲' }),
    ])
    expect(await sendsFile(town, '吴工', '任务.xlsx', bytes)).toBe(
      '表「任务」D3：含有涉密标识，没有保存，也没有转发。请走机要渠道，并撤回这条消息。整份都没有导入。',
    )
    expect(town.ask('select count(*) from record_import')).toEqual([0])
    const [entry] = (await town.audit()).filter(({ action }) => action === 'secret-marker')
    expect(entry).toMatchObject({ actorName: '吴工（虚构）', object: 'import', detail: { fields: 'D3' } })
    expect(JSON.stringify(entry)).not.toContain('试验大纲')
  })
})

describe('a file that is none of ours', () => {
  it.each([
    ['链长甲', '任务.xlsx'],
    ['冯工', '任务.xlsx'],
    ['何工', '任务.xlsx'],
    ['吴工', '合同.pdf'],
  ] as [Who, string][])('of %s, %s, is never opened', async (who, name) => {
    const town = await openTown('10-16 09:00')
    const calls = () => town.stage.emulator.calls().filter(({ path }) => path.includes('/resources/')).length
    await sendsFile(town, who, name, workbook([taskRow(undefined, '航天', '接通水电')]))
    expect(calls()).toBe(0)
    expect(town.ask('select count(*) from record_import')).toEqual([0])
  })

  it('says what to send instead', async () => {
    const town = await openTown('10-16 09:00')
    expect(await sendsFile(town, '吴工', '合同.pdf', Buffer.from('%PDF'))).toBe(
      '只收填好的 .xlsx 导入模板或 .csv 表；别的文件没有打开，也没有保存。',
    )
    expect(await town.张工.says('导入 任务')).toContain('您现在的职责不能')
  })
})
