import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readActor } from '../../src/db/people.ts'
import { readRecord } from '../../src/db/records.ts'
import { task } from '../../src/domain/kinds/task.ts'
import { takeStep } from '../../src/usecases/records/take-step.ts'
import { cast, type Who } from '../support/cast.ts'
import { openTown, type Town } from '../support/town.ts'

/*
 * Who may take which step, written out from the contract and not from the declaration: W works it, H helps, Y raised it, L leads the task force of
 * its chain, C is its chief, O the office. The record is of 航天, raised by 张工 and so given by the task force itself, worked by 区投资商务局 (冯工).
 */
const people: Record<string, Who> = {
  P: '张工',
  B: '李工',
  L: '秦处',
  W: '冯工',
  C: '链长甲',
  O: '吴工',
  G: '组长',
  A: '何工',
  X: '王工',
  N: '钱工',
}
/** Whoever is the chain's P helps (H) and 张工 raised it (Y). */
const may: Record<keyof typeof task.steps, string> = {
  accept: 'WO',
  decline: 'WO',
  feedback: 'WOPBL',
  extend: 'WO',
  grant: 'COL',
  refuse: 'COL',
  finish: 'WO',
  return: 'COL',
  close: 'COL',
  hold: 'COL',
  resume: 'COL',
  set_due: 'O',
  split: 'WO',
  note: 'WOPBL',
  edit: 'OP',
  assign: 'OL',
  relate: 'PBLO',
  merge: 'OL',
  void: 'OP',
  reopen: 'CO',
  classify: 'OL',
  nudge: 'OL',
}
/** From which states, beside 新增. */
const from: Record<keyof typeof task.steps, string> = {
  accept: 'new',
  decline: 'new',
  feedback: 'doing',
  extend: 'doing',
  grant: '-',
  refuse: '-',
  finish: 'doing',
  return: 'done',
  close: 'done',
  hold: 'doing',
  resume: 'held',
  set_due: 'new doing',
  split: 'new doing',
  note: 'new doing done held closed void',
  edit: 'new doing done held closed void',
  assign: 'new doing done held',
  relate: 'new doing done held',
  merge: 'new doing done held',
  void: 'new doing done held',
  reopen: 'closed',
  classify: 'new doing done held closed void',
  nudge: 'new doing done held',
}
const given = {
  ...{
    text: '已到场踏勘',
    reason: '等停电窗口',
    result: '报装已经完成',
    unit: '区投资商务局（演示）',
    title: '示例任务',
  },
  ...{ new_due: '2026-11-20', until: '2026-11-20', due: '2026-11-25' },
}

let town: Town
const ids = new Map<string, string>()
beforeAll(async () => {
  town = await openTown('10-16 09:00', { shared: true })
  const { 张工, 冯工, 吴工 } = town
  let no = 0
  const make = async (state: string, ...steps: [typeof 张工, string][]) => {
    await 张工.says(`任务 新增 区投资商务局 ${'甲乙丙丁戊己'[no]}类示例任务`)
    no += 1
    for (const [who, words] of steps) {
      await who.says(words.replace('#', String(no)))
      if (words.startsWith('销号')) await who.lastCard().clicks('close')
      if (words.startsWith('撤销')) await who.lastCard().clicks('void', { reason: '不办了' })
    }
    ids.set(state, `task-2026-${no}`)
  }
  await make('new')
  await make('doing', [冯工, '签收 任务#'])
  await make('done', [冯工, '签收 任务#'], [冯工, '办结 任务# 报装已经完成'])
  await make('held', [冯工, '签收 任务#'], [吴工, '挂起 任务# 11-30 等停电窗口'])
  await make('closed', [冯工, '签收 任务#'], [冯工, '办结 任务# 报装已经完成'], [吴工, '销号 任务#'])
  await make('void', [吴工, '撤销 任务#'])
})
afterAll(() => town.close())

/** Tries it and takes it back. */
const tried = async (state: string, step: string, who: Who): Promise<string> => {
  const back = Symbol('taken back')
  let is = ''
  await town.stage.app
    .inTransaction('try', async (ctx) => {
      const actor = await readActor(ctx.tx, cast[who])
      const wish = { record: ids.get(state) ?? '', step, given, via: 'chat', sourceKey: `try/${step}/${who}` } as const
      is = (await takeStep({ ...ctx, actor }, wish)).is
      throw back
    })
    .catch((error) => {
      if (error !== back) throw error
    })
  return is
}

it('every record stands in the state it is tried in', async () => {
  for (const [state, id] of ids) expect((await readRecord(town.stage.database.kysely, id))?.state).toBe(state)
})

it('every step of the declaration is in the contract’s table', () => {
  expect(Object.keys(task.steps).toSorted()).toEqual(Object.keys(may).toSorted())
})

describe.each(Object.keys(may) as (keyof typeof may)[])('%s', (step) => {
  it.each(Object.entries(people))('by %s (%s): right and state as the contract says', async (letter, who) => {
    for (const state of Object.keys(task.states)) {
      const is = await tried(state, step, who)
      // Who raised it may take it back or mend it only while nobody else has acted.
      const acted = letter === 'P' && (step === 'edit' || step === 'void') && state !== 'new'
      const allowed = may[step].includes(letter) && !acted
      const sees = 'PBLCOGW'.includes(letter)
      const inState = from[step].split(' ').includes(state)
      const expected = !sees
        ? ['none']
        : !allowed
          ? ['no-right']
          : inState
            ? ['taken', 'faults', 'own']
            : ['not-now', 'again']
      expect(expected, `${step} in ${state}`).toContain(is)
    }
  })
})
