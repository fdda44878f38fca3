import { expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { officeTime } from '../../scripts/town/office-time.ts'
import type { Question, Told } from '../../src/domain/pointing/question.ts'
import { openTown, saidTo, type Town } from './rig.ts'

const start = officeTime('09-02 15:10')
const unclear = '航天那边上周咋个整法嘛'
const mixed = '本周进展：房建完成七成，水电接入要请区里出面协调\n下周计划：装门窗'

/** A model that is asked and keeps people waiting, until the process is gone. */
const silentModel = () => {
  const asked: Question[] = []
  let reached: () => void = () => undefined
  const isAsked = new Promise<void>((resolve) => {
    reached = resolve
  })
  const ask = (question: Question): Promise<Told> => {
    asked.push(question)
    reached()
    return new Promise(() => undefined)
  }
  return { ask, asked, isAsked }
}

const errands = (town: Town) => town.rows("select state, attempts from outbox where verb = 'ask-assistant'")
const counted = (town: Town) => town.rows<{ object: string }>("select object from audit where action = 'assistant'")

/** What the rules alone say to it. */
const without = async (words: string): Promise<string[]> => {
  const town = await openTown({ start })
  const before = saidTo(town, cast.张工).length
  await town.emulator.person(cast.张工).says(words)
  await town.settle()
  return saidTo(town, cast.张工).slice(before)
}

/** Ids of rows are each town's own. */
const plain = (said: readonly string[]) => said.map((text) => text.replaceAll(/[a-z]+-[0-9a-f]{20,32}/gu, '#'))

it.each([unclear, mixed])(
  'killed while the model thinks, the bot asks nobody twice and answers once: %s',
  async (words) => {
    const rules = await without(words)
    const model = silentModel()
    const town = await openTown({ start, askAssistant: model.ask })
    const before = saidTo(town, cast.张工).length
    await town.emulator.person(cast.张工).says(words)
    void town.bot.app.tick()
    await model.isAsked
    expect(saidTo(town, cast.张工).slice(before), 'still waiting').toEqual([])
    await town.crash()

    await town.boot()
    await town.advance(3 * 60_000)
    expect(plain(saidTo(town, cast.张工).slice(before))).toEqual(plain(rules))
    expect(model.asked).toHaveLength(1)
    expect(errands(town)).toEqual([{ state: 'sent', attempts: 2 }])
    expect(counted(town)).toEqual([{ object: 'failed' }])
    await town.crash()
    await town.boot()
    await town.advance(3 * 60_000)
    expect(saidTo(town, cast.张工).slice(before), 'and not again').toHaveLength(rules.length)
  },
)

it('killed before the model was asked, it is asked after all, once', async () => {
  const model = { asked: 0 }
  const ask = (): Promise<Told> => {
    model.asked += 1
    return Promise.resolve({ kind: 'told', guess: { intent: '状态', spans: [] } })
  }
  const town = await openTown({ start, askAssistant: ask })
  const before = saidTo(town, cast.张工).length
  await town.emulator.person(cast.张工).says(unclear)
  await town.crash()
  expect(model.asked).toBeLessThanOrEqual(1)
  await town.boot()
  await town.advance(3 * 60_000)
  const said = saidTo(town, cast.张工).slice(before)
  expect(said).toHaveLength(1)
  expect(model.asked).toBe(1)
  expect(counted(town)).toHaveLength(1)
})
