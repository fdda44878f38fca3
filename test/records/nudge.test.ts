import { describe, expect, it } from 'vitest'
import { openTown } from '../support/town.ts'

const given = async () => {
  const town = await openTown('10-14 09:00')
  await town.吴工.says('交办 航天 区投资商务局 10-30 接通示例地块水电')
  await town.吴工.says('交办 航天 走访示例企业')
  return town
}

describe('催办 of a record', () => {
  it('is one private line to whoever works it, once a workday, and counts in 减负台账', async () => {
    const town = await given()
    const heard = () => town.冯工.heard().filter((words) => words.startsWith('吴工（虚构）催办任务1'))
    await town.吴工.says('催办 任务1')
    expect(heard()).toEqual([
      '吴工（虚构）催办任务1 接通示例地块水电（时限 10月30日（周五））。请办理后反馈：发「任务1」。',
    ])
    expect(await town.吴工.says('催办 任务1')).toContain('今天已经催过了，不再打扰。')
    expect(heard()).toHaveLength(1)
    await town.at('10-15 09:00')
    await town.吴工.says('催办 任务1')
    expect(heard()).toHaveLength(2)
    const prompts = town.ask(
      "select count(*) from outbox join outbox_body using (seq) where topic = 'record-note' and body like '%催办%'",
    )
    expect(prompts).toEqual([2])
  })
})

describe('the desk of who decides', () => {
  it('offers 销号 for what was reported done', async () => {
    const town = await given()
    await town.冯工.says('签收 任务1')
    await town.冯工.says('办结 任务1 水电已接通，附照片')
    const card = await town.吴工.says('我的')
    expect(card).toContain('［销号］')
  })
})

describe('合并 by words', () => {
  it('takes the other record as what it is, not as the reason', async () => {
    const town = await given()
    await town.吴工.says('合并 任务1 入 任务2 重复')
    const { toast } = await town.吴工.lastCard().clicks('merge')
    expect(toast).toBe('已合并')
    const card = await town.吴工.says('任务1')
    expect(card).toContain('并入：任务2')
    expect(card).toContain('吴工（虚构） 合并：任务2，重复')
  })

  it('says of the other one only what is so, and lets nothing go on where nothing can', async () => {
    const town = await given()
    const { 吴工, 张工 } = town
    expect(await 吴工.says('合并 任务1 入 任务2 重复')).not.toContain('没有这条记录')
    expect(await 吴工.says('合并 任务1 入 任务9')).toContain('没有这条记录，或者您不能看')
    const goes = async (words: string) => {
      await 吴工.says(words)
      return (await 吴工.lastCard().clicks('merge')).words
    }
    expect(await goes('合并 任务1 入 任务1')).toContain('写的就是这一条，请写另一条的编号')
    expect(await 吴工.says('关联 任务1 任务1')).toContain('写的就是这一条，请写另一条的编号')
    await 张工.says('问题 新增 航天')
    const problem = { title: '限电', category: '要素', detail: '限电', proposal: '接入二回路', level: 'office' }
    await 张工.lastCard().clicks('create', problem)
    expect(await goes('合并 任务1 入 问题1')).toContain('只能并入同一类的记录')
    await 吴工.says('撤销 任务2 不办了')
    await 吴工.lastCard().clicks('void')
    expect(await goes('合并 任务1 入 任务2')).toContain('那一条已经撤销，不能并入')
    expect(await 吴工.says('任务1')).toContain('状态：待签收')
  })
})
