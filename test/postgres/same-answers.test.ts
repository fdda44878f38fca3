import { expect, it } from 'vitest'
import { cast, type Who } from '../../scripts/town/cast.ts'
import { type Held, member } from '../../scripts/town/member.ts'
import { createExporter } from '../../src/exports/exporter.ts'
import { openTown, type Town } from '../bad-days/rig.ts'
import { wish } from '../exports/support/district.ts'
import { partsOf } from '../exports/support/parts.ts'
import { filesRisk, good } from '../support/reports.ts'
import { freshDatabase } from './server.ts'

const of = (town: Town, who: Who) => member(town, cast[who])

/** Two weeks of reports, late, corrected and red ones among them, and more tasks than a page holds. */
const twoWeeks = async (town: Town): Promise<void> => {
  const [张工, 李工, 王工, 刘工, 吴工] = (['张工', '李工', '王工', '刘工', '吴工'] as const).map((who) => of(town, who))
  if (!张工 || !李工 || !王工 || !刘工 || !吴工) throw new Error('nobody')
  await town.moveTo('2026-09-02T07:00:10.000Z')
  await 张工.fills({ ...good, progress: '示例链主甲（虚构）喷管试制完成\n采用ＳｉＣ材料' }).submits()
  await 王工.fills({ ...good, progress: '示例材料乙（虚构）喷管用料送检 4107 号' }).submits()
  town.clock.passTo('2026-09-04T01:00:00.000Z')
  await town.settle()
  await 刘工.says('周报')
  await filesRisk(刘工, { ...good, progress: '示例助剂丙（虚构）检修' }, '煤制烯烃')
  town.clock.passTo('2026-09-09T07:00:10.000Z')
  await town.settle()
  await 李工.says('周报 航天')
  const form = 李工.card('第37周')
  await form.fills({ ...good, progress: '喷管进入批产' }).submits()
  for (let task = 1; task <= 12; task++)
    await 吴工.says(`交办 ${task % 3 === 0 ? '纺织' : '航天'} 区投资商务局 09-${10 + task} 第${task}项：接通水电`)
  await of(town, '冯工').says('签收 任务1')
}

const questions: readonly [Who, string][] = [
  ...[
    ...['查 喷管', '查 航天 喷管', '查 喷管 第36周', '查 sic', '查 红灯', '查 红灯 黄灯', '查 张工', '查 李工 航天'],
    ...[
      '查 迟报',
      '查 代报 喷管 今年',
      '查 “批产”',
      '查 4107',
      '查 没有的词',
      '查 未报 第36周',
      '查 水电',
      '查 记录 水电',
    ],
    ...['任务', '任务 航天', '任务 水电', '台账', '状态', '版本 航天', '查 航天', '我的'],
  ].map((words) => ['吴工', words] as [Who, string]),
  ['王工', '查 喷管'],
  ['张工', '我的'],
  ['冯工', '任务'],
]

/** The answer and every page behind it. */
const answer = async (town: Town, who: Who, words: string): Promise<string[]> => {
  const person = of(town, who)
  const said = [await person.says(words)]
  const hasNext = (card: Held): boolean => JSON.stringify(card.message.content).includes('"name":"next"')
  for (let pages = 0; pages < 5 && person.messages().at(-1)?.msg_type === 'interactive'; pages++) {
    const card = person.lastCard()
    if (!hasNext(card)) break
    said.push((await card.clicks('next')).words)
  }
  return said
}

it('the same reports and questions have the same answers on both, page by page, and the same files', async () => {
  const played = async (place?: string) => {
    const town = await openTown({ place })
    await twoWeeks(town)
    const answers: [string, string[]][] = []
    for (const [who, words] of questions) answers.push([`${who}: ${words}`, await answer(town, who, words)])
    const exporter = createExporter(town.bot.database.place)
    const files = []
    for (const format of ['xlsx', 'docx'] as const) {
      const made = await exporter.make(wish({ format, demo: true, riskDetails: true, months: true }))
      if (!made.ok) throw new Error(made.reason)
      // When it was made is the machine's time.
      files.push([...partsOf(Buffer.from(made.bytes))].filter(([part]) => part !== 'docProps/core.xml'))
    }
    return { answers, files }
  }
  const sqlite = await played()
  const postgres = await played(freshDatabase())
  const all = sqlite.answers.flatMap(([, pages]) => pages)
  expect(all.join()).toContain('喷管')
  expect(all.length, 'some have pages').toBeGreaterThan(sqlite.answers.length)
  expect(postgres.answers).toEqual(sqlite.answers)
  expect(postgres.files).toEqual(sqlite.files)
})
