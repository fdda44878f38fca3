import { describe, expect, it } from 'vitest'
import type { ClockOffset } from '../../src/feishu/clock-check.ts'
import { connect, json, manualClock, rawFeishu, 问候 } from './rig.ts'

const dated = (ms: number, status = 200) => json({ code: 0, data: {} }, status, { date: new Date(ms).toUTCString() })
const t0 = Date.parse('2026-09-03T10:00:00.000Z')
const token = json({ code: 0, tenant_access_token: 't-1', expire: 7200 }, 200, { date: new Date(t0).toUTCString() })

describe("Feishu's clock", () => {
  it('is unknown before the first answer and known from the token on', async () => {
    const server = await rawFeishu({ token: [token] })
    const { feishu } = connect(server.url)
    expect(feishu.clockOffset()).toBeUndefined()
    await feishu.verifyCredentials()
    expect(feishu.clockOffset()).toEqual({ offsetMs: 500, seen: 1, wrong: false })
  })

  it('calls ours wrong after three answers in a row more than five minutes away, and right again after one', async () => {
    const late = dated(t0 + 301_000)
    const server = await rawFeishu({
      token: [token],
      api: [late, late, dated(t0), late, late, late, dated(t0 - 299_000)],
    })
    const told: ClockOffset[] = []
    const { feishu } = connect(server.url, { clock: manualClock(t0), onDate: (offset) => told.push(offset) })
    for (let at = 0; at < 7; at += 1) await feishu.send(问候())
    expect(told.map(({ wrong }) => wrong)).toEqual([false, false, false, false, false, false, true, false])
    expect(told.map(({ seen }) => seen)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(told[1]?.offsetMs).toBe(301_500)
  })

  it('is read from refusals, but not from the pages of a proxy', async () => {
    const refusal = json({ code: 230002 }, 400, { date: new Date(t0 + 60_000).toUTCString() })
    const page = json('<html>', 502, { date: new Date(t0 - 9e9).toUTCString() })
    const server = await rawFeishu({ token: [token], api: [refusal, page] })
    const { feishu } = connect(server.url)
    await feishu.send(问候())
    await feishu.send(问候())
    expect(feishu.clockOffset()).toEqual({ offsetMs: 60_500, seen: 2, wrong: false })
  })
})
