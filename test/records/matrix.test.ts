import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cast, type Who } from '../../scripts/town/cast.ts'
import { readRecord } from '../../src/db/records.ts'
import { task } from '../../src/domain/kinds/task.ts'
import { rawOf } from '../support/raw.ts'
import { openTown, type Town } from '../support/town.ts'
import { letterOf, people, tried } from './support/matrix.ts'

/*
 * Who may take which step in which state, written out from the contract (0.2, 0.4, 3.1) and not from the declaration. A letter for each person (`support/matrix.ts`);
 * capital letters see the record, of the others nobody learns that there is one.
 */

type Step = keyof typeof task.steps
interface Sort {
  /** How one of them is made, by whom, and who works it. */
  made: string
  by: Who
  works: Who
  sees: string
  may: Record<Step, string>
}

/** Of a chain, raised by its 主报: the task force gave it to itself. */
const ownOfChain: Sort = {
  made: '任务 新增 区投资商务局 刘工',
  by: '张工',
  works: '冯工',
  sees: 'PBLCUEHOQG',
  may: {
    accept: 'UEOQ',
    decline: 'UEOQ',
    feedback: 'UEHPBLOQ',
    extend: 'UEOQ',
    grant: 'CLOQ',
    refuse: 'CLOQ',
    instruct: 'CG',
    hand_over: 'CG',
    read: 'CG',
    finish: 'UEOQ',
    return: 'CLOQ',
    close: 'CLOQ',
    hold: 'CLOQ',
    resume: 'CLOQ',
    set_due: 'OQ',
    split: 'UEOQ',
    note: 'UEHPBLOQ',
    edit: 'OQ',
    assign: 'LOQ',
    relate: 'PBLOQ',
    merge: 'LOQ',
    void: 'OQ',
    reopen: 'COQ',
    classify: 'LOQ',
    nudge: 'LOQ',
  },
}
const withoutLead = { grant: 'COQ', refuse: 'COQ', return: 'COQ', close: 'COQ', hold: 'COQ', resume: 'COQ' }
const officeAlone = { grant: 'OQ', refuse: 'OQ', return: 'OQ', close: 'OQ', hold: 'OQ', resume: 'OQ' }
const taskForce = 'PBLOQ'
const sorts: Record<string, Sort> = {
  'of a chain, given by its task force': ownOfChain,
  'of a chain, given from above': {
    ...ownOfChain,
    made: '交办 航天 区投资商务局 刘工',
    by: '吴工',
    may: { ...ownOfChain.may, ...withoutLead },
  },
  'of the district': {
    ...ownOfChain,
    made: '任务 区级 新增 区投资商务局 刘工',
    by: '吴工',
    sees: 'UEHOQG',
    may: {
      ...ownOfChain.may,
      ...officeAlone,
      ...{ feedback: 'UEHOQ', note: 'UEHOQ', assign: 'OQ', relate: 'OQ', merge: 'OQ' },
      ...{ reopen: 'OQ', classify: 'OQ', nudge: 'OQ', instruct: 'G', hand_over: 'G', read: 'G' },
    },
  },
  'of a chain, worked by its own task force': {
    ...ownOfChain,
    made: '任务 新增 专班',
    by: '张工',
    works: '李工',
    sees: 'PBLCHOQG',
    may: {
      ...ownOfChain.may,
      ...{ accept: taskForce, decline: taskForce, extend: taskForce, finish: taskForce, split: taskForce },
      ...{ feedback: 'PBLHOQ', note: 'PBLHOQ' },
    },
  },
  'of a chain, 敏感': {
    ...ownOfChain,
    sees: 'PBLCEOQ',
    // 恢复内部 is the office's.
    may: { ...ownOfChain.may, classify: 'OQ' },
  },
}

/** From which states, `asked` being 办理中 with 待批延期. */
const states = ['new', 'doing', 'asked', 'done', 'held', 'closed', 'void'] as const
type State = (typeof states)[number]
const open = 'new doing asked done held'
const always = `${open} closed void`
const from: Record<Step, string> = {
  accept: 'new',
  decline: 'new',
  feedback: 'doing asked',
  extend: 'doing',
  grant: 'asked',
  refuse: 'asked',
  instruct: open,
  hand_over: 'new doing asked',
  read: `${open} closed`,
  finish: 'doing asked',
  return: 'done',
  close: 'done',
  hold: 'doing asked',
  resume: 'held',
  set_due: 'new doing asked',
  split: 'new doing asked',
  note: always,
  edit: always,
  assign: open,
  relate: open,
  merge: open,
  void: open,
  reopen: 'closed',
  classify: always,
  nudge: open,
}
/** Who got it into that state by which step: for them it is done already. W works it. */
const lastBy: Partial<Record<State, [who: 'W' | 'O', step: Step]>> = {
  doing: ['W', 'accept'],
  done: ['W', 'finish'],
  held: ['O', 'hold'],
  closed: ['O', 'close'],
  void: ['O', 'void'],
}
const given = {
  ...{ text: '已到场踏勘', reason: '等停电窗口', result: '报装已经完成', ref: '任务1' },
  ...{ unit: '区投资商务局（演示）', title: '示例任务', new_due: '2026-11-20', until: '2026-11-20', due: '2026-11-25' },
}

/** What comes of it; `again` for whoever has just done that very step. */
const expected = (sort: Sort, state: State, step: Step, letter: string, raised: string): string => {
  if (!sort.sees.includes(letter)) return 'none'
  // Who raised it may mend it or take it back while nobody else has acted.
  const own = letter === raised && state === 'new' && (step === 'edit' || step === 'void')
  if (!sort.may[step].includes(letter) && !own) return 'no-right'
  const last = lastBy[state]
  const who = last?.[0] === 'O' ? 'O' : letterOf(sort.works)
  if (last?.[1] === step && who === letter) return 'again'
  // Office and lead may not decide what they asked for themselves; here the workers did.
  if (step === 'extend' && state === 'asked') return 'barred'
  if (!from[step].split(' ').includes(state)) return 'not-now'
  return letter === letterOf(sort.works) && decisions.includes(step) && state !== 'held' ? 'own' : 'taken'
}
const decisions: readonly Step[] = ['grant', 'refuse', 'return', 'close']

let town: Town
const ids = new Map<string, string>()
const key = (sort: string, state: State) => `${sort}/${state}`

beforeAll(async () => {
  town = await openTown('10-16 09:00', { shared: true })
  const { 吴工 } = town
  rawOf(town.stage.database)
    .prepare(`insert into person_unit select id, '新城管理办（演示）' from person where open_id = ?`)
    .run(cast.杨工)
  await 吴工.says('交办 航天 区投资商务局 被关联的示例任务')
  let no = 1
  for (const [name, { made, by, works }] of Object.entries(sorts))
    for (const state of states) {
      no += 1
      await town[by].says(`${made} 第${no}件`)
      if (!town.ask("select no from record where kind not in ('firm', 'figure') order by no desc limit 1").includes(no))
        throw new Error(`${no} was not made`)
      // Helpers come by the form; here the row is enough.
      rawOf(town.stage.database)
        .prepare(
          `update record set field_values = json_set(field_values, '$.helpers', json('["新城管理办（演示）"]')) where no = ?`,
        )
        .run(no)
      const worker = town[works]
      const steps: Record<State, string[]> = {
        ...{ new: [], doing: ['签收'], asked: ['签收', '延期 11-20'], done: ['签收', '办结'], void: [] },
        ...{ held: ['签收', '挂起'], closed: ['签收', '办结', '销号'] },
      }
      for (const step of steps[state]) {
        if (step === '签收') await worker.says(`签收 任务${no}`)
        if (step === '延期 11-20') await worker.says(`延期 任务${no} 11-20 等停电窗口`)
        if (step === '办结') await worker.says(`办结 任务${no} 报装已经完成`)
        if (step === '挂起') await 吴工.says(`挂起 任务${no} 11-20 等停电窗口`)
        if (step !== '销号') continue
        await 吴工.says(`销号 任务${no}`)
        await 吴工.lastCard().clicks('close')
      }
      if (state === 'void') {
        await 吴工.says(`撤销 任务${no}`)
        await 吴工.lastCard().clicks('void', { reason: '等停电窗口' })
      }
      rawOf(town.stage.database)
        .prepare('update record set sensitive = ? where no = ?')
        .run(name.endsWith('敏感') ? 1 : 0, no)
      ids.set(key(name, state), `task-2026-${no}`)
    }
}, 180_000)
afterAll(() => town.close())

it('every record stands in the state it is tried in', async () => {
  for (const name of Object.keys(sorts))
    for (const state of states) {
      const record = await readRecord(town.stage.database.kysely, ids.get(key(name, state)) ?? '')
      expect(record?.state, key(name, state)).toBe(state === 'asked' ? 'doing' : state)
      expect(record?.values.asked_due !== undefined, key(name, state)).toBe(state === 'asked')
    }
})

it('every step and every state of the declaration is in the table', () => {
  expect(Object.keys(task.steps).toSorted()).toEqual(Object.keys(from).toSorted())
  expect(Object.keys(task.states).toSorted()).toEqual(states.filter((state) => state !== 'asked').toSorted())
})

describe.each(Object.entries(sorts))('a task %s', (name, sort) => {
  it.each(Object.keys(from) as Step[])('%s: each person in each state gets the answer of the table', async (step) => {
    const raised = letterOf(sort.by)
    const is: string[] = []
    const wanted: string[] = []
    await town.stage.app.inTransaction('try', async (ctx) => {
      for (const state of states)
        for (const [letter, who] of Object.entries(people)) {
          const cell = `${state} ${letter}`
          is.push(`${cell}: ${await tried(ctx, ids.get(key(name, state)) ?? '', { step, who, given })}`)
          wanted.push(`${cell}: ${expected(sort, state, step, letter, raised)}`)
        }
    })
    expect(is).toEqual(wanted)
  })
})
