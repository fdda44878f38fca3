import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { mainProgram } from '../support/programs.ts'
import { openSetupRig, person, type SetupRig } from '../support/setup-rig.ts'

let rig: SetupRig
const children = new Set<ChildProcess>()
beforeEach(async () => {
  rig = await openSetupRig({ pollInterval: 0, rateClock: 'off' })
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  await rig.close()
})

const address = ['--url', 'http://127.0.0.1:3997']
const paths = () => ({
  PATH: process.env.PATH,
  HOME: rig.folder,
  FEISHU_BASE_URL: rig.url,
  FEISHU_ACCOUNTS_URL: rig.url,
  HOST: '127.0.0.1',
  PORT: '3997',
})

/** The command as a process of its own; whoever is sent the link scans it. */
const starts = (args: string[], onLink = (link: string) => rig.emulator.scan(link, { person })) => {
  const child = spawn(process.execPath, [mainProgram, 'setup', '--yes', '--file', rig.file, ...args], {
    env: paths() as unknown as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.add(child)
  let told = ''
  let scanned = false
  child.stderr.on('data', (piece: Buffer) => {
    told += piece.toString()
    const link = /^http\S+user_code=\S+(?=\n)/m.exec(told)?.[0]
    if (link === undefined || scanned) return
    scanned = true
    onLink(link)
  })
  const ended = new Promise<{ code: number | null; told: string }>((resolve) =>
    child.once('close', (code) => {
      children.delete(child)
      resolve({ code, told })
    }),
  )
  return { child, ended }
}

/** Kills the process while it waits for the answer to a call that was carried out. @param nth of the calls to that path */
const killedAt = async (path: string, nth: number) => {
  const is = ({ path: called }: { path: string }) => called.endsWith(path)
  const struck = new Promise<void>((resolve) => {
    const watch = () => {
      const calls = rig.emulator.calls().filter(is)
      if (calls.some(({ failure }) => failure !== undefined)) resolve()
      else if (calls.length === nth - 1 && !armed) {
        armed = true
        rig.emulator.failNext(1, 'hang-after-accept', { path })
      }
    }
    let armed = false
    rig.emulator.onChange(watch)
    watch()
  })
  const { child, ended } = starts(['--scan', ...address])
  const early = await Promise.race([struck, ended])
  if (early) throw new Error(`ended before it could be killed: ${early.told}`)
  child.kill('SIGKILL')
  await ended
  rig.emulator.clearFailures()
}

describe('setup that is killed', () => {
  const codes = () => rig.emulator.calls().filter(({ body }) => (body as { action?: string }).action === 'begin').length

  it('while nobody has scanned yet, goes on with the same code: what was confirmed meanwhile is taken', async () => {
    let shown: (link: string) => void = () => undefined
    const linkShown = new Promise<string>((resolve) => {
      shown = resolve
    })
    const { child, ended } = starts(['--scan', '--websocket'], (link) => shown(link))
    const link = await linkShown
    child.kill('SIGKILL')
    await ended
    expect(statSync(`${rig.file}.scan`).mode & 0o777).toBe(0o600)
    rig.emulator.scan(link, { person })
    const { code, told } = await starts(['--websocket']).ended
    expect({ code, told }).toMatchObject({ code: 0 })
    expect(told).toContain('上次的扫码还没有完')
    expect(rig.value('FEISHU_APP_ID')).toBe(rig.emulator.snapshot().app.app_id)
    expect(codes()).toBe(1)
    expect(readdirSync(rig.folder)).toEqual(['.env'])
  })

  it('with the secret on its way to it, says that an app may be there, and the run after that begins anew', async () => {
    const { child, ended } = starts(['--scan', '--websocket'], (link) => {
      rig.emulator.failNext(1, 'hang-after-accept', { path: '/oauth/v1/app/registration' })
      rig.emulator.scan(link, { person })
    })
    await expect.poll(() => rig.emulator.calls().at(-1)?.failure, { timeout: 30_000 }).toBe('hang-after-accept')
    child.kill('SIGKILL')
    await ended
    const again = await starts(['--websocket']).ended
    expect(again).toMatchObject({ code: 1 })
    expect(again.told).toContain('如果在手机上点过确认，应用已经建好，只是密钥没有存下来')
    expect(rig.lines()).toBe('')
    expect(await starts(['--scan', '--websocket']).ended).toMatchObject({ code: 0 })
    expect(codes()).toBe(2)
  })

  it.each([
    ['the ability', '/ability', 1],
    ['the keys', '/config', 1],
    ['the address', '/config', 2],
    ['the version', '/publish', 1],
  ])('while it waits for %s, ends as if it had not been when it is run again', async (_what, path, nth) => {
    await killedAt(path, nth)
    const [id, secret] = [rig.value('FEISHU_APP_ID'), rig.value('FEISHU_APP_SECRET')]
    expect(id).toBe(rig.emulator.snapshot().app.app_id)
    const { code, told } = await starts(address).ended
    expect({ code, told }).toMatchObject({ code: 0 })
    expect([rig.value('FEISHU_APP_ID'), rig.value('FEISHU_APP_SECRET')]).toEqual([id, secret])
    expect(rig.lines().match(/^\w+/gm)).toEqual([
      'FEISHU_APP_ID',
      'FEISHU_APP_SECRET',
      'FEISHU_ENCRYPT_KEY',
      'FEISHU_VERIFICATION_TOKEN',
      'FEISHU_PUBLIC_URL',
      'FEISHU_TRANSPORT',
    ])
    expect(rig.emulator.console().online).toMatchObject({
      eventMode: 'webhook',
      eventUrl: 'http://127.0.0.1:3997/webhook/feishu',
      encryptKey: rig.value('FEISHU_ENCRYPT_KEY'),
      verificationToken: rig.value('FEISHU_VERIFICATION_TOKEN'),
    })
    rig.writes()
    expect((await starts(address).ended).told).toContain('没有要改的')
    expect(rig.writes()).toEqual([])
  })
})

describe('setup on a real terminal', () => {
  /** Python's pty: a terminal of a given size around the command; a question is answered with Enter. */
  const inTerminal = `
import os, pty, sys, fcntl, termios, struct, select
rows, columns, *command = sys.argv[1:]
pid, fd = pty.fork()
if pid == 0:
    os.execv(command[0], command)
fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack('HHHH', int(rows), int(columns), 0, 0))
seen = b''
while True:
    try:
        piece = os.read(fd, 4096)
    except OSError:
        break
    if not piece:
        break
    os.write(1, piece)
    seen += piece
    if seen.endswith(b'[1] ') or seen.endswith(b'[Y/n] ') or b'[1] \\x1b' in seen[-12:] or b'[Y/n] \\x1b' in seen[-14:]:
        seen = b''
        os.write(fd, b'\\r')
_, status = os.waitpid(pid, 0)
sys.exit(os.waitstatus_to_exitcode(status))
`
  it.each([
    [24, 80, false],
    [60, 200, true],
  ])('of %i lines by %i asks, and draws the code only where it fits', async (rows, columns, drawn) => {
    const command = [process.execPath, mainProgram, 'setup', '--file', rig.file]
    const child = spawn('python3', ['-c', inTerminal, String(rows), String(columns), ...command], {
      env: paths() as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.add(child)
    let told = ''
    let scanned = false
    child.stdout.on('data', (piece: Buffer) => {
      told += piece.toString()
      const link = /^http\S+user_code=\S+(?=\r?\n)/m.exec(told)?.[0]
      if (link === undefined || scanned) return
      scanned = true
      rig.emulator.scan(link, { person })
    })
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect({ code, told }).toMatchObject({ code: 0 })
    expect(/[▀▄█]/.test(told)).toBe(drawn)
    expect(rig.value('FEISHU_TRANSPORT')).toBe('websocket')
  })
})
