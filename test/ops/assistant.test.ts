import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigFaults, readConfig } from '../../src/config.ts'
import { openModel } from '../support/model.ts'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

const faults = (more: Record<string, string>): readonly string[] => {
  try {
    readConfig({ ...who.env, ...more })
    return []
  } catch (error) {
    if (error instanceof ConfigFaults) return error.faults
    throw error
  }
}

describe('ASSISTANT_URL', () => {
  it('is off unless written, and wants an address and a model', () => {
    expect(readConfig(who.env).assistant).toBeUndefined()
    expect(faults({ ASSISTANT_MODEL: 'm' }).join()).toContain('ASSISTANT_URL')
    expect(faults({ ASSISTANT_URL: 'ftp://10.0.0.8' })).toHaveLength(2)
    expect(faults({ ASSISTANT_URL: 'http://a:b@10.0.0.8/v1', ASSISTANT_MODEL: 'm' })).toHaveLength(1)
    expect(readConfig({ ...who.env, ASSISTANT_URL: 'http://10.0.0.8/v1', ASSISTANT_MODEL: 'm' }).assistant).toEqual({
      url: 'http://10.0.0.8/v1',
      model: 'm',
      key: undefined,
    })
  })

  it('is said at the start, and asked by the running bot', async () => {
    const model = await openModel({ intent: '状态', spans: [] })
    const started = who.starts([], { ASSISTANT_URL: `${model.url}/`, ASSISTANT_MODEL: '示例模型' })
    const { port } = JSON.parse(await started.line(/"msg":"started"/)) as { port: number }
    expect(await started.line(/大模型已接入/)).toContain(`${model.url}/（示例模型）`)
    await who.emulator.subscribe(`http://127.0.0.1:${port}/webhook/feishu`)
    const answered = new Promise<void>((resolve) => {
      const stop = who.emulator.onChange(() => {
        if (!who.emulator.messages().some(({ content }) => JSON.stringify(content).includes('猜的'))) return
        stop()
        resolve()
      })
    })
    await who.emulator.person('张工（虚构）').says('那边上周咋个整法嘛')
    await answered
    expect(model.asked).toHaveLength(1)
    expect(model.asked[0]).toMatchObject({ path: '/v1/chat/completions', key: undefined })
    started.child.kill('SIGTERM')
    expect((await started.ended).code).toBe(0)
  })
})
