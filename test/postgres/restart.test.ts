import { expect, it } from 'vitest'
import { manyChains, openTown, saidTo } from '../bad-days/rig.ts'
import { serverOfOwn } from './server.ts'

const chains = 1_000
const reportOf = (index: number) => ({
  progress: `第${index}条进展`,
  next_plan: '总装',
  ask_level: 'none',
  risk: 'none',
})

it.each(['fast', 'immediate'] as const)(
  'a server restarted (%s) in the middle of a thousand reports: each is answered, none that was acknowledged is lost, none is there twice',
  { timeout: 300_000 },
  async (how) => {
    const server = serverOfOwn()
    server.admin.exec('create database bot')
    const town = await openTown({ district: manyChains(chains), timeoutMs: 20_000, place: server.url('bot') })
    await town.moveTo('2026-09-02T07:00:10.000Z')
    const cards = await town.bot.database.kysely
      .selectFrom('outbox')
      .select(['target_id', 'message_id', 'item_id'])
      .where('topic', '=', 'weekly-card')
      .where('state', '=', 'sent')
      .execute()
    expect(cards).toHaveLength(chains)

    let answered = 0
    let restarting: Promise<void> | undefined
    const press = async (index: number) => {
      const { target_id = '', message_id } = cards[index] ?? {}
      const { code, toast } = await town.emulator.person(target_id).clicks(message_id ?? '', 'submit', reportOf(index))
      answered += 1
      if (answered > chains / 4) restarting ??= server.restart(how)
      return toast?.content ?? `no answer: ${code}`
    }
    const all = (whose: number[]) => Promise.all(whose.map(async (index) => ({ index, told: await press(index) })))
    const first = await all(cards.map((_, index) => index))
    await restarting
    const filed = first.filter(({ told }) => told === '已提交').map(({ index }) => index)
    const refused = first.filter(({ told }) => told !== '已提交')
    expect(filed.length).toBeGreaterThan(chains / 4)
    expect(refused.length).toBeGreaterThan(0)
    for (const { told } of refused) expect(['未保存，请重试', '不知道存上没有，请先看一眼，没有再点']).toContain(told)

    await expect.poll(() => town.bot.database.trouble().catch(() => 'away'), { timeout: 60_000 }).toBeUndefined()
    const revisions = () => town.bot.database.kysely.selectFrom('revision').select('item_id').execute()
    const there = new Set((await revisions()).map(({ item_id }) => item_id))
    for (const index of filed) expect(there).toContain(cards[index]?.item_id)

    await all(refused.map(({ index }) => index))
    await town.settle()
    const after = await revisions()
    expect(after).toHaveLength(chains)
    expect(new Set(after.map(({ item_id }) => item_id)).size).toBe(chains)
    await town.advance(10 * 60_000)
    const heard = cards.map(({ target_id }) => saidTo(town, target_id ?? '').length)
    expect(new Set(heard), 'the card, which has become the receipt').toEqual(new Set([1]))
    process.stdout.write(`restart (${how}): ${filed.length} filed at once, ${refused.length} pressed again\n`)
  },
)
