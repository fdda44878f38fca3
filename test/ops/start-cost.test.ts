import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Operator, operator } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
})
afterEach(() => who.leave())

interface Covered {
  result: { url: string; functions: { functionName: string; ranges: { count: number }[] }[] }[]
}

const isReady = async (port: number): Promise<void> =>
  expect(await (await fetch(`http://127.0.0.1:${port}/readyz`)).text()).toBe('ok')

/** Starts the built program, asks it something, and stops it. @returns what V8 counted: which files were loaded, which functions ran. */
const startAndStop = async (meanwhile: (port: number) => Promise<void> = isReady) => {
  const folder = mkdtempSync(join(who.folder, 'v8-'))
  const started = who.starts([], { NODE_V8_COVERAGE: folder })
  const { port } = JSON.parse(await started.line(/"msg":"started"/)) as { port: number }
  await meanwhile(port)
  started.child.kill('SIGTERM')
  expect((await started.ended).code).toBe(0)
  const scripts = readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Covered)
    .flatMap(({ result }) => result)
  const ran = (name: string) =>
    scripts
      .flatMap(({ functions }) => functions)
      .some(({ functionName, ranges }) => functionName === name && (ranges[0]?.count ?? 0) > 0)
  return { loadsSdk: scripts.some(({ url }) => url.endsWith('/feishu-sdk.cjs')), ran }
}

describe('a start', () => {
  it('loads what answers over HTTP when the first request comes, and no command but its own', async () => {
    const unasked = await startAndStop(async () => undefined)
    const loaded = ['getRequestListener', 'src/cli/backup.ts', 'src/cli/start.ts'].map(unasked.ran)
    expect(loaded).toEqual([false, false, true])
    expect((await startAndStop()).ran('getRequestListener')).toBe(true)
  })

  it('does not load the SDK of Feishu; the first message does', async () => {
    expect((await who.run(['migrate'])).code).toBe(0)
    // Whom and which groups the file names is known from here on.
    expect(await who.run(['apply', 'districts/demo.yaml'])).toMatchObject({ code: 0, err: '' })
    // Nothing is sent before Feishu has told its time.
    who.emulator.down(true)
    expect((await startAndStop()).loadsSdk).toBe(false)

    who.emulator.down(false)
    const { loadsSdk } = await startAndStop(async (port) => {
      await who.emulator.subscribe(`http://127.0.0.1:${port}/webhook/feishu`)
      const answered = new Promise<void>((resolve) => {
        const stop = who.emulator.onChange(() => {
          if (!who.emulator.messages().some(({ sender }) => sender.type === 'app')) return
          stop()
          resolve()
        })
      })
      await who.emulator.person('张工（虚构）').says('帮助')
      await answered
    })
    expect(loadsSdk).toBe(true)
  })

  it('reads the rules of assessment only when they are others than at the last start, and wrong ones each time', async () => {
    const file = join(who.folder, 'district.yaml')
    copyFileSync('districts/demo.yaml', file)
    cpSync('districts/assessment', join(who.folder, 'assessment'), { recursive: true })
    who.env.DISTRICT_FILE = file
    const readsRules = async () => (await startAndStop()).ran('readRules')
    expect([await readsRules(), await readsRules()]).toEqual([true, false])
    const [name = ''] = readdirSync(join(who.folder, 'assessment'))
    const rules = join(who.folder, 'assessment', name)
    writeFileSync(rules, `${readFileSync(rules, 'utf8')}\n# 改过`)
    expect([await readsRules(), await readsRules()]).toEqual([true, false])
    writeFileSync(rules, 'year: [')
    expect([await readsRules(), await readsRules()]).toEqual([true, true])
  })

  it('reads the district file only when it, or what is applied, is another one than at the last start', async () => {
    const file = join(who.folder, 'district.yaml')
    copyFileSync('districts/demo.yaml', file)
    who.env.DISTRICT_FILE = file
    expect((await startAndStop()).ran('applyDistrict')).toBe(true)
    // Groups that Feishu had no time to name are looked for by what the file says of them.
    expect((await who.run(['apply', file])).code).toBe(0)
    const again = await startAndStop()
    expect([again.ran('applyDistrict'), again.ran('readDistrict')]).toEqual([false, false])

    const other = join(who.folder, 'other.yaml')
    writeFileSync(other, readFileSync(file, 'utf8').replace('name: 航天产业链', 'name: 航空航天产业链'))
    expect((await who.run(['apply', other])).out).toContain('航空航天')
    expect((await startAndStop()).ran('applyDistrict')).toBe(true)
    expect((await who.run(['apply', '--dry-run', file])).out).toContain('没有变化')

    copyFileSync(other, file)
    expect((await startAndStop()).ran('applyDistrict')).toBe(true)
    expect((await who.run(['apply', '--dry-run', other])).out).toContain('没有变化')
    writeFileSync(file, 'chains: [')
    const { code, err } = await who.run(['start'])
    expect([code, err]).toEqual([2, expect.stringContaining('区文件有')])
  })
})
