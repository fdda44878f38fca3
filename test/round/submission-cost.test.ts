import { expect, it } from 'vitest'
import { good } from '../support/reports.ts'
import { listenToStatements, type Statement } from '../support/statements.ts'
import { openTown, type Town } from '../support/town.ts'

/** What frames a piece of work: its share of a crowd's transaction, and the transaction itself. */
const frame = /^(?:begin|commit|savepoint|release)/
const ofItself = (heard: readonly Statement[]): Statement[] => heard.filter(({ sql }) => !frame.test(sql))
const changesNothing = ({ sql, changes }: Statement) => changes === 0 && !frame.test(sql)
const readsBodies = ({ sql }: Statement) => sql.includes('"outbox_body"')

const wednesday = async (): Promise<{ town: Town; heard: Statement[] }> => {
  const { heard } = listenToStatements()
  const town = await openTown('09-02 14:50')
  await town.at('09-02 15:00')
  // What is built at first use is built.
  await town.王工.fills(good).submits()
  heard.length = 0
  return { town, heard }
}

/** The press alone, without the tick that follows. */
const press = ({ stage, 张工 }: Town) =>
  stage.emulator.person(张工.openId).clicks(张工.card('周四').id, 'submit', { ...good })

it('a submission asks and writes twelve times, reads no body and writes nothing that finds nothing', async () => {
  const { town, heard } = await wednesday()
  expect((await press(town)).toast?.content).toContain('已')
  expect(ofItself(heard).map(({ sql }) => sql.slice(0, 60))).toHaveLength(12)
  expect(heard.filter(readsBodies)).toEqual([])
  expect(heard.filter(changesNothing)).toEqual([])
})

it('the index of texts takes a report in with two statements more for each', async () => {
  const { town, heard } = await wednesday()
  const written = async (people: ('张工' | '刘工' | '杨工')[]) => {
    for (const who of people) await town[who].fills({ ...good, progress: `${who}进展` }).submits()
    return heard.filter(({ sql }) => /report_(?:words|doc)/.test(sql) && sql.startsWith('insert')).length
  }
  expect(await written(['张工'])).toBe(2)
  heard.length = 0
  expect(await written(['刘工', '杨工'])).toBe(4)
})

it('who has only a draft, a digest or a month beside it pays for that alone', async () => {
  const { town, heard } = await wednesday()
  await town.张工.fills({ progress: '写到一半' }).savesDraft()
  heard.length = 0
  await press(town)
  expect(ofItself(heard).filter(({ sql }) => sql.startsWith('delete from "draft"'))).toHaveLength(1)
  expect(heard.filter(changesNothing)).toEqual([])
})

it('however many risks are open, one statement says of all of them that nothing has changed; their rows stay as they are', async () => {
  const { heard } = listenToStatements()
  const cost = async (risks: number) => {
    const town = await openTown('08-24 09:00')
    for (let no = 1; no <= risks; no++) {
      await town.张工.says('风险 新增')
      await town.张工.lastCard().clicks('create', { category: '断供', firms: '示例材料乙', product: `示例助剂${no}` })
    }
    await town.at('09-02 15:00')
    await town.王工.fills(good).submits()
    const before = town.ask('select rev from record order by id')
    heard.length = 0
    const answer = await press(town)
    const said = ofItself(heard).map(({ sql }) => sql)
    expect(answer.toast?.content).toContain('已')
    expect(town.ask('select rev from record order by id')).toEqual(before)
    expect(town.ask('select count(*) from record_same')).toEqual([risks])
    return said
  }
  const one = await cost(1)
  expect(await cost(6)).toEqual(one)
  expect(one.filter((sql) => sql.includes('record_same'))).toHaveLength(1)
})
