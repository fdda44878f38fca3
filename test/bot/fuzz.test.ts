import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardWith, openTown, type Town, 周报, 张工, 李工 } from '../bad-days/rig.ts'
import { message, post, push, sealed } from './sender.ts'

const wednesday = '2026-09-02T07:00:10.000Z'

const oddText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud800',
    '__proto__',
    'constructor',
    '@_user_1',
    '<at id=all></at>',
    '周报 本周进展：好',
    'ou_demo_c1_main',
  ),
)
const anything = fc.anything({ values: [oddText, fc.integer(), fc.boolean(), fc.constant(null)], maxDepth: 4 })

/** Replaces some leaves of a real delivery by anything at all. */
const damaged = (town: Town) =>
  fc
    .tuple(
      fc.constantFrom('message', 'card', 'menu', 'member'),
      fc.array(fc.tuple(fc.nat(60), anything), { maxLength: 4 }),
    )
    .map(([kind, changes]) => {
      const body = kinds(town)[kind] as Record<string, unknown>
      for (const [at, value] of changes) replaceLeaf(body, at, value)
      return body
    })

const kinds = (town: Town): Record<string, unknown> => ({
  message: message(town, '周报 试飞完成'),
  card: {
    ...message(town, '', { header: { event_type: 'card.action.trigger', create_time: '1788000000000000' } }),
    event: {
      operator: { open_id: 张工, tenant_key: '2df73991750d8fd8' },
      action: {
        value: { v: 1, on: 'weekly', do: 'submit', item: 'weekly/2026-W36/aerospace', rev: 0 },
        tag: 'button',
        name: 'submit',
        form_value: { ...周报 },
      },
      context: { open_message_id: cardWith(town, 张工, 'submit'), open_chat_id: 'oc_x' },
    },
  },
  menu: {
    ...message(town, '', { header: { event_type: 'application.bot.menu_v6' } }),
    event: { operator: { operator_id: { open_id: 张工 } }, event_key: '状态', timestamp: 1 },
  },
  member: {
    ...message(town, '', { header: { event_type: 'im.chat.member.user.added_v1' } }),
    event: { chat_id: 'oc_demo_c1', users: [{ name: '某人', user_id: { open_id: 'ou_x' } }] },
  },
})

const replaceLeaf = (node: Record<string, unknown>, at: number, value: unknown): void => {
  const leaves: [Record<string, unknown>, string][] = []
  const walk = (part: Record<string, unknown>) => {
    for (const [key, inner] of Object.entries(part)) {
      // The credentials stay right: what they protect is what is tried here.
      if (key === 'token' || key === 'app_id' || key === 'event_id') continue
      leaves.push([part, key])
      if (typeof inner === 'object' && inner !== null) walk(inner as Record<string, unknown>)
    }
  }
  walk(node)
  const [owner, key] = leaves[at % leaves.length] ?? [node, 'event']
  owner[key] = value
}

/** A report filed after everything that was thrown at the bot. */
const expectCanary = async (town: Town) => {
  const filing = await town.emulator.person(李工).says('周报 本周进展：完成试飞\n下周计划：总装')
  expect(filing.status).toBe(200)
  await town.settle()
  const confirmed = await town.emulator.person(李工).clicks(cardWith(town, 李工, 'confirm'), 'confirm')
  expect(confirmed.toast?.content).toMatch(/已提交|已更新|没有变化/)
  expect(town.rows("select item_id from revision where item_id = 'weekly/2026-W36/aerospace'").length).toBeGreaterThan(
    0,
  )
}

const seed = Date.now() % 1_000_000
const runs = (numRuns: number) => ({ seed, numRuns, endOnFailure: true })

describe(`thrown at the door, seed ${seed}`, () => {
  it('anything unsigned is refused and hurts nobody', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const body = fc.oneof(
      oddText,
      fc.json(),
      fc.uint8Array({ maxLength: 400 }),
      anything.map((value) => JSON.stringify({ encrypt: value })),
      damaged(town).map(sealed),
    )
    await fc.assert(
      fc.asyncProperty(body, async (bytes) => {
        const { status } = await post(town, bytes)
        expect([400, 401]).toContain(status)
      }),
      runs(400),
    )
    expect(town.bot.log.filter(({ level }) => level === 'error')).toEqual([])
    await expectCanary(town)
  })

  it('anything signed is served or refused, never a crash and never an error of ours', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const plain = fc.oneof(
      { weight: 4, arbitrary: damaged(town) },
      { weight: 1, arbitrary: fc.json() },
      { weight: 1, arbitrary: anything },
    )
    await fc.assert(
      fc.asyncProperty(plain, async (value) => {
        const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
        const { status } = await push(town, text)
        expect([200, 400, 401]).toContain(status)
      }),
      runs(600),
    )
    await town.settle()
    expect(town.bot.log.filter(({ level }) => level === 'error')).toEqual([])
    expect(town.rows("select key from inbox where state in ('failed', 'dead')")).toEqual([])
    await expectCanary(town)
  })

  it('a post message of any make is read or answered', async () => {
    const town = await openTown()
    await town.moveTo(wednesday)
    const content = fc.oneof(
      anything,
      fc.record({ title: anything, content: fc.array(fc.array(anything)) }),
      fc.record({ text: anything }),
    )
    const made = fc.tuple(fc.constantFrom('post', 'text', 'image', 'audio'), content)
    await fc.assert(
      fc.asyncProperty(made, async ([message_type, value]) => {
        const words = { message_type, content: JSON.stringify(value) ?? '' }
        expect((await push(town, message(town, '', { message: words }))).status).toBe(200)
      }),
      runs(200),
    )
    expect(town.rows("select key from inbox where state in ('failed', 'dead')")).toEqual([])
  })
})
