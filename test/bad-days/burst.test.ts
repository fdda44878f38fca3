import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { encrypt, signedHeaders } from '../../emulator/server/push/crypto.ts'
import { post } from '../../emulator/server/push/post.ts'
import { credentials } from '../../scripts/stage.ts'
import { epochMs } from '../../src/domain/time.ts'
import { manyChains, openTown } from './rig.ts'

describe('everybody at once', () => {
  it('a thousand reports in one moment: no error, one record each and far fewer commits', async () => {
    const chains = 1_000
    const town = await openTown({ district: manyChains(chains), timeoutMs: 8_000 })
    await town.moveTo('2026-09-02T07:00:10.000Z')
    const cards = town.rows<{ target_id: string; message_id: string; chat_id: string; item_id: string }>(
      "select target_id, message_id, chat_id, item_id from outbox where topic = 'weekly-card' and state = 'sent'",
    )
    expect(cards).toHaveLength(chains)

    const now = epochMs(town.clock.now())
    const bodies = cards.map((card, index) =>
      JSON.stringify({
        encrypt: encrypt(
          JSON.stringify({
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
                form_value: { progress: `第${index}条进展`, next_plan: '总装', ask_level: 'none', risk: 'none' },
              },
              context: { open_message_id: card.message_id, open_chat_id: card.chat_id },
            },
          }),
          credentials.encryptKey,
        ),
      }),
    )
    const watcher = new Sqlite(town.file, { readonly: true })
    let commits = 0
    let version = watcher.pragma('data_version', { simple: true })
    const answers = await Promise.all(
      bodies.map(async (body) => {
        const headers = signedHeaders(credentials.encryptKey, body, now)
        const answer = await post(town.bot.url, body, { headers, timeout: 20_000, connectTimeout: 20_000 })
        const seen = watcher.pragma('data_version', { simple: true })
        if (seen !== version) commits += 1
        version = seen
        return answer
      }),
    )
    watcher.close()
    expect(answers.filter(({ status, body }) => status !== 200 || !body.includes('已提交'))).toEqual([])
    expect(town.rows('select count(*) as n, count(distinct item_id) as items from revision')).toEqual([
      { n: chains, items: chains },
    ])
    expect(commits).toBeLessThan(chains / 4)
    const waits = answers.map(({ duration_ms }) => duration_ms).sort((a, b) => a - b)
    process.stdout.write(
      `burst of ${chains}: median ${waits[chains / 2]} ms, longest ${waits.at(-1)} ms, ${commits} commits\n`,
    )
  })
})
