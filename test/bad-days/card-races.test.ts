import { describe, expect, it } from 'vitest'
import { holdLock } from '../support/hold-lock.ts'
import { cardWith, openTown, saidTo, type Town, 周报, 张工, 李工 } from './rig.ts'

const wednesday = '2026-09-02T07:00:10.000Z'
const minute = 60_000

const 李工的 = { ...周报, progress: '李工自己写的进展', next_plan: '李工自己写的计划' }

/** 张工 and 李工 both have the week's form before them. */
const bothForms = async (options: Parameters<typeof openTown>[0] = {}) => {
  const town = await openTown(options)
  await town.moveTo(wednesday)
  await town.emulator.person(李工).says('周报')
  await town.settle()
  return { town, main: cardWith(town, 张工, 'submit'), backup: cardWith(town, 李工, 'submit') }
}

const message = (town: Town, id: string) => {
  const found = town.emulator.messages().find(({ message_id }) => message_id === id)
  if (!found) throw new Error(`no message ${id}`)
  return found
}
/** What a card is: a form to fill, with whose words in it, or the receipt of a version. */
const stateOf = (card: Record<string, unknown>): string => {
  const text = JSON.stringify(card)
  if (!text.includes('"name":"submit"')) return /"v\d+"/.exec(text)?.[0].replaceAll('"', '') ?? 'no version'
  return text.includes(李工的.progress) ? 'form of 李工' : text.includes(周报.progress) ? 'form of 张工' : 'form'
}
const historyOf = (town: Town, id: string) => [...message(town, id).history, message(town, id).content].map(stateOf)
const shown = (town: Town, id: string) => stateOf(message(town, id).content)
/** What 周报 brings. */
const shownBy周报 = async (town: Town) => {
  await town.emulator.person(李工).says('周报')
  await town.settle()
  return stateOf(JSON.parse(saidTo(town, 李工).at(-1) ?? '{}'))
}
const patches = (town: Town) =>
  town.rows<{ state: string; error: string | null }>(
    "select state, error from outbox where verb = 'patch' order by seq",
  )

const callsOn = (town: Town, id: string) =>
  town.emulator.calls().filter(({ method, path }) => method === 'PATCH' && path.endsWith(`/messages/${id}`))

/** Something redraws this card; resolves when its PATCH has reached Feishu, which takes it when it is let go. */
const whilePatching = async (town: Town, card: string, cause: () => Promise<unknown>) => {
  await cause()
  const { reached, letGo } = town.emulator.holdCall({ path: `/im/v1/messages/${card}` })
  const ended = town.bot.app.tick()
  await reached
  return {
    letGo,
    /** The bot is through with it, whether Feishu has answered or not. */
    ended,
    taken: async () => {
      letGo()
      await ended
    },
  }
}

describe('a card that is clicked while a patch of it is on the wire', () => {
  it('keeps the text that was given back, although Feishu takes the patch after the answer', async () => {
    const { town, main, backup } = await bothForms()
    const { taken } = await whilePatching(town, backup, () => town.emulator.person(张工).clicks(main, 'submit', 周报))
    const click = await town.emulator.person(李工).clicks(backup, 'submit', 李工的)
    expect(click.toast?.content).toContain('您填的内容还在卡片上')
    await taken()
    expect(historyOf(town, backup)).toEqual(['form', 'form of 李工', 'v1', 'form of 李工'])
    await town.advance(5 * minute)
    expect(shown(town, backup)).toBe('form of 李工')
    expect(await shownBy周报(town)).toBe('v1')
    expect((await town.emulator.person(李工).clicks(backup, 'submit')).toast?.content).toBe('已更新为新版')
    await town.settle()
    expect([shown(town, backup), shown(town, main)]).toEqual(['v2', 'v2'])
  })

  it('shows the version in force, although the patch hangs and is tried again', async () => {
    const { town, main, backup } = await bothForms({ timeoutMs: 2_000 })
    town.emulator.failNext(1, 'hang', { path: `/im/v1/messages/${backup}` })
    const { taken } = await whilePatching(town, backup, () => town.emulator.person(张工).clicks(main, 'submit', 周报))
    await town.emulator.person(李工).clicks(backup, 'submit', 李工的)
    expect((await town.emulator.person(李工).clicks(backup, 'submit')).toast?.content).toBe('已更新为新版')
    await taken()
    for (let passed = 0; passed < 10; passed++) await town.advance(minute)
    expect(historyOf(town, backup)).not.toContain('v1')
    expect([shown(town, backup), shown(town, main), await shownBy周报(town)]).toEqual(['v2', 'v2', 'v2'])
    expect(patches(town).filter(({ state }) => state === 'pending' || state === 'sending')).toEqual([])
  })

  it('keeps the form that 修改 opened while the receipt was being patched', async () => {
    const { town, main, backup } = await bothForms()
    await town.emulator.person(张工).clicks(main, 'submit', 周报)
    await town.settle()
    expect(shown(town, backup)).toBe('v1')
    const { taken } = await whilePatching(town, backup, async () => {
      await town.emulator.person(张工).clicks(main, 'edit')
      await town.emulator.person(张工).clicks(main, 'submit', { ...周报, next_plan: '第二版的计划' })
    })
    expect((await town.emulator.person(李工).clicks(backup, 'edit')).toast?.type).toBe('info')
    await taken()
    expect(historyOf(town, backup)).toEqual(['form', 'v1', 'form of 张工', 'v2', 'form of 张工'])
    await town.advance(5 * minute)
    expect(shown(town, backup)).toBe('form of 张工')
    expect(await shownBy周报(town)).toBe('v2')
  })

  it('ends with the newest of several clicks, and no patch that waited comes after it', async () => {
    const { town, main, backup } = await bothForms()
    const { taken } = await whilePatching(town, backup, () => town.emulator.person(张工).clicks(main, 'submit', 周报))
    await town.emulator.person(张工).clicks(main, 'edit')
    await town.emulator.person(张工).clicks(main, 'submit', { ...周报, next_plan: '第二版的计划' })
    await town.emulator.person(李工).clicks(backup, 'submit', 李工的)
    await town.emulator.person(李工).clicks(backup, 'submit')
    await town.emulator.person(李工).clicks(backup, 'edit')
    await taken()
    await town.advance(5 * minute)
    expect(historyOf(town, backup).slice(-2)).toEqual(['v1', 'form of 李工'])
    expect(shown(town, main)).toBe('v3')
  })

  it('is left alone where Feishu did not take the patch: what is being typed stays', async () => {
    const { town, main, backup } = await bothForms()
    town.emulator.failNext(1, { http: 400, code: 230020 }, { path: `/im/v1/messages/${backup}` })
    const { taken } = await whilePatching(town, backup, () => town.emulator.person(张工).clicks(main, 'submit', 周报))
    await town.emulator.person(李工).clicks(backup, 'submit', 李工的)
    town.emulator.person(李工).types(backup, { progress: '又改了几个字' })
    await taken()
    await town.advance(5 * minute)
    expect(historyOf(town, backup)).toEqual(['form', 'form of 李工'])
    expect(town.emulator.person(李工).typed(backup)).toMatchObject({ progress: '又改了几个字' })
    expect(patches(town).map(({ state }) => state)).toEqual(['dropped', 'dropped'])
  })

  it('shows the answer after the process died with the patch on the wire', async () => {
    const { town, main, backup } = await bothForms({ timeoutMs: 2_000 })
    town.emulator.failNext(1, 'hang-after-accept', { path: `/im/v1/messages/${backup}` })
    const { taken } = await whilePatching(town, backup, () => town.emulator.person(张工).clicks(main, 'submit', 周报))
    await town.emulator.person(李工).clicks(backup, 'submit', 李工的)
    await town.crash()
    await taken()
    await expect.poll(() => shown(town, backup)).toBe('v1')
    await town.boot()
    await town.advance(minute)
    expect(shown(town, backup)).toBe('form of 李工')
    expect(callsOn(town, backup)).toHaveLength(2)
  })

  it('costs nothing more where no patch is under way', async () => {
    const { town, main } = await bothForms()
    await town.emulator.person(张工).clicks(main, 'submit', 周报)
    await town.settle()
    await town.emulator.person(张工).clicks(main, 'edit')
    await town.settle()
    expect(callsOn(town, main)).toEqual([])
  })
})

describe('a patch that Feishu takes long after we gave its call up', () => {
  it('is covered again by the answer to a click', async () => {
    const { town, main, backup } = await bothForms({ timeoutMs: 1_000 })
    const { ended, letGo } = await whilePatching(town, backup, () =>
      town.emulator.person(张工).clicks(main, 'submit', 周报),
    )
    await town.emulator.person(李工).clicks(backup, 'submit', 李工的)
    await town.emulator.person(李工).clicks(backup, 'submit')
    await ended
    letGo()
    await expect.poll(() => shown(town, backup)).toBe('v1')
    await town.advance(2 * minute)
    expect(shown(town, backup)).toBe('v2')
    await town.advance(10 * minute)
    expect(patches(town).filter(({ state }) => state === 'pending' || state === 'sending')).toEqual([])
  })

  it('is covered again by the patch after it', async () => {
    const { town, main, backup } = await bothForms({ timeoutMs: 1_000 })
    const { ended, letGo } = await whilePatching(town, backup, () =>
      town.emulator.person(张工).clicks(main, 'submit', 周报),
    )
    await ended
    await town.emulator.person(张工).clicks(main, 'edit')
    await town.emulator.person(张工).clicks(main, 'submit', { ...周报, next_plan: '第二版的计划' })
    await town.settle()
    letGo()
    await expect.poll(() => historyOf(town, backup)).toEqual(['form', 'v2', 'v1'])
    await town.advance(2 * minute)
    expect(shown(town, backup)).toBe('v2')
  })
})

it('an answer for which Feishu did not wait is on the card soon after', async () => {
  const { town, main } = await bothForms({ modes: { callbackTimeout: 300 } })
  // Somebody else holds the database until it is late, but not so late that the click is taken back.
  const lock = holdLock(town.bot.database)
  const clicked = town.emulator.person(张工).clicks(main, 'submit', 周报)
  await expect.poll(() => town.bot.writer.waiting()).toBe(1)
  // The first is what it is over the long connection.
  expect([200340, 200341]).toContain((await clicked).code)
  town.clock.pass(2_250)
  lock.letGo()
  await expect.poll(() => town.rows('select count(*) as n from revision')).toEqual([{ n: 1 }])
  await town.settle()
  expect(shown(town, main)).toBe('v1')
})
