import { describe, expect, it } from 'vitest'
import { writeXlsx } from '../../src/exports/xlsx.ts'
import { apply } from '../support/apply-file.ts'
import { openTown } from '../support/town.ts'
import { filesOf, rowsOf, sendsFile, taskRow, templateTitles, workbook } from './support/files.ts'
import { addsRow } from './support/lists.ts'

/** Made up, of a district that there is not; its last place fits. */
const code = '91900000MA00000003'

describe('rows of one file', () => {
  it('two people send the same one at once: each row is taken once, and each card says what its own press did', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工, 郑工, 张工 } = town
    const rows = [taskRow(undefined, '航天', '接通水电'), taskRow(undefined, '航天', '接通天然气')]
    await sendsFile(town, '吴工', '任务.xlsx', workbook(rows))
    await sendsFile(town, '郑工', '任务.xlsx', workbook(rows))
    await Promise.all([吴工.lastCard().clicks('apply'), 郑工.lastCard().clicks('apply')])
    await town.stage.settle()
    expect(town.ask("select title from record where kind = 'task' order by no")).toEqual(['接通水电', '接通天然气'])
    const said = [吴工, 郑工].map((one) => one.card('导入任务').words())
    // Which of the two takes which row is a matter of time.
    const taken = said.map((words) => Number(/已导入 (\d) 条：新增 \1，更正 0。/u.exec(words)?.[1]))
    expect(
      taken.reduce((sum, one) => sum + one),
      said.join('\n'),
    ).toBe(2)
    for (const [at, words] of said.entries()) {
      const others = 2 - (taken[at] ?? 0)
      if (others > 0) expect(words).toContain(`另有 ${others} 行，检查之后台账里已经一样，没有再动。`)
    }
    const told = 张工.heard().flatMap((words) => /导入了 (\d) 件任务，要您办/u.exec(words)?.[1] ?? [])
    expect(told.map(Number).reduce((sum, one) => sum + one, 0)).toBe(2)
  })

  it('of twenty sheets the one that is called so is read, and a fault names it', async () => {
    const town = await openTown('10-16 09:00')
    const titles = templateTitles.map((title) => ({ title, width: 12 }))
    const sheets = Array.from({ length: 20 }, (_, at) => ({
      name: at === 13 ? '任务' : `说明${at}`,
      columns: at === 13 ? titles : [{ title: '随便写的', width: 12 }],
      rows:
        at === 13 ? [taskRow(undefined, '航天', '接通水电'), taskRow(undefined, '没有的链', '接通燃气')] : [['无关']],
    }))
    const said = await sendsFile(town, '吴工', '任务.xlsx', writeXlsx(sheets, 'Asia/Shanghai'))
    expect(said).toContain('可导入 1 行')
    expect(said).toContain('任务')
    expect(said).toContain('第 3 行「产业链」')
    expect(said).not.toContain('说明')
  })

  it('the same file corrects again what was changed since in chat', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工 } = town
    await 吴工.says('交办 航天 接通水电')
    const file = workbook([taskRow('任务1', undefined, '接通水电和天然气')])
    for (const [at, name] of ['一.xlsx', '二.xlsx'].entries()) {
      await sendsFile(town, '吴工', name, file)
      await 吴工.lastCard().clicks('apply')
      expect(town.ask("select title from record where id = 'task-2026-1'"), name).toEqual(['接通水电和天然气'])
      expect(town.ask("select count(*) from record_step where via = 'import'"), name).toEqual([at + 1])
      await 吴工.says('更正 任务1')
      await 吴工.lastCard().clicks('edit', { title: '接通水电', reason: '先不接天然气' })
      expect(town.ask("select title from record where id = 'task-2026-1'"), name).toEqual(['接通水电'])
    }
  })

  it('a chain by the name it had, or by another one, is said with sheet, row and column; under an alias it is found', async () => {
    const town = await openTown('10-16 09:00')
    await town.吴工.says('交办 航天 接通水电')
    await apply(town, ['name: 新型纺织产业链', 'name: 现代织造产业链'], ['aliases: [纺织]', 'aliases: [织造]'])
    const said = await sendsFile(
      town,
      '吴工',
      '任务.xlsx',
      workbook([
        taskRow(undefined, '新型纺织产业链', '改造染缸'),
        taskRow(undefined, '织造', '改造织机'),
        taskRow('任务1', '现代织造产业链', '接通水电'),
        taskRow('任务1', '航天链', '接通水电'),
      ]),
    )
    expect(said).toContain('可导入 1 行，有错 2 行，没有变化 1 行')
    expect(said).toContain('表「任务」第 2 行「产业链」：没有这条产业链')
    expect(said).toContain('表「任务」第 4 行「产业链」：产业链不能改')
  })

  it('a code that another firm has, in the register or in a row above, is said before anything counts', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工 } = town
    await 吴工.says('导入 企业')
    const titles = (await rowsOf(filesOf(town, '吴工')[0]?.bytes ?? Buffer.alloc(0), '企业'))[0] as string[]
    const row = (of: Record<string, string>) => titles.map((title) => of[title])
    await 吴工.says('更新 企业1')
    await 吴工.lastCard().clicks('edit', { code, grade: 'A' })
    const other = '91900000MA00000016'
    const said = await sendsFile(
      town,
      '吴工',
      '企业.xlsx',
      workbook(
        [
          row({ 企业名称: '示例新材申（虚构）', 统一社会信用代码: code }),
          row({ 企业名称: '示例新材未（虚构）', 统一社会信用代码: other }),
          row({ 企业名称: '示例新材午（虚构）', 统一社会信用代码: other }),
          row({ 企业名称: '示例新材巳（虚构）', 统一社会信用代码: `${code.slice(0, 17)}7` }),
          row({ 编号: '企业2', 统一社会信用代码: code }),
        ],
        '企业',
        titles,
      ),
    )
    for (const line of [
      '表「企业」第 2 行「统一社会信用代码」：已经有了：企业1 示例链主甲（虚构）',
      '表「企业」第 4 行「统一社会信用代码」：和第 3 行是同一件',
      '表「企业」第 5 行「统一社会信用代码」：第 18 位校验码和前 17 位对不上',
      '表「企业」第 6 行「统一社会信用代码」：已经有了：企业1 示例链主甲（虚构）',
    ])
      expect(said).toContain(line)
    expect(said).toContain('可导入 1 行，有错 4 行')
    await 吴工.lastCard().clicks('apply')
    expect(town.ask("select title from record where kind = 'firm' and no > 18")).toEqual(['示例新材未（虚构）'])
    // What a file has brought is in the register at once, for rows that name it.
    expect(await addsRow(town, '张工', 'L01', { firm: '示例新材未（虚构）' })).toContain('L01-1')
  })

  it('an export of some days ago says before anything counts that it would change back what was changed since', async () => {
    const town = await openTown('10-16 09:00')
    const { 吴工 } = town
    await 吴工.says('交办 航天 接通水电')
    await 吴工.says('交办 航天 接通燃气')
    const old = workbook([taskRow('任务1', '航天', '接通水电'), taskRow('任务2', '航天', '接通燃气')])
    expect(await sendsFile(town, '吴工', '旧表.xlsx', old)).not.toContain('更正已有的记录')
    await 吴工.says('更正 任务1')
    await 吴工.lastCard().clicks('edit', { title: '接通水电和蒸汽', reason: '范围扩大' })
    const said = await sendsFile(town, '吴工', '旧表.xlsx', old)
    expect(said).toContain('可导入 1 行，没有变化 1 行')
    expect(said).toContain('其中 1 行更正已有的记录，以表里的为准')
  })

  it('that are about the same record twice are given back, as two new ones of a name are', async () => {
    const town = await openTown('10-16 09:00')
    await town.吴工.says('交办 航天 接通水电')
    const rows = [taskRow('任务1', undefined, '接通水电甲'), taskRow('1', undefined, '接通水电乙')]
    const said = await sendsFile(town, '吴工', '任务.xlsx', workbook(rows))
    expect(said).toContain('可导入 1 行，有错 1 行')
    expect(said).toContain('第 3 行「编号」：和第 2 行是同一件')
  })

  it('a day that a spreadsheet has made a number of is asked about, not guessed', async () => {
    const town = await openTown('10-16 09:00')
    const days = ['11.3', '11.30', '11.5', '12.1']
    const rows = days.map((due, at) => taskRow(undefined, '航天', `接通水电${at}`, { due }))
    const said = await sendsFile(town, '吴工', '任务.xlsx', workbook(rows))
    expect(said).toContain('可导入 2 行，有错 2 行')
    expect(said).toContain('第 2 行「完成时限」：分不清是 11月3日还是 11月30日，请写成 11-3 或 11-30')
    expect(said).toContain('第 5 行「完成时限」：分不清是 12月1日还是 12月10日')
  })

  it('a column under its own name goes before one under another', async () => {
    const town = await openTown('10-16 09:00')
    const file = workbook([['航天', '别名下的', '本名下的']], '任务', ['产业链', '任务名称', '任务'])
    await sendsFile(town, '吴工', '任务.xlsx', file)
    await town.吴工.lastCard().clicks('apply')
    expect(town.ask("select title from record where kind = 'task'")).toEqual(['本名下的'])
  })
})
