import { describe, expect, it } from 'vitest'
import { readNumber } from '../../src/domain/records/number.ts'
import { closeTextile } from '../support/apply-file.ts'
import { rawOf } from '../support/raw.ts'
import { openTown } from '../support/town.ts'
import { addsRow } from './support/lists.ts'

/** 任务1 and 任务3 of 航天 (区投资商务局), 任务2 of 纺织. */
const kept = async () => {
  const town = await openTown('10-16 09:00')
  await town.吴工.says('交办 航天 区投资商务局 10-20 接通示例地块水电')
  await town.吴工.says('交办 纺织 11-30 摸清家底')
  await town.吴工.says('交办 航天 区投资商务局 11-20 喷管设备招标')
  return town
}

it.each([
  ['12', { no: 12, rest: '' }],
  [' 12', { no: 12, rest: '' }],
  ['12号', { no: 12, rest: '' }],
  ['〔2026〕12号', { year: 2026, no: 12, rest: '' }],
  ['2025-12', { year: 2025, no: 12, rest: '' }],
  ['12 签收', { no: 12, rest: '签收' }],
  [' 2025-12', undefined],
  [' 10月 到期', undefined],
  [' 10-30 到期', undefined],
  ['10月', undefined],
])('任务%s', (typed, read) => expect(readNumber(typed)).toEqual(read))

describe('查 and a kind’s word', () => {
  it.each(['查 任务 航天', '查 航天 任务', '查任务 航天', '查 task 航天'])(
    '%s is the list of the kind',
    async (typed) => {
      const town = await kept()
      const said = await town.吴工.says(typed)
      expect(said).toContain('任务 · 航天产业链')
      expect(said).toContain('任务1 接通示例地块水电')
      expect(said).not.toContain('任务2')
    },
  )

  it('in marks is text in reports, and what lies in records is said in one more line', async () => {
    const town = await kept()
    expect(await town.吴工.says('查 「任务」')).toContain('没有找到：各产业链，全部时间，「任务」。')
    expect(await town.吴工.says('查 喷管')).toContain('另有 1 条记录：查 记录 喷管')
    expect(await town.王工.says('查 喷管')).not.toContain('另有')
    expect(await town.吴工.says('查 记录 喷管')).toContain('任务3 喷管设备招标')
  })

  it('reads ranges of the due day and of closing as ranges', async () => {
    const town = await kept()
    const due = await town.吴工.says('任务 10月 到期')
    expect(due).toContain('任务1 接通示例地块水电')
    expect(due).not.toContain('任务3')
    await town.冯工.says('签收 任务1')
    await town.冯工.says('办结 任务1 水电已经接通')
    await town.吴工.says('销号 任务1')
    await town.吴工.lastCard().clicks('close')
    expect(await town.吴工.says('任务 本周 已结')).toContain('任务1 接通示例地块水电')
    expect(await town.吴工.says('任务 上月 已结')).toContain('找到 0')
  })

  it('keeps what was closed long ago out of the lists, and finds it with 归档 or a range', async () => {
    const town = await kept()
    rawOf(town.stage.database).exec(
      "update record set open = 0, state = 'closed', year = 2025, closed_at = '2025-12-20T02:00:00.000Z' where no = 1",
    )
    expect(await town.吴工.says('任务 已结')).toContain('找到 0')
    expect(await town.吴工.says('任务 归档')).toContain('任务2025-1 接通示例地块水电')
    expect(await town.吴工.says('任务 已结 2025年')).toContain('任务2025-1')
  })

  it.each([
    ['任务 临期', '任务1'],
    ['任务 来自上级', '任务2'],
    ['任务 区投资商务局', '任务3'],
    ['任务 蓝', '任务1'],
    ['任务 待签收', '任务2'],
    ['任务 吴工', '任务1'],
  ])('%s', async (typed, found) => {
    expect(await (await kept()).吴工.says(typed)).toContain(found)
  })

  it('of a person and a unit of one name finds what is either’s', async () => {
    const town = await kept()
    await town.张工.says('签收 任务2')
    await town.杨工.says('签收 任务2')
    rawOf(town.stage.database).exec(
      `insert into unit values ('区投资商务局（演示）', '["杨工（虚构）"]') on conflict (name) do update set aliases = excluded.aliases`,
    )
    const said = await town.吴工.says('任务 杨工（虚构）')
    for (const number of ['任务1', '任务2', '任务3']) expect(said, number).toContain(number)
    expect(await town.吴工.says('任务 杨工（虚构） 航天')).not.toContain('任务2')
  })

  it.each(['任务 来自会议', '任务 逾期', '任务 久未动', '任务 敏感', '任务 归档', '任务 红'])(
    '%s finds none',
    async (typed) => {
      expect(await (await kept()).吴工.says(typed)).toContain('没有找到。')
    },
  )
})

it('a person of a unit sees in the list what the unit works, and nothing else', async () => {
  const town = await kept()
  const said = await town.冯工.says('任务')
  expect(said).toContain('任务1')
  expect(said).toContain('任务3')
  expect(said).not.toContain('任务2')
  expect(await town.钱工.says('任务')).toContain('您还没有登记职责')
})

describe('台账', () => {
  it('counts what is open by light, for each chain and for one, and opens a kind’s list', async () => {
    const town = await kept()
    const all = await town.吴工.says('台账')
    expect(all).toContain('台账 · 各产业链')
    expect(all).toContain('任务 在办 3：蓝1　绿2')
    expect(all).toContain('航天产业链 2：蓝1　绿1\n新型纺织产业链 1：绿1')
    expect(await town.秦处.says('台账')).toContain('任务 在办 2：蓝1　绿1')
    const one = await town.吴工.says('台账 航天', { in: '推进办群' })
    expect(one).toContain('台账 · 航天产业链')
    await town.吴工.says('台账 航天')
    expect((await town.吴工.lastCard().clicks('list_task')).words).toContain('任务3 喷管设备招标')
  })
})

describe('a step’s word alone', () => {
  it('brings the one record that allows it, those to choose from, or says that there is none; nothing is done by it', async () => {
    const town = await kept()
    const several = await town.冯工.says('签收')
    expect(several).toContain('签收：选一件')
    expect(several).toContain('任务1 接通示例地块水电')
    expect(several).toContain('任务3 喷管设备招标')
    await town.冯工.says('签收 任务1')
    expect(await town.冯工.says('签收')).toContain('喷管设备招标\n任务〔2026〕3号')
    expect(town.ask("select state from record where kind = 'task' and no = 3")).toEqual(['new'])
    expect(await town.冯工.says('销号')).toBe('没有您现在能「销号」的。')
    await town.冯工.says('办结 任务1 水电已经接通')
    expect(await town.吴工.says('销号')).toContain('接通示例地块水电\n任务〔2026〕1号')
  })

  it('an unknown step is answered with those that are open', async () => {
    const town = await kept()
    expect(await town.冯工.says('任务1 起飞')).toBe('任务1现在可以：签收、退办、分解、补记。')
  })
})

describe('a name that is none', () => {
  it('of a unit is asked about with the nearest ones, in a step and in a new record', async () => {
    const town = await kept()
    const made = await town.吴工.says('任务 新增 航天 区投资商业局 10-30 完成招标')
    expect(made).toContain('✗ 没有这个单位。是不是：区投资商务局（演示）、')
    expect(made).toContain('完成招标')
    expect(await town.吴工.says('改派 任务1 区投资商业局')).toContain('✗ 没有这个单位。是不是：')
    expect(town.ask("select count(*) from record where kind not in ('firm', 'figure')")).toEqual([3])
  })

  it('is not seen in words that are none', async () => {
    const town = await kept()
    expect(await town.吴工.says('交办 航天 成立示例项目工程办 下月挂牌')).toContain(
      '成立示例项目工程办 下月挂牌\n任务〔2026〕4号',
    )
  })

  it('of several people is asked, never guessed', async () => {
    const town = await kept()
    rawOf(town.stage.database).exec("update person set name = '冯工（二科）' where name like '赵工%'")
    expect(await town.吴工.says('改派 任务1 区投资商务局 冯工')).toContain('✗ 有同名的：')
  })
})

describe('what was looked for and not found', () => {
  it('is offered as something new, with its words', async () => {
    const town = await kept()
    const said = await town.张工.says('任务：某园区用电不足')
    expect(said).toContain('没有找到。要新增吗？')
    await town.张工.lastCard().clicks('new')
    expect(town.张工.last()).toContain('新增任务 · 航天产业链')
    expect(town.张工.last()).toContain('某园区用电不足')
  })
})

describe('a reply in private to a record’s card', () => {
  it('is offered as 反馈, filled and not done; as 补记 where that is not open', async () => {
    const town = await kept()
    await town.冯工.says('任务1')
    const noted = await town.冯工.says('已到场踏勘', { replyTo: town.冯工.lastCard() })
    expect(noted).toContain('补记 · 任务1')
    expect(noted).toContain('已到场踏勘')
    await town.冯工.says('签收 任务1')
    const said = await town.冯工.says('已到场踏勘', { replyTo: town.冯工.lastCard() })
    expect(said).toContain('反馈 · 任务1')
    expect(town.ask("select count(*) from record_step where step in ('feedback', 'note')")).toEqual([0])
    await town.冯工.lastCard().clicks('feedback')
    expect(town.ask("select count(*) from record_step where step = 'feedback'")).toEqual([1])
  })
})

describe('times behind a kind’s word', () => {
  it('are days of the calendar, and of what is due those ahead', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工 } = town
    for (const [due, title] of [
      ['10-31', '甲件'],
      ['11-01', '乙件'],
      ['12-30', '丙件'],
    ])
      await 吴工.says(`交办 航天 区投资商务局 ${due} ${title}`)
    const found = async (words: string) =>
      [...(await 吴工.says(words)).matchAll(/^(任务\d)/gmu)].map(([number]) => number)
    expect(await found('任务 10月 到期')).toEqual(['任务1'])
    expect(await found('任务 本月到期')).toEqual(['任务1'])
    expect(await found('任务 下月 到期')).toEqual(['任务2'])
    expect(await found('任务 11月 到期')).toEqual(['任务2'])
    expect(await found('任务 12月 到期')).toEqual(['任务3'])
    expect(await found('任务 四季度 到期')).toEqual(['任务1', '任务2', '任务3'])
    expect(await found('任务 12月30日 到期')).toEqual(['任务3'])
    expect(await found('任务 10月25日至11月5日 到期')).toEqual(['任务1', '任务2'])
    expect(await found('任务 今天')).toEqual(['任务1', '任务2', '任务3'])
    expect(await 吴工.says('任务 2月30日')).toContain('没看懂时间范围')
  })

  it('lights are joined by 或, and a second kind’s word is asked about', async () => {
    const { 吴工 } = await openTown('10-16 09:30')
    await 吴工.says('交办 航天 区投资商务局 10-31 甲件')
    for (const words of ['任务 红或绿', '任务 红灯 或 绿灯', '任务 待签收或办理中'])
      expect(await 吴工.says(words), words).toContain('任务1 甲件')
    expect(await 吴工.says('任务 红或黄')).not.toContain('任务1')
    expect(await 吴工.says('任务 航天 风险')).toContain('一次查一种：查 任务 … 或 查 风险 …。')
    expect(await 吴工.says('任务 「风险」')).toContain('没有找到')
  })
})

describe('what is there and not found', () => {
  it('a chain that is closed is called by its name as long as there are records of it', async () => {
    const town = await openTown('10-16 09:30')
    const { 吴工, 郑工 } = town
    await 吴工.says('交办 纺织 区投资商务局 10-30 接通示例地块水电')
    await closeTextile(town)
    for (const words of ['任务 纺织', '任务 新型纺织产业链', '查 任务 纺织'])
      expect(await 郑工.says(words), words).toContain('任务1 接通示例地块水电')
    expect(await 郑工.says('任务 航天')).not.toContain('任务1')
    expect(await town.王工.says('任务 纺织')).toContain('您现在的职责不能查看这些内容')
  })

  it('says of what somebody may not see neither that there is none', async () => {
    const town = await openTown('10-16 09:30')
    await addsRow(town, '张工', 'L06')
    expect(await town.组长.says('清单 L06')).toContain('您能看的里面，没有登记的。')
    await town.吴工.says('交办 航天 接通水电')
    expect(await town.王工.says('任务')).toContain('您能看的里面，没有在办的。')
    expect(await town.吴工.says('批示')).toContain('\n没有在办的。')
    expect(await town.组长.says('图谱 航天')).toContain('还没有登记环节，请专班或推进办登记。')
  })
})
