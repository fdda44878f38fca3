import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { encrypt, signedHeaders } from '../../emulator/server/push/crypto.ts'
import { post } from '../../emulator/server/push/post.ts'
import { credentials } from '../../scripts/stage.ts'
import { epochMs } from '../../src/domain/time.ts'
import { manyChains, openTown, type Town } from './rig.ts'

const chains = 1_000
const reportOf = (index: number) => ({
  progress: `第${index}条进展`,
  next_plan: '总装',
  ask_level: 'none',
  risk: 'none',
})

interface Asked {
  target_id: string
  message_id: string
  chat_id: string
  item_id: string
}
interface Answered {
  ok: boolean
  ms: number
}

/** As Feishu posts it, with all of its checks, and without a client before it that takes time of its own. */
const byHttp = (town: Town, card: Asked, index: number): (() => Promise<Answered>) => {
  const now = epochMs(town.clock.now())
  const plain = JSON.stringify({
    schema: '2.0',
    header: {
      event_id: `ev_burst_${index}`,
      event_type: 'card.action.trigger',
      create_time: String(now * 1_000),
      token: credentials.verificationToken,
      app_id: credentials.appId,
      tenant_key: '2df73991750d8fd8',
    },
    event: {
      operator: { open_id: card.target_id, tenant_key: '2df73991750d8fd8' },
      action: {
        value: { v: 1, on: 'weekly', do: 'submit', item: card.item_id, rev: 0 },
        tag: 'button',
        name: 'submit',
        form_value: reportOf(index),
      },
      context: { open_message_id: card.message_id, open_chat_id: card.chat_id },
    },
  })
  const body = JSON.stringify({ encrypt: encrypt(plain, credentials.encryptKey) })
  return async () => {
    const headers = signedHeaders(credentials.encryptKey, body, now)
    const answer = await post(town.bot.url, body, { headers, timeout: 20_000, connectTimeout: 20_000 })
    return { ok: answer.status === 200 && answer.body.includes('已提交'), ms: answer.duration_ms }
  }
}

const byLine =
  (town: Town, card: Asked, index: number): (() => Promise<Answered>) =>
  async () => {
    const { toast, duration_ms } = await town.emulator
      .person(card.target_id)
      .clicks(card.message_id, 'submit', reportOf(index))
    return { ok: toast?.content === '已提交', ms: duration_ms ?? 0 }
  }

describe('everybody at once', () => {
  it.each([
    ['by the webhook', 'webhook', byHttp],
    ['over one long connection', 'websocket', byLine],
  ] as const)(
    'a thousand reports in one moment, %s: no error, one record each and far fewer commits',
    async (how, transport, presses) => {
      const town = await openTown({ district: manyChains(chains), timeoutMs: 8_000, transport })
      await town.moveTo('2026-09-02T07:00:10.000Z')
      const cards = town.rows<Asked>(
        "select target_id, message_id, chat_id, item_id from outbox where topic = 'weekly-card' and state = 'sent'",
      )
      expect(cards).toHaveLength(chains)
      const clicks = cards.map((card, index) => presses(town, card, index))
      const watcher = new Sqlite(town.file, { readonly: true })
      let commits = 0
      let version = watcher.pragma('data_version', { simple: true })
      const answers = await Promise.all(
        clicks.map(async (click) => {
          const answer = await click()
          const seen = watcher.pragma('data_version', { simple: true })
          if (seen !== version) commits += 1
          version = seen
          return answer
        }),
      )
      watcher.close()
      expect(answers.filter(({ ok }) => !ok)).toEqual([])
      expect(town.rows('select count(*) as n, count(distinct item_id) as items from revision')).toEqual([
        { n: chains, items: chains },
      ])
      expect(commits).toBeLessThan(chains / 4)
      const waits = answers.map(({ ms }) => ms).sort((a, b) => a - b)
      process.stdout.write(
        `burst of ${chains} ${how}: median ${waits[chains / 2]} ms, longest ${waits.at(-1)} ms, ${commits} commits\n`,
      )
    },
  )
})
