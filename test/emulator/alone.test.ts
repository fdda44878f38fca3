import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readOptions } from '../../emulator/command/options.ts'
import { seedFaults, seedSchema } from '../../emulator/server/seed-shape.ts'
import { type Running, run } from './support/command.ts'

const read = (file: string): string => readFileSync(file, 'utf8')
const parsed = (file: string) => JSON.parse(read(file))
const own: Record<string, string> = parsed('emulator/package.json').dependencies
const { dependencies, devDependencies } = parsed('package.json')

const imports = readdirSync('emulator', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:tsx?|mjs)$/.test(name))
  .flatMap((name) =>
    [...read(join('emulator', name)).matchAll(/(?:\bfrom|\bimport\(|^import) ?'([^']+)'/gm)].map(
      ([, to = '']) => [join('emulator', name), to] as const,
    ),
  )

describe('the folder', () => {
  test('imports nothing from outside but the packages it names, each of them', () => {
    expect(imports.length).toBeGreaterThan(300)
    const outside = imports.filter(
      ([file, to]) => to.startsWith('.') && relative('emulator', resolve(dirname(file), to)).startsWith('..'),
    )
    expect(outside).toEqual([])
    const packages = imports
      .filter(([, to]) => !to.startsWith('.') && !to.startsWith('node:') && !builtinModules.includes(to))
      .map(([, to]) => to.split('/', to.startsWith('@') ? 2 : 1).join('/'))
    expect([...new Set(packages)].sort()).toEqual(Object.keys(own).sort())
  })

  test('names them in the versions that are tested here', () => {
    const here = { ...dependencies, ...devDependencies }
    for (const [name, version] of Object.entries(own)) expect(here[name], name).toBe(version)
  })
})

describe('a seed', () => {
  test('is described by the schema beside the example, which fits it', () => {
    expect(parsed('emulator/seed.schema.json')).toEqual(JSON.parse(seedSchema()))
    expect(seedFaults(parsed('emulator/seed.example.json'))).toEqual([])
  })

  test('has all its faults named at once', () => {
    const good = parsed('emulator/seed.example.json')
    expect(seedFaults([])).toEqual(['the seed: Invalid input: expected object, received array'])
    const { app_secret: _gone, ...app } = good.app
    const people = [...good.people, { open_id: 'wang', name: '' }]
    expect(seedFaults({ ...good, app, people, groups: [] })).toEqual([
      'app.app_secret: Invalid input: expected string, received undefined',
      'people.3.open_id: wang does not look like ou_…',
      'people.3.name: is empty',
      'the seed: Unrecognized key: "groups"',
    ])
    const chats = [good.chats[0], { chat_id: 'oc_example_project', name: '又一个', members: ['ou_nobody'] }]
    expect(seedFaults({ ...good, people: [good.people[0], good.people[0]], chats })).toEqual([
      'open_id ou_example_wang twice',
      'chat_id oc_example_project twice',
      'chat oc_example_project: no person ou_example_li',
      'chat oc_example_project: no person ou_nobody',
    ])
  })
})

// Programs of their own start slowly on a busy machine.
describe('cut out of this repository', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-feishu-'))
  const start = (...args: string[]): Running => run(process.execPath, ['bin.mjs', ...args], { cwd: folder })
  const ended = async (...args: string[]) => {
    const running = start(...args)
    const code = await new Promise((resolve) => running.child.on('close', resolve))
    return { code, said: running.said() }
  }

  beforeAll(() => {
    cpSync('emulator', folder, { recursive: true })
    for (const name of Object.keys(own)) {
      const link = join(folder, 'node_modules', name)
      mkdirSync(dirname(link), { recursive: true })
      symlinkSync(resolve('node_modules', name), link)
    }
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('it starts with its example, shows its page, and ends by Ctrl-C', async () => {
    const running = start('--port', '0')
    const [, url = ''] = await running.says(/page +(\S+)/)
    await running.says(/webhook +none/)
    expect(running.said()).toMatch(/app id +cli_a1b2c3d4e5f60718\n +app secret +example-secret\n/)
    const page = await fetch(url)
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect((await (await fetch(`${url}/main.js`)).text()).length).toBeGreaterThan(10_000)
    for (const facts of ['people', 'next'])
      expect(await (await fetch(`${url}/demo/${facts}.json`)).json(), facts).toEqual([])
    expect(await (await fetch(`${url}/_emu/snapshot`)).json()).toMatchObject({
      app: { app_id: 'cli_a1b2c3d4e5f60718', menu: [{ name: '帮助', event_key: 'help' }] },
      people: [{ name: '王芳' }, { name: '李雷' }, { name: '赵敏' }],
    })
    const headers = { 'content-type': 'application/json' }
    const hour = await fetch(`${url}/_emu/clock`, { method: 'POST', headers, body: '{"advance_ms":3600000}' })
    expect(((await hour.json()) as { now: number }).now).toBeGreaterThan(Date.now() + 3_500_000)
    const again = await ended('--port', new URL(url).port)
    expect(again).toEqual({ code: 1, said: `port ${new URL(url).port} is taken, choose another with --port\n` })
    expect(await running.stop()).toBe(0)
  })

  test('it names all that is wrong with its arguments and its seed in one go, and ends with 2', async () => {
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ app: {}, people: [], chats: [], bots: [] }))
    const { code, said } = await ended(
      '--seed',
      'wrong.json',
      '--port',
      '70000',
      '--webhook',
      'ftp://x',
      '--fast',
      'now',
    )
    expect(code).toBe(2)
    for (const fault of [
      '--port 70000: not a port, 0 to 65535',
      '--webhook ftp://x: not an address that begins with http:// or https://',
      '--fast: no such option',
      'now: not understood',
      'wrong.json: app.app_id: Invalid input',
      'wrong.json: app.bot_name: Invalid input',
      'wrong.json: the seed: Unrecognized key: "bots"',
      'Usage: ',
    ])
      expect(said).toContain(fault)
  })

  test('a seed that is no file or no JSON is named, and so is a value that is missing', () => {
    const broken = join(folder, 'broken.json')
    writeFileSync(broken, '{"app":')
    expect(readOptions(['--seed', broken])).toEqual({ faults: [expect.stringMatching(/broken\.json: .*JSON/)] })
    expect(readOptions(['--seed', 'nowhere.json', '--port'])).toEqual({
      faults: ['--port: the value is missing', expect.stringMatching(/^nowhere\.json: ENOENT/)],
    })
    expect(readOptions([])).toMatchObject({
      port: 4180,
      webhook: undefined,
      seed: { app: { app_id: 'cli_a1b2c3d4e5f60718' } },
    })
  })

  test('it prints its schema', async () => {
    expect(await ended('--schema')).toEqual({ code: 0, said: seedSchema() })
  })
})
