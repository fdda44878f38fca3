import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'
import { answer, ownUnit, raises, steps } from './support/cases.ts'
import { whoMay } from './support/matrix.ts'

/*
 * Who sees a case and may take which step now, written out from the contract (0.2, 0.4, 3.4) and not from the declaration; letters of
 * `support/matrix.ts`. P has raised it, U is of the unit that works it, E owns it.
 */

/** What the office, the lead and the raiser may whatever state an open case is in. */
const always = {
  note: 'PBLOQ',
  edit: 'OQ',
  assign: 'LOQ',
  relate: 'PBLOQ',
  merge: 'LOQ',
  void: 'OQ',
  classify: 'LOQ',
  nudge: 'LOQ',
}
/** P may mend it or take it back while nobody else has acted. */
const fresh = { ...always, edit: 'POQ', void: 'POQ' }
const worked = { ...always, note: 'PBLUEOQ' }
/** Of those who stand above, while it is new or in hand. */
const ordered = { instruct: 'CG', hand_over: 'CG', read: 'CG' }
const everyone = 'PBLCOQG'
const withWorkers = 'PBLCUEOQG'

const given = {
  ...{
    unit: '区投资商务局（演示）',
    text: '已经办好',
    result: '已解决',
    reason: '说明原因',
    level: 'leading',
    ref: '任务1',
  },
  ...{ title: '示例', category: '要素', detail: '示例', proposal: '示例', firms: '示例企业（虚构）' },
}

let town: Town
beforeAll(async () => {
  town = await openTown('10-16 09:00', { shared: true })
  await town.吴工.says('交办 航天 区投资商务局 被关联的示例任务')
}, 60_000)
afterAll(() => town.close())

let no = 0
/** A new 问题 of 航天, raised by its 主报. */
const made = async (level: string, more: Readonly<Record<string, unknown>> = {}): Promise<number> => {
  no += 1
  const words = await raises(town, '张工', '问题 新增', { title: `示例问题第${no}件`, level, ...more })
  expect(words).toContain(`问题〔2026〕${no}号`)
  return no
}
const may = (number: number) => whoMay(town, `problem-2026-${number}`, given)
const inHand = { ...ownUnit, owner: '刘工' }

describe('new: it lies with its rung', () => {
  it.each([
    ['self', 'LOQ'],
    ['office', 'OQ'],
    ['chief', 'COQ'],
  ])('%s', async (level, rung) => {
    const of = await made(level)
    const own = { ...fresh, ...(level === 'chief' && { note: 'PBLCOQ' }) }
    expect(await may(of)).toEqual({ sees: everyone, accept: rung, to_task: rung, escalate: rung, ...ordered, ...own })
  })

  it('for 领导小组 it is the office that brings it there, and nothing is above', async () => {
    expect(await may(await made('leading'))).toEqual({
      sees: everyone,
      accept: 'OQ',
      to_task: 'OQ',
      ...ordered,
      ...fresh,
    })
  })
})

describe('taken on', () => {
  it.each([
    ['self', 'L', 'LOQ', 'LUEOQ'],
    ['office', 'O', 'OQ', 'UEOQ'],
    ['chief', 'C', 'COQ', 'CUEOQ'],
  ])('at %s: whoever works it and its rung answer, the rung alone moves it', async (level, by, rung, answering) => {
    const of = await made(level)
    await steps(town, ({ L: '秦处', O: '吴工', C: '链长甲' } as const)[by] ?? '吴工', `受理 问题${of}`, inHand)
    const table = {
      sees: withWorkers,
      decline: 'UEOQ',
      answer: answering,
      to_task: rung,
      escalate: rung,
      ...ordered,
      ...worked,
    }
    expect(await may(of)).toEqual(table)
  })

  it('sent back it is the office’s to give to another', async () => {
    const of = await made('office')
    await steps(town, '吴工', `受理 问题${of}`, inHand)
    await steps(town, '冯工', `退办 问题${of}`, { reason: '不归本局管' })
    expect(await town.冯工.says(`问题${of}`)).toContain('已退办，待推进办改派：不归本局管')
    expect((await may(of)).decline).toBeUndefined()
    expect(await town.吴工.says('我的')).toContain(`问题${of} `)
  })

  it('敏感: neither its unit nor the leading group', async () => {
    const of = await made('office')
    await steps(town, '吴工', `受理 问题${of}`, inHand)
    await town.秦处.says(`设为敏感 问题${of}`)
    await town.秦处.lastCard().clicks('classify', { reason: '涉及商业秘密' })
    const table = await may(of)
    expect(table.sees).toBe('PBLCEOQ')
    expect(table.answer).toBe('EOQ')
  })
})

describe('answered: whoever raised it says whether it is solved', () => {
  const answered = async (
    level: string,
    who: '冯工' | '张工' | '吴工' | '秦处',
    unit: Readonly<Record<string, unknown>> = inHand,
  ) => {
    const of = await made(level)
    await steps(town, '吴工', `受理 问题${of}`, unit)
    await steps(town, who, `答复 问题${of}`, answer)
    return of
  }

  it('P, whoever else may see it', async () => {
    const of = await answered('office', '冯工')
    expect(await may(of)).toEqual({ sees: withWorkers, solved: 'P', unsolved: 'P', ...worked })
  })

  it('the lead where P answered it', async () => {
    const table = await may(await answered('self', '张工', { unit: '本链专班' }))
    expect([table.solved, table.unsolved]).toEqual(['L', 'L'])
  })

  it('the lead where P has left', async () => {
    const of = await answered('office', '冯工')
    rawOf(town.stage.database).prepare(`update record set raised_by = null where id = ?`).run(`problem-2026-${of}`)
    expect((await may(of)).solved).toBe('L')
  })

  it('the office where the lead himself answered what nobody is left to confirm', async () => {
    const of = await answered('self', '秦处', { unit: '本链专班' })
    rawOf(town.stage.database).prepare(`update record set raised_by = null where id = ?`).run(`problem-2026-${of}`)
    expect((await may(of)).solved).toBe('OQ')
  })

  it('closed: 重办 by chief and office, and no answer twice', async () => {
    const of = await answered('office', '冯工')
    await town.张工.says(`已解决 问题${of}`)
    expect(town.张工.last()).toContain('状态：已解决')
    const { note, edit, classify } = worked
    expect(await may(of)).toEqual({ sees: withWorkers, reopen: 'COQ', note, edit, classify })
    expect(await town.张工.says(`未解决 问题${of} 又停电了`)).toContain('现在是「已解决」，不能未解决。')
    expect(await town.冯工.says(`已解决 问题${of}`)).toContain('您现在的职责不能办这一步。')
  })

  it('代确认: after ten workdays without a word, by the office and not by whoever answered', async () => {
    const own = await answered('office', '吴工', { unit: '推进办' })
    expect((await may(own)).vouch).toBeUndefined()
    rawOf(town.stage.database)
      .prepare(
        `update record set field_values = json_set(field_values, '$.since', '2026-09-29T01:00:00.000Z') where id = ?`,
      )
      .run(`problem-2026-${own}`)
    expect((await may(own)).vouch, 'nine workdays, the holidays being none').toBeUndefined()
    rawOf(town.stage.database)
      .prepare(
        `update record set field_values = json_set(field_values, '$.since', '2026-09-24T01:00:00.000Z') where id = ?`,
      )
      .run(`problem-2026-${own}`)
    expect((await may(own)).vouch).toBe('Q')
    expect(await town.郑工.says('我的')).toContain(`问题${own} `)
    expect(await steps(town, '郑工', `代确认 问题${own}`, { reason: '电话问过张工，已接通' })).toContain('状态：已解决')
    expect(town.张工.last()).toContain(`郑工（虚构）代确认：问题${own}`)
  })
})

describe('需求 and 诉求', () => {
  it('需求 has the same life', async () => {
    await raises(town, '张工', '需求 新增', { title: '示例需求', category: '补链', level: 'office' })
    const table = { sees: everyone, accept: 'OQ', to_task: 'OQ', escalate: 'OQ', ...ordered, ...fresh }
    expect(await whoMay(town, 'need-2026-1', { ...given, category: '补链' })).toEqual(table)
  })

  it('诉求 is the office’s, and so is that of the district: no chain, no chief', async () => {
    const firm = { category: '绿色通道', firms: '示例企业（虚构）' }
    await raises(town, '张工', '诉求 新增', { title: '示例诉求', ...firm })
    const table = { sees: everyone, accept: 'OQ', to_task: 'OQ', escalate: 'OQ', ...ordered, ...fresh }
    expect(await whoMay(town, 'request-2026-1', { ...given, category: '要素' })).toEqual(table)

    await raises(town, '吴工', '诉求 区级 新增', { title: '示例区级诉求', ...firm })
    const ofDistrict = Object.fromEntries(Object.entries(table).map(([step]) => [step, 'OQ']))
    const is = await whoMay(town, 'request-2026-2', { ...given, category: '要素' })
    // 吴工 raised it and may mend it like every other of the office.
    expect(is).toEqual({ ...ofDistrict, ...{ sees: 'OQG', instruct: 'G', hand_over: 'G', read: 'G' } })
    const up = await whoMay(town, 'request-2026-2', { ...given, level: 'chief' })
    expect(up.escalate, 'there is no chief of the district').toBeUndefined()
  })

  it('there is no 问题 of the district', async () => {
    expect(await town.吴工.says('问题 区级 新增 示例')).not.toContain('新增问题 · 区级')
  })
})

it('every other chain learns nothing: neither that there is one nor its words', async () => {
  for (const who of ['王工', '链长乙', '钱工', '何工'] as const) {
    expect(await town[who].says('问题1')).toBe('没有找到问题1，或者您不能看。')
    expect(await town[who].says('问题')).not.toContain('示例问题')
    expect(town[who].heard().join()).not.toMatch(/示例问题|用电高峰/u)
  }
  expect(town.group('陶瓷基群').join()).not.toMatch(/示例问题|用电高峰/u)
})
