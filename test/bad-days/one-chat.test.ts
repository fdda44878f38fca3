import { expect, it } from 'vitest'
import { createPacer, realTime } from '../../src/feishu/pacer.ts'
import { cardWith, openTown, saidIn, type Town, 周报, 张工, 李工 } from './rig.ts'

const wednesday = '2026-09-02T07:00:10.000Z'
const 航天群 = 'oc_demo_c1'

/** A Feishu that counts what lands in a chat, and a bot that minds it. */
const pacedTown = async () => {
  const town = await openTown({ modes: { rateClock: 'real' }, pace: createPacer(realTime), timeoutMs: 5_000 })
  await town.moveTo(wednesday)
  return town
}
const refused = (town: Town) => town.emulator.calls().filter(({ code }) => code === 230020 || code === 99991400)

it('twelve questions at once in one group are answered without a refusal, in their order', async () => {
  const town = await pacedTown()
  const asked = []
  for (let n = 0; n < 12; n++)
    asked.push((await town.emulator.person(张工).says('状态', { in: 航天群, mentions: ['bot'] })).message_id)
  await town.emulator.person(李工).says('状态')
  const ended = town.bot.app.tick()
  // The others are not kept waiting by that group.
  await expect.poll(() => town.emulator.person(李工).p2p(), { interval: 10 }).toBeDefined()
  expect(saidIn(town, 航天群).length).toBeLessThan(12)
  await ended
  const answers = town.emulator.messages(航天群).filter(({ sender }) => sender.type === 'app')
  expect(answers.map(({ parent_id }) => parent_id)).toEqual(asked)
  expect(refused(town)).toEqual([])
})

it('cards of one person that are drawn anew share the turns of the direct chat with what is said to the person', async () => {
  const town = await pacedTown()
  const before = saidIn(town, town.emulator.person(张工).p2p() ?? '').length
  for (let n = 0; n < 3; n++) {
    await town.emulator.person(李工).says('周报')
    await town.settle()
  }
  const times: number[] = []
  const p2p = town.emulator.person(李工).p2p() ?? ''
  const unwatch = town.emulator.onChange(() => {
    const lands = town.emulator
      .messages(p2p)
      .reduce((sum, { sender, history }) => sum + (sender.type === 'app' ? 1 + history.length : 0), 0)
    while (times.length < lands) times.push(performance.now())
  })
  const already = town.emulator.messages(p2p).filter(({ sender }) => sender.type === 'app').length
  await town.emulator.person(张工).clicks(cardWith(town, 张工, 'submit'), 'submit', 周报)
  await town.emulator.person(李工).says('状态')
  await town.settle()
  unwatch()
  expect(before).toBe(1)
  const landed = times.slice(already)
  expect(landed).toHaveLength(4)
  expect((landed.at(-1) ?? 0) - (landed[0] ?? 0)).toBeGreaterThan(3 * 200)
  expect(refused(town)).toEqual([])
})

it('what waits for its turn when the process is told to end stays behind, in no doubt, and goes out once after the next start', async () => {
  const town = await pacedTown()
  for (let n = 0; n < 12; n++) await town.emulator.person(张工).says('状态', { in: 航天群, mentions: ['bot'] })
  void town.bot.app.tick()
  await expect.poll(() => saidIn(town, 航天群).length, { interval: 10 }).toBeGreaterThan(0)
  await town.stop()
  const sent = saidIn(town, 航天群).length
  expect(sent).toBeLessThan(6)
  await town.boot()
  expect(town.rows('select count(*) as n from outbox where maybe_since is not null')).toEqual([{ n: 0 }])
  await town.settle()
  expect(saidIn(town, 航天群)).toHaveLength(12)
  expect(refused(town)).toEqual([])
})
