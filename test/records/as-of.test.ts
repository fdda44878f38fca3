import { describe, expect, it } from 'vitest'
import { stepsOf } from '../../src/db/record-steps.ts'
import { readRecord, type StoredRecord } from '../../src/db/records.ts'
import { rewound } from '../../src/domain/records/rewind.ts'
import { good } from '../support/reports.ts'
import { openTown } from '../support/town.ts'

/** As it is written down, without what follows from it on a day. */
const facts = ({ lit: _, open: _1, decide: _2, sensitive: _3, told: _4, nextOn: _5, ...record }: StoredRecord) => record

describe('the history of a record', () => {
  it('takes every step back to what the record was before it, and the first one to nothing', async () => {
    const town = await openTown('10-12 09:00')
    const { 张工, 秦处, 吴工, 郑工, 冯工 } = town
    const { kysely } = town.stage.database
    const stood: StoredRecord[] = []
    const keep = async () => {
      const record = await readRecord(kysely, 'task-2026-1')
      if (record && record.rev > (stood.at(-1)?.rev ?? 0)) stood.push(record)
    }
    const says = async (who: typeof 张工, words: string, step?: string) => {
      await who.says(words)
      if (step) await who.lastCard().clicks(step)
      await keep()
    }
    await says(吴工, '交办 航天 区投资商务局 接通示例地块水电')
    await says(吴工, '定时限 任务1 10-20')
    await says(冯工, '退办 任务1 不归我们')
    await says(吴工, '改派 任务1 专班 张工')
    await says(张工, '签收 任务1')
    await says(张工, '延期 任务1 10-28 等停电窗口')
    await says(吴工, '同意延期 任务1')
    await says(张工, '延期 任务1 10-29 还要等')
    await says(吴工, '不同意 任务1 不能再等')
    await town.at('10-14 15:00')
    await 张工.fills({ ...good, tasks: ['任务1'] }).submits()
    await keep()
    await says(吴工, '更正 任务1 接通示例地块水和电 写漏了')
    await says(吴工, '挂起 任务1 10-16 等规划批复')
    await town.at('10-19 09:00')
    await keep()
    await says(张工, '反馈 任务1 已通水')
    await says(张工, '办结 任务1 水电已经接通')
    await says(郑工, '退回 任务1 缺佐证')
    await says(张工, '办结 任务1 水电已经接通，附照片')
    await says(郑工, '销号 任务1', 'close')
    await says(吴工, '重办 任务1 又断了', 'reopen')
    await says(秦处, '补记 任务1 电话问过')
    const steps = await stepsOf(kysely, 'task-2026-1', { limit: 100, offset: 0 })
    expect(steps.length).toBeGreaterThan(14)
    const last = stood.at(-1)
    if (!last) throw new Error('no record')
    expect(last.rev).toBe(steps.length)
    for (const was of stood) {
      const later = steps.filter(({ seq }) => seq > was.rev)
      const then = rewound(last, later)
      expect(then && facts(then), `before ${later.at(-1)?.step ?? 'nothing'}`).toEqual(facts(was))
    }
    expect(rewound(last, steps)).toBeUndefined()
  })
})
