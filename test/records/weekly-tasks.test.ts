import { describe, expect, it } from 'vitest'
import type { Held, Member } from '../../scripts/town/member.ts'
import type { Tx } from '../../src/db/schema.ts'
import { goStraight } from '../../src/db/straight.ts'
import { readWeeklyItem } from '../../src/usecases/reports/weekly-item.ts'
import { rawOf } from '../support/raw.ts'
import { good, returnsReport } from '../support/reports.ts'
import { openTown, type Town } from '../support/town.ts'

/** Wednesday of W42, with open tasks of two chains; the cards are out. */
const wednesday = async (...more: string[]): Promise<Town> => {
  const town = await openTown('10-12 09:00')
  for (const words of ['航天 10-30 接通示例地块水电', '航天 10-14 完成设备招标', '陶瓷基 10-30 建成中试线', ...more])
    await town.吴工.says(`交办 ${words}`)
  await town.at('10-14 15:00')
  return town
}
const history = (town: Town) =>
  town.ask(
    `select record_id || ' ' || json_extract(given, '$.report') from record_step where via = 'weekly' order by at, record_id`,
  )
const numbers = (town: Town) =>
  (town.ask('select content from revision order by rev') as string[]).map((content) =>
    (JSON.parse(content).tasks ?? []).map(({ number }: { number: string }) => number).join(),
  )
/** What the picker offers, and what is picked. */
const picker = (card: Held): { options: string[]; chosen: string[] } => {
  const content = JSON.stringify(card.message.content)
  const found =
    /"name":"tasks".*?"options":(?<options>\[.*?\]),"width":"fill"(?:,"selected_values":(?<chosen>\[.*?\]))?/u.exec(
      content,
    )
  const options = JSON.parse(found?.groups?.options ?? '[]') as { text: { content: string } }[]
  return {
    options: options.map(({ text }) => text.content),
    chosen: JSON.parse(found?.groups?.chosen ?? '[]') as string[],
  }
}
const confirms = async (office: Member, words: string, step: string) => {
  await office.says(words)
  await office.lastCard().clicks(step)
}

describe('关联任务 on the weekly card', () => {
  it('offers the open tasks of the chain, the worst light first, and no other chain’s', async () => {
    const town = await wednesday()
    await town.at('10-15 09:00')
    await town.张工.says('周报')
    expect(picker(town.张工.card('周四工作动态')).options).toEqual([
      '任务2 完成设备招标（黄灯，逾期 1 个工作日）',
      '任务1 接通示例地块水电（绿灯，还有 11 个工作日）',
    ])
    expect(town.刘工.card('周四工作动态').words(), 'a chain without a task').not.toContain('关联任务')
  })

  it('moves each task once for the report, however often it is filed, and the report names them', async () => {
    const town = await wednesday()
    const { 张工 } = town
    const filed = await 张工.fills({ ...good, tasks: ['任务1', '任务1'] }).submits()
    expect(filed.toast).toBe('已提交')
    expect(filed.words).toContain('关联任务\n任务1 接通示例地块水电')
    expect(await 张工.says('任务1')).toContain('10月14日 15:00 张工（虚构） 第42周周报')
    expect(town.ask(`select moved_at from record where id = 'task-2026-1'`)).toEqual(['2026-10-14T07:00:00.000Z'])

    await town.at('10-14 16:00')
    const card = 张工.card('已收到')
    await card.clicks('edit')
    expect((await card.fills({ ...good, tasks: ['任务1'] }).submits()).toast).toBe('内容没有变化')
    await card.clicks('edit')
    await card.fills({ ...good, progress: '改了一句', tasks: ['任务1'] }).submits()
    await card.clicks('edit')
    await card.fills({ ...good, tasks: ['任务2'] }).submits()
    expect(card.words()).toContain('关联任务\n任务2 完成设备招标')
    expect(card.words()).not.toContain('任务1 接通')
    await card.clicks('edit')
    await card.fills({ ...good, tasks: ['任务2', '任务1'] }).submits()
    expect(numbers(town)).toEqual(['任务1', '任务1', '任务2', expect.stringMatching(/任务2,任务1|任务1,任务2/)])
    expect(history(town)).toEqual(['task-2026-1 第42周周报', 'task-2026-2 第42周周报'])
    expect(await 张工.says('查 航天 本周 版本')).toContain('关联任务')
  })

  it('takes neither another chain’s task nor six, nor one closed meanwhile, and says so; what was typed stays', async () => {
    const town = await wednesday(...['一', '二', '三', '四'].map((no) => `航天 11-20 第${no}件示例事`))
    const { 张工, 吴工 } = town
    const card = 张工.card('周四工作动态')
    const forged = await card.clicks('submit', { ...good, tasks: ['任务3'] }, { force: true })
    expect(forged.toast).toBe('还没有提交，请看红字')
    expect(forged.words).toContain('✗ 关联任务里有的已经办结、撤销，或不能选，请重新选。')
    expect(forged.words).not.toContain('中试线')
    const six = await card.fills({ ...good, tasks: ['任务1', '任务2', '任务4', '任务5', '任务6', '任务7'] }).submits()
    expect(six.words).toContain('✗ 关联任务选了 6 件，最多 5 件，请去掉几件。')

    await confirms(吴工, '撤销 任务4 不办了', 'void')
    const closed = await card.clicks('submit', { ...good, tasks: ['任务4', '任务5'] }, { force: true })
    expect(closed.words).toContain('✗ 关联任务里有的已经办结、撤销，或不能选，请重新选。')
    expect(closed.words).toContain('示例链主甲（虚构）完成设备招标')
    expect(history(town)).toEqual([])
    expect((await card.fills({ ...good, tasks: ['任务5'] }).submits()).toast).toBe('已提交')
    expect(history(town)).toEqual(['task-2026-5 第42周周报'])
  })

  it('takes no task that was merged into another, on the card or in words', async () => {
    const town = await wednesday()
    const { 张工, 吴工 } = town
    await 吴工.says('合并 任务1 入 任务2')
    await 吴工.lastCard().clicks('merge', { ref: '任务2' })
    expect(await 吴工.says('任务1')).toContain('已撤销')
    const card = 张工.card('周四工作动态')
    const filed = await card.clicks('submit', { ...good, tasks: ['任务1'] }, { force: true })
    expect(filed.words).toContain('✗ 关联任务里有的已经办结、撤销，或不能选，请重新选。')
    await 张工.says('本周进展：任务1已踏勘\n下周计划：签合同')
    await 张工.card('请核对').fills({}).confirms()
    expect(numbers(town)).toEqual([''])
    expect(history(town)).toEqual([])
  })

  it('names no title of a sensitive one, and lets hostile words mean nothing', async () => {
    const town = await wednesday('航天 11-20 <at id=all></at>**粗**[链](a.cn)')
    const { 张工, 吴工 } = town
    await confirms(吴工, '设为敏感 任务1 涉及商业秘密', 'classify')
    await 张工.says('周报')
    const card = 张工.card('周四工作动态')
    expect(picker(card).options.join()).toContain('任务1（敏感，私信查看）')
    expect(picker(card).options.join()).not.toContain('接通示例地块')
    const filed = await card.fills({ ...good, tasks: ['任务1', '任务4'] }).submits()
    expect(filed.words).toContain('任务1（敏感，私信查看）')
    expect(JSON.stringify(card.message.content)).not.toMatch(/"markdown","content":"[^"]*<at/u)
  })

  it('stands for 代报 as for the main reporter, under the name of whoever filed', async () => {
    const town = await wednesday()
    await town.at('10-15 17:00')
    await town.李工
      .card('周四工作动态')
      .fills({ ...good, tasks: ['任务1'] })
      .submits()
    expect(await town.张工.says('任务1')).toContain('李工（虚构） 第42周周报')
  })
})

describe('the path of a submission', () => {
  /** Statements about records, as the driver gets them. */
  const asked = async (town: Town, item: string): Promise<string[]> => {
    const statements: string[] = []
    const db = town.stage.database.kysely.withoutPlugins()
    goStraight(db as unknown as Tx, (sql, values) => {
      statements.push(sql)
      return rawOf(town.stage.database)
        .prepare(sql)
        .all(...values)
    })
    await readWeeklyItem(db, item)
    return statements.filter((sql) => / from "record" /u.test(sql))
  }

  it('reads no task that is not named', async () => {
    const town = await wednesday()
    expect(await asked(town, 'weekly/2026-W42/textile')).toEqual([])
    expect(await asked(town, 'weekly/2026-W42/aerospace')).toEqual([])
    await town.张工
      .card('周四工作动态')
      .fills({ ...good, tasks: ['任务1'] })
      .submits()
    expect(await asked(town, 'weekly/2026-W42/aerospace')).toHaveLength(1)
  })
})

describe('a chain with more open tasks than a form offers', () => {
  it('offers the first twenty, and takes any other that a text names or an older card had picked', async () => {
    const more = Array.from({ length: 23 }, (_, at) => `航天 11-${String(at + 1).padStart(2, '0')} 示例事项${at}`)
    const town = await wednesday(...more)
    const card = town.张工.card('周四工作动态')
    expect(picker(card).options).toHaveLength(20)
    expect(picker(card).options.join()).not.toContain('任务26 ')
    await card.clicks('submit', { ...good, tasks: ['任务26'] }, { force: true })
    expect(numbers(town)).toEqual(['任务26'])
    expect(card.words()).toContain('任务26 示例事项22')
    await card.clicks('edit')
    expect(picker(card)).toMatchObject({ chosen: ['任务26'] })
  })
})

describe('关联任务 where the form has no room', () => {
  it('gives way to the filed card when units have added something, and keeps what was picked', async () => {
    const town = await wednesday()
    const { 张工, 冯工 } = town
    await 张工.fills({ ...good, tasks: ['任务1'] }).savesDraft()
    await 冯工.says('补充 航天 贴息 30 万元已拨付')
    await 张工.says('周报')
    const card = 张工.card('周四工作动态')
    expect(card.words()).toContain('关联任务：提交以后在「已收到」卡片上选；已选的照样写进去。')
    const filed = await card.fills(good).submits()
    expect(filed.words).toContain('关联任务\n任务1 接通示例地块水电')
    expect(filed.words).toContain('［关联任务］')
    const more = await card.clicks('link_tasks', { tasks: ['任务1', '任务2'] })
    expect(more.toast).toBe('已关联')
    expect(more.words).toContain('任务2 完成设备招标')
    expect((await card.clicks('link_tasks', { tasks: ['任务1', '任务2'] })).toast).toBe('内容没有变化')
    expect((await card.clicks('link_tasks', { tasks: ['任务3'] }, { force: true })).toast).toBe(
      '有的任务已办结或不能选，请重选',
    )
    expect(history(town)).toEqual(['task-2026-1 第42周周报', 'task-2026-2 第42周周报'])
    expect(town.ask('select count(*) from revision')).toEqual([2])
  })

  it('gives way on a 更正, is picked on the receipt without asking for a reason, and moves no digest', async () => {
    const town = await wednesday()
    const { 张工 } = town
    await 张工.fills(good).submits()
    expect(张工.card('已收到').words(), 'there was room on the form').not.toContain('［关联任务］')
    await town.at('10-19 09:00')
    const card = 张工.card('已收到')
    await card.clicks('edit')
    expect(card.words()).toContain('关联任务：提交以后')
    await card.fills({ ...good, progress: '改了一句', reason: '写错了' }).submits()
    const before = town.groupMessages('航天群').length
    const linkedNow = await card.clicks('link_tasks', { tasks: ['任务1'] })
    expect(linkedNow.toast).toBe('已关联')
    expect(linkedNow.words).toContain('更正理由：关联任务')
    expect(town.groupMessages('航天群').length).toBe(before)
    expect(history(town)).toEqual(['task-2026-1 第42周周报'])
    const old = await card.clicks('link_tasks', { tasks: ['任务2'] }, { version: -1 })
    expect(old.toast).toBe('本期刚有人更新，请看现在的卡片')
  })
})

describe('关联任务 on a receipt', () => {
  const crowded = async (): Promise<Town> => {
    const town = await wednesday()
    await town.冯工.says('补充 航天 贴息 30 万元已拨付')
    return town
  }

  it('leaves a signature where it is: the words are the same', async () => {
    const town = await crowded()
    const { 张工, 秦处, 吴工 } = town
    await 吴工.says('设置 审签 航天 开')
    await 张工.says('周报')
    const card = 张工.card('周四工作动态')
    await card.fills(good).submits()
    await 秦处.card('请审签').clicks('agree')
    const heard = 秦处.heard().length
    const linked = await card.clicks('link_tasks', { tasks: ['任务1'] })
    expect(linked.words).toContain('审签：秦处（虚构），10月14日 15:00')
    expect(秦处.heard()).toHaveLength(heard)
    expect(town.ask('select state from sign_off order by rev')).toEqual(['signed', 'signed'])
  })

  it('is not offered on a report that was sent back: a link does not make it good', async () => {
    const town = await crowded()
    await town.张工.says('周报')
    const card = town.张工.card('周四工作动态')
    await card.fills(good).submits()
    await returnsReport(town.吴工, '退回 航天 W42 缺时限')
    expect(card.words()).not.toContain('［关联任务］')
    const value = { v: 1, on: 'weekly', do: 'link_tasks', item: 'weekly/2026-W42/aerospace', rev: 1 }
    await card.clicks('edit', { tasks: ['任务1'] }, { force: true, action: { value, name: 'link_tasks' } })
    expect(history(town)).toEqual([])
    expect(town.ask(`select state from item where id = 'weekly/2026-W42/aerospace'`)).toEqual(['returned'])
  })
})

describe('a report in words', () => {
  it('links the task it names when that is open and may be seen, and no other', async () => {
    const town = await wednesday()
    const { 张工 } = town
    await 张工.says('本周进展：任务1已踏勘，任务3、任务99也在办，完成任务2项\n下周计划：签合同')
    const card = 张工.card('请核对')
    expect(picker(card).chosen).toEqual(['任务1'])
    expect((await card.fills({}).confirms()).toast).toBe('已提交')
    expect(numbers(town)).toEqual(['任务1'])
    await 张工.says('本周进展：任务2已开标\n下周计划：签合同')
    await 张工.card('请核对').fills({}).confirms()
    expect(numbers(town)).toEqual(['任务1', '任务1,任务2'].map((one) => expect.stringContaining(one.at(-1) ?? '')))
    expect(history(town)).toEqual(['task-2026-1 第42周周报', 'task-2026-2 第42周周报'])
  })

  it('keeps the task it names where the card read back has no room for the picker', async () => {
    const town = await wednesday()
    await town.冯工.says('补充 航天 贴息 30 万元已拨付')
    await town.张工.says('本周进展：任务1已踏勘\n下周计划：签合同')
    await town.张工.card('请核对').fills({}).confirms()
    expect(numbers(town)).toEqual(['任务1'])
  })
})
