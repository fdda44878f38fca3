import { describe, expect, it } from 'vitest'
import { up } from '../../src/db/migrations/0024-record-pieces.ts'
import { countRecords } from '../../src/db/records.ts'
import { openTown, type Town } from '../support/town.ts'
import { sendsFile, taskRow, workbook } from './support/files.ts'

const holding = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** As it was found before there was an index: title, fields and history are looked through. */
const lookedThrough = ({ ask, stage }: Town, words: readonly string[]): unknown => {
  const like = stage.database.kind === 'sqlite' ? 'like' : 'ilike'
  return ask(
    `select count(*) from record where ${words
      .map(
        () => `(title ${like} ? escape '\\' or field_values ${like} ? escape '\\'
          or exists (select 1 from record_step where record_id = record.id and given ${like} ? escape '\\'))`,
      )
      .join(' and ')}`,
    ...words.flatMap((word) => Array.from({ length: 3 }, () => holding(word))),
  )[0]
}

const found = async ({ stage }: Town, words: readonly string[]): Promise<number> => {
  const counts = await countRecords(stage.database.kysely, { words, reads: { chains: 'all', owner: '' } })
  return [...counts.values()].reduce((sum, n) => sum + n, 0)
}

/** Three tasks and a 问题, with a history. */
const kept = async (): Promise<Town> => {
  const town = await openTown('10-16 09:00')
  await town.吴工.says('交办 航天 区投资商务局 10-30 接通第4107号示例地块水电')
  await town.吴工.says('交办 航天 11-20 喷管设备招标，预算100%到位（ABC-12型）')
  await town.吴工.says('交办 陶瓷基 11-20 喷管用料_送检ＳｉＣ')
  await town.冯工.says('签收 任务1')
  await town.冯工.says('反馈 任务1 已与供电单位踏勘\n报装受理号Q9-2041')
  return town
}

const sought = [
  ...[
    ['喷管'],
    ['管'],
    ['示例地块'],
    ['地块接通'],
    ['第4107号'],
    ['410'],
    ['107'],
    ['7'],
    ['abc'],
    ['ABC-12'],
    ['bc-1'],
  ],
  ...[
    ['供电单位踏勘'],
    ['踏勘\\n报装'],
    ['q9'],
    ['Q9-2041'],
    ['041'],
    ['100%'],
    ['%'],
    ['_'],
    ['，'],
    ['（ABC'],
    ['ＳｉＣ'],
    ['text'],
    ['用电单位'],
  ],
  ...[
    ['喷管', '招标'],
    ['喷管', '踏勘'],
    ['水电', '踏勘', '4107'],
    ['喷管', '%'],
  ],
]

describe('a word in records', () => {
  it('is found in the same ones as by looking through all of them, before the index knows them, after, and after a change', async () => {
    const town = await kept()
    const each = async (): Promise<unknown[]> =>
      Promise.all(sought.map(async (words) => [words, await found(town, words)]))
    const wanted = () => sought.map((words) => [words, lookedThrough(town, words)])
    expect(town.ask('select count(*) from unindexed_record')).toEqual([0])
    expect(await each()).toEqual(wanted())
    const before = wanted()

    await town.stage.database.alter(up)
    expect(town.ask('select count(*) from unindexed_record')).not.toEqual([0])
    expect(await each()).toEqual(before)
    await town.stage.app.tick()
    expect(town.ask('select count(*) from unindexed_record')).toEqual([0])
    expect(await each()).toEqual(before)

    await town.吴工.says('更正 任务2 喷嘴设备招标 名称有误')
    await town.吴工.says('补记 任务3 改为电话联系')
    expect(await each()).toEqual(wanted())
    expect(await found(town, ['电话'])).toBe(1)
  })

  it('is found in what was imported, and in what an import corrected', async () => {
    const town = await kept()
    const rows = [taskRow(undefined, '航天', '示例阀门送检'), taskRow('任务2', undefined, '喷嘴设备招标')]
    await sendsFile(town, '吴工', '任务.xlsx', workbook(rows))
    await town.吴工.lastCard().clicks('apply')
    await town.stage.app.tick()
    expect(town.ask('select count(*) from unindexed_record')).toEqual([0])
    for (const word of ['阀门', '喷嘴', '喷管']) {
      expect(await found(town, [word]), word).toBe(lookedThrough(town, [word]))
      expect(lookedThrough(town, [word]), word).toBeGreaterThan(0)
    }
  })

  it('in one that is 敏感 is found by nobody who may not read it, by no count and in no group', async () => {
    const town = await kept()
    const { 吴工, 秦处, 冯工, 组长, 链长甲 } = town
    await 冯工.says('补记 任务1 涉及停电窗口')
    await 秦处.says('设为敏感 任务1 涉及未公开事项')
    await 秦处.lastCard().clicks('classify')
    for (const who of [吴工, 秦处, 链长甲, 冯工]) expect(await who.says('任务 停电窗口'), who.name).toContain('任务1')
    expect(await 组长.says('任务 水电')).not.toContain('任务1')
    expect(await 组长.says('任务 停电窗口')).toContain('没有找到')
    expect(await 吴工.says('查 停电窗口')).toContain('另有 1 条记录')
    expect(await 组长.says('查 停电窗口')).not.toContain('另有')
    expect(await 组长.says('查 记录 停电窗口')).not.toContain('任务1')
    await 秦处.says('任务 停电窗口', { in: '航天群' })
    expect(town.group('航天群').at(-1)).toContain('没有找到')
    expect(town.group('航天群').at(-1)).not.toContain('任务1')
  })
})
