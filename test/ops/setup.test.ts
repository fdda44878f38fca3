import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { botScopes, manifest } from '../../src/feishu/manifest.ts'
import { openSetupRig, person, type SetupRig } from '../support/setup-rig.ts'

let rig: SetupRig
beforeEach(async () => {
  rig = await openSetupRig()
})
afterEach(() => rig.close())

const online = () => rig.emulator.console().online

describe('setup by scanning', () => {
  it('makes the app, brings it to what the bot needs, publishes it, and says what comes next', async () => {
    const { code, told } = await rig.scans()
    expect({ code, told }).toMatchObject({ code: 0 })
    expect([...online().scopes].sort()).toEqual([...botScopes, ...manifest.setupScopes].sort())
    expect([...online().events].sort()).toEqual([...manifest.events].sort())
    expect([...online().callbacks]).toEqual([...manifest.callbacks])
    expect(online()).toMatchObject({ eventMode: 'websocket', callbackMode: 'websocket', name: manifest.name })
    expect(online().menus.map(({ default_name }) => default_name)).toEqual(manifest.menu.map(({ name }) => name))
    expect(rig.lines()).toBe(
      `FEISHU_APP_ID=${rig.emulator.snapshot().app.app_id}\nFEISHU_APP_SECRET=${rig.value('FEISHU_APP_SECRET')}\nFEISHU_TRANSPORT=websocket\n`,
    )
    expect(rig.mode()).toBe(0o600)
    for (const word of ['npm start', 'lianzhang claim']) expect(told).toContain(word)
  })

  it('changes nothing the second time, neither at Feishu nor in the file', async () => {
    await rig.scans()
    const [lines, at] = [rig.lines(), statSync(rig.file).mtimeMs]
    rig.writes()
    const { code, told } = await rig.setup({ yes: true })
    expect(code).toBe(0)
    expect(told).toContain('没有要改的')
    expect(rig.writes()).toEqual([])
    expect([rig.lines(), statSync(rig.file).mtimeMs]).toEqual([lines, at])
  })

  it('writes what was taken away since, and only that', async () => {
    await rig.scans()
    rig.emulator.console().draft.scopes.delete('im:chat:readonly')
    rig.writes()
    expect((await rig.setup({ yes: true })).told).toContain('权限 1 项：im:chat:readonly')
    expect(rig.writes()).toEqual(['config', 'publish'])
  })

  it('asks three questions on a terminal and draws the code that leads to the link', async () => {
    const { code, told, link } = await rig.setup(
      {},
      {
        answers: [
          [/\[1\] $/, ''],
          [/\[1\] $/, '1'],
          [/继续？\[Y\/n\] $/, ''],
        ],
        onLink: (url) => rig.emulator.scan(url, { person }),
      },
    )
    expect({ code, told }).toMatchObject({ code: 0 })
    expect(told).toContain('▀')
    expect(new URL(link ?? '').searchParams.get('name')).toBe(manifest.name)
  })

  it('prints no code that is larger than the terminal, but the link, and a picture that is gone at the end', async () => {
    let picture = ''
    const { code, told } = await rig.setup(
      { scan: true, websocket: true },
      {
        answers: [[/继续？/, 'y']],
        size: { columns: 80, rows: 24 },
        onLink: (url) => {
          picture = readFileSync(join(rig.folder, 'setup-qr.svg'), 'utf8')
          expect(statSync(join(rig.folder, 'setup-qr.svg')).mode & 0o777).toBe(0o600)
          rig.emulator.scan(url, { person })
        },
      },
    )
    expect({ code, told }).toMatchObject({ code: 0 })
    expect(told).not.toMatch(/[▀▄█]/)
    expect(picture).toContain('<svg')
    expect(existsSync(join(rig.folder, 'setup-qr.svg'))).toBe(false)
  })

  it.each([
    ['a no', (link: string) => rig.emulator.scan(link, { person, decide: 'deny' }), '点了拒绝'],
    ['nobody', () => undefined, '过期了'],
    ['Lark', (link: string) => rig.emulator.scan(link, { person, brand: 'lark' }), '国际版'],
  ])('ends with nothing written: %s', async (_who, onLink, words) => {
    const { code, told } = await rig.scans({}, { onLink })
    expect(code).toBe(1)
    expect(told).toContain(words)
    expect(rig.lines()).toBe('')
  })

  it('says so where Feishu gives no link', async () => {
    rig.emulator.modes.registration = 'off'
    expect(await rig.scans()).toMatchObject({ code: 1, told: expect.stringContaining('没有给出扫码链接') })
  })

  it('goes on with the same code when an answer to it is lost: the person may have confirmed', async () => {
    const { code } = await rig.scans(
      {},
      {
        onLink: (link) => {
          rig.emulator.failNext(2, 'reset', { path: '/oauth/' })
          rig.emulator.failNext(1, 'html', { path: '/oauth/' })
          rig.emulator.scan(link, { person })
        },
      },
    )
    expect(code).toBe(0)
  })

  it('says nothing of a secret, and keeps none where it could be read', async () => {
    const { told } = await rig.scans({ url: 'http://127.0.0.1:3999', websocket: false }, { env: { PORT: '3999' } })
    const names = ['FEISHU_APP_SECRET', 'FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN']
    for (const name of names) {
      expect(rig.value(name).length).toBeGreaterThan(20)
      expect(told).not.toContain(rig.value(name))
    }
    const codes = rig.emulator.calls().flatMap(({ body }) => (body as { device_code?: string }).device_code ?? [])
    expect(codes.length).toBeGreaterThan(0)
    for (const one of codes) expect(told).not.toContain(one)
  })

  it('asks for a typed word before another app takes the place of the one in the file', async () => {
    await rig.scans()
    const before = rig.lines()
    expect((await rig.scans()).code).toBe(2)
    const kept = await rig.setup({ scan: true }, { answers: [[/换应用/, 'y']] })
    expect([kept.code, rig.lines()]).toEqual([2, before])
    const { code } = await rig.setup(
      { scan: true },
      {
        answers: [
          [/请输入“换应用”/, '换应用'],
          [/继续/, ''],
        ],
        onLink: (link) => rig.emulator.scan(link, { person }),
      },
    )
    expect(code).toBe(0)
    expect(rig.lines()).not.toBe(before)
  })
})

describe('setup with a public address', () => {
  const address = { url: 'http://127.0.0.1:3998', websocket: false }
  const env = { PORT: '3998' }

  it('chooses the keys, answers the question about the address itself, and Feishu then delivers under them', async () => {
    const { code, told } = await rig.scans(address, { env })
    expect({ code, told }).toMatchObject({ code: 0 })
    expect(online()).toMatchObject({
      eventMode: 'webhook',
      eventUrl: 'http://127.0.0.1:3998/webhook/feishu',
      callbackUrl: 'http://127.0.0.1:3998/webhook/feishu',
      encryptKey: rig.value('FEISHU_ENCRYPT_KEY'),
      verificationToken: rig.value('FEISHU_VERIFICATION_TOKEN'),
    })
    rig.writes()
    expect((await rig.setup({ yes: true }, { env })).code).toBe(0)
    expect(rig.writes()).toEqual([])
  })

  it('answers a question that still comes under the former keys, too: in plain text', async () => {
    rig.emulator.modes.encryptionLive = 'on-publish'
    expect((await rig.scans(address, { env })).code).toBe(0)
    expect(online().encryptKey).toBe(rig.value('FEISHU_ENCRYPT_KEY'))
  })

  it('says who did not answer, after eight tries, and leaves the sheet', async () => {
    const { code, told } = await rig.scans({ url: 'http://127.0.0.1:9', websocket: false }, { env })
    expect(code).toBe(1)
    expect(told).toContain('没有请求到过本机')
    expect(told).toContain('1. 事件与回调 → 事件配置')
    expect(rig.writes().filter((name) => name === 'config')).toHaveLength(9)
    expect(rig.value('FEISHU_TRANSPORT')).toBe('')
  })

  it.each(['https://bot.example.gov.cn/other', 'bot.example.gov.cn', 'https://a.cn/?x=1', 'https://u:p@a.cn'])(
    'refuses %s',
    async (url) => {
      expect((await rig.scans({ url, websocket: false })).code).toBe(2)
      expect(rig.writes()).toEqual([])
    },
  )
})

describe('what Feishu does not let a program do', () => {
  it.each([
    ['refused', '飞书不允许程序修改这个应用'],
    ['base', '飞书不允许程序修改这个应用'],
    ['absent', '没有自动配置接口'],
  ] as const)('%s: ends with the numbered sheet, all that was had is kept', async (v7, words) => {
    rig.emulator.modes.v7 = v7
    const { code, told } = await rig.scans()
    expect(code).toBe(1)
    expect(told).toContain(words)
    const id = rig.value('FEISHU_APP_ID')
    for (const line of ['1. 机器人', '2. 事件与回调', '3. 事件与回调', '4. 版本管理与发布', `/app/${id}/version`])
      expect(told).toContain(line)
    for (const event of manifest.events) expect(told).toContain(event)
    expect(rig.value('FEISHU_APP_SECRET')).not.toBe('')
  })

  it('a scope that waits for an administrator: one link, and the next run goes on', async () => {
    rig.emulator.modes.patchScope = 'after-review'
    const first = await rig.scans()
    expect(first.code).toBe(1)
    expect(first.told).toContain('application:application:patch')
    expect(first.told).toMatch(
      /\/app\/cli_\w+\/auth\?q=application:application:self_manage,application:application:patch/,
    )
    rig.emulator.judgeVersion('approve')
    expect((await rig.setup({ yes: true, websocket: true })).code).toBe(0)
    expect(online().eventMode).toBe('websocket')
  })

  it('a version that an administrator has to look at is no failure; once it is approved nothing is left to do', async () => {
    rig.emulator.modes.review = 'administrator'
    const { code, told } = await rig.scans()
    expect(code).toBe(0)
    expect(told).toContain('等飞书管理员审核')
    rig.writes()
    expect((await rig.setup({ yes: true })).told).toContain('等飞书管理员审核')
    rig.emulator.judgeVersion('approve')
    expect((await rig.setup({ yes: true })).told).toContain('没有要改的')
    expect(rig.writes()).toEqual([])
  })

  it('a fault that passes is waited for, one that stays leaves everything that was written', async () => {
    rig.emulator.failNext(2, { http: 500, code: 210033 }, { path: '/config' })
    expect((await rig.scans()).code).toBe(0)
    await rig.close()
    rig = await openSetupRig()
    rig.emulator.failNext(9, { http: 500, code: 210033 }, { path: '/publish' })
    const { code, told } = await rig.scans()
    expect(code).toBe(1)
    expect(told).toContain('1. 版本管理与发布')
    rig.emulator.clearFailures()
    expect((await rig.setup({ yes: true, websocket: true })).code).toBe(0)
    expect(online().eventMode).toBe('websocket')
  })

  it('an app whose settings cannot be read is written whole, and left alone when it was written', async () => {
    const blind = () => rig.emulator.failNext(9, { http: 400, code: 99991672 }, { path: '/v6/applications/me' })
    blind()
    const first = await rig.scans()
    expect(first).toMatchObject({ code: 0, told: expect.stringContaining('看不到应用现在的设置') })
    expect(rig.writes()).toEqual(['ability', 'config', 'config', 'publish'])
    blind()
    expect(await rig.setup({ yes: true })).toMatchObject({ code: 0, told: expect.stringContaining('没有再改') })
    expect(rig.writes()).toEqual([])
  })
})

describe('the file of secrets', () => {
  it('keeps comments, order and the lines of others', async () => {
    writeFileSync(rig.file, '# 我们的\r\nPORT=3100\r\nFEISHU_APP_SECRET=\r\n# 末尾\r\n', { mode: 0o600 })
    await rig.scans()
    expect(rig.lines()).toMatch(
      /^# 我们的\r\nPORT=3100\r\nFEISHU_APP_SECRET=\S+\r\n# 末尾\r\nFEISHU_APP_ID=cli_\w+\r\nFEISHU_TRANSPORT=websocket\r\n$/,
    )
  })

  it('that everybody can read is refused before anything is asked of Feishu', async () => {
    writeFileSync(rig.file, '# x\n')
    chmodSync(rig.file, 0o644)
    const { code, told } = await rig.scans()
    expect([code, rig.lines()]).toEqual([1, '# x\n'])
    expect(told).toContain('chmod 600')
    expect(rig.emulator.calls()).toEqual([])
  })

  it('that cannot be written is refused before anything is asked of Feishu', async () => {
    const { code, told } = await rig.scans({ file: '/proc/lianzhang.env' })
    expect(code).toBe(1)
    expect(told).toContain('写不进去')
    expect(rig.emulator.calls()).toEqual([])
  })

  it('behind a symbolic link is written where it is, and the link stays', async () => {
    const real = join(rig.folder, 'real.env')
    writeFileSync(real, '# real\n', { mode: 0o600 })
    symlinkSync(real, rig.file)
    const { told } = await rig.scans()
    expect(told).toContain(real)
    expect(readFileSync(real, 'utf8')).toContain('# real\nFEISHU_APP_ID=')
  })

  it('keeps the mode it has', async () => {
    writeFileSync(rig.file, '', { mode: 0o640 })
    await rig.scans()
    expect(rig.mode()).toBe(0o640)
  })

  it('gives a secret to the file that its name points at', async () => {
    const secret = join(rig.folder, 'app_secret')
    await rig.scans({}, { env: { FEISHU_APP_SECRET_FILE: secret } })
    expect(readFileSync(secret, 'utf8').trim()).toMatch(/^\S{20,}$/)
    expect(statSync(secret).mode & 0o777).toBe(0o600)
    expect(rig.lines()).not.toContain('FEISHU_APP_SECRET=')
  })

  it('of an app that is there is said to be where it is', async () => {
    const secret = join(rig.folder, 'app_secret')
    writeFileSync(secret, 's-0123456789-0123456789\n')
    const env = { FEISHU_APP_SECRET_FILE: secret }
    const { code, told } = await rig.setup({ byHand: true, yes: true, app: 'cli_a0b1c2d3e4f50617' }, { env })
    expect([code, told]).toEqual([0, expect.stringMatching(/编号已存进 .*密钥在 FEISHU_APP_SECRET_FILE 指的文件里/)])
    expect(rig.lines()).not.toContain('FEISHU_APP_SECRET=')
    const nameless = await openSetupRig()
    onTestFinished(() => nameless.close())
    expect(await nameless.setup({ byHand: true, yes: true })).toMatchObject({
      code: 2,
      told: expect.stringContaining('--app'),
    })
    const both = await nameless.setup({ scan: true, yes: true, websocket: true, url: 'https://bot.example.gov.cn' })
    expect(both).toMatchObject({ code: 2, told: expect.stringContaining('只能写一个') })
  })

  it('is not written beside an environment that would hide it', async () => {
    const { code, told } = await rig.scans({}, { env: { FEISHU_TRANSPORT: 'webhook' } })
    expect(code).toBe(1)
    expect(told).toContain('FEISHU_TRANSPORT')
    expect(rig.lines()).toBe('')
  })
})

describe('looking without touching', () => {
  it('--check names what is configured, published and granted, and what is missing', async () => {
    await rig.scans()
    const whole = await rig.check()
    expect(whole).toMatchObject({ code: 0, states: { 权限: 'ok', 事件: 'ok', 回调: 'ok', 菜单: 'ok', 版本: 'ok' } })
    const { draft } = rig.emulator.console()
    draft.events.delete('im.chat.updated_v1')
    draft.callbackMode = 'webhook'
    rig.emulator.modes.grantStatus = 'stale'
    const { code, says } = await rig.check()
    expect(code).toBe(1)
    expect(says.事件).toContain('没有配置：im.chat.updated_v1')
    expect(says.回调).toContain('应当是长连接')
    expect(says.权限).toContain('没有授权')
    expect(says.可选权限).toContain('没有开通，可以不开：calendar:calendar')
    rig.emulator.modes.appReadFields = 'documented'
    expect((await rig.check()).states.事件).toBe('warning')
    rig.emulator.failNext(9, { http: 400, code: 99991672 }, { path: '/v6/applications/me' })
    expect((await rig.check()).says.事件).toContain('看不到')
  })

  it('--dry-run says what would be done, asks for no code and makes no file', async () => {
    const first = await rig.out({ dryRun: true })
    expect(first).toContain('"im:message:send_as_bot"')
    expect(first).toContain('将 提交发布一个版本')
    expect(first).toContain('将 扫码新建')
    expect(await rig.out({ dryRun: true, app: 'cli_a0b1c2d3e4f50617' })).not.toContain('扫码')
    expect(rig.emulator.calls()).toEqual([])
    expect(existsSync(rig.file)).toBe(false)
    await rig.scans()
    rig.writes()
    expect(await rig.out({ dryRun: true })).toBe('没有要改的。\n')
    rig.emulator.console().draft.scopes.delete('im:chat:readonly')
    expect(await rig.out({ dryRun: true })).toContain('将 权限 1 项：im:chat:readonly')
    expect(rig.writes()).toEqual([])
  })

  it('and a folder that cannot be written is no hindrance', async () => {
    const { code, told } = await rig.setup({ check: true, file: '/proc/lianzhang.env' })
    expect([code, told]).toEqual([2, expect.stringContaining('还没有 FEISHU_APP_ID')])
  })
})

describe('setup without a terminal', () => {
  it('asks nothing: what is missing is named', async () => {
    expect(await rig.setup()).toMatchObject({ code: 2, told: expect.stringContaining('--scan') })
    expect(await rig.setup({ scan: true })).toMatchObject({ code: 2, told: expect.stringContaining('--yes') })
    expect(await rig.setup({ app: 'cli_a1', yes: true })).toMatchObject({ code: 2 })
    expect(await rig.setup({ app: 'nonsense', yes: true })).toMatchObject({ code: 2 })
    expect(existsSync(rig.file)).toBe(false)
  })
})

describe('setup of an app that is there', () => {
  it('takes the secret without showing it', async () => {
    const { app_id: id } = rig.emulator.snapshot().app
    rig.emulator.console().draft.scopes.add('application:application:patch')
    const { code, told } = await rig.setup(
      { app: id, websocket: true },
      {
        answers: [
          [/App Secret/, 'demo-app-secret-0123456789'],
          [/继续/, ''],
        ],
      },
    )
    expect(told).not.toContain('demo-app-secret')
    expect(rig.value('FEISHU_APP_SECRET')).toBe('demo-app-secret-0123456789')
    // It has no right to change itself: the sheet says how it gets it.
    expect(code).toBe(1)
    const scanned = await rig.setup(
      { app: id, scan: true, websocket: true, yes: true },
      { onLink: (link) => rig.emulator.scan(link, { person }) },
    )
    expect(scanned).toMatchObject({ code: 0 })
    expect(rig.emulator.snapshot().app.app_id).toBe(id)
  })

  it('keeps no secret that Feishu does not take, and lets no other app slip into the place of one that is there', async () => {
    const { app_id: id } = rig.emulator.snapshot().app
    const wrong = await rig.setup({ app: id, websocket: true }, { answers: [[/App Secret/, 'mistyped']] })
    expect([wrong.code, rig.lines()]).toEqual([1, ''])
    expect(wrong.told).toContain('应用凭证不对')
    await rig.scans()
    const before = rig.lines()
    expect((await rig.setup({ app: 'cli_other', yes: true })).code).toBe(2)
    expect((await rig.setup({ app: 'cli_other' }, { answers: [[/换应用/, '']] })).code).toBe(2)
    expect(rig.lines()).toBe(before)
  })

  it('says which address would be replaced, and replaces nothing after a no', async () => {
    await rig.scans()
    const { draft } = rig.emulator.console()
    Object.assign(draft, { eventMode: 'webhook', eventUrl: 'https://old.example.com/hook' })
    rig.writes()
    const { code, told } = await rig.setup({}, { answers: [[/继续？/, 'n']] })
    expect(code).toBe(1)
    expect(told).toContain('现在送到 https://old.example.com/hook，改为长连接')
    expect(rig.writes()).toEqual([])
  })

  it('leaves the menu of others alone and says so', async () => {
    await rig.scans()
    const foreign = [{ menu_id: 'x', default_name: '别的', menu_content_type: 2, event_key: 'x' }]
    const { draft, versions } = rig.emulator.console()
    draft.menus = foreign
    const last = versions.at(-1)
    if (last) last.config.menus = foreign
    rig.writes()
    expect((await rig.setup({ yes: true })).told).toContain('菜单是别人设的')
    expect(rig.writes()).toEqual([])
  })

  it('by hand: the whole sheet, with the keys in the file and not on the screen', async () => {
    const { code, told } = await rig.setup(
      { byHand: true, url: 'http://127.0.0.1:3000', yes: true },
      {
        answers: [
          [/App ID/, 'cli_a0b1c2d3'],
          [/App Secret/, 'typed-secret'],
        ],
      },
    )
    expect(code).toBe(0)
    for (const scope of botScopes) expect(told).toContain(`"${scope}"`)
    for (const scope of manifest.setupScopes) expect(told).not.toContain(`"${scope}"`)
    expect(told).toContain(rig.file)
    expect(told).not.toContain(rig.value('FEISHU_ENCRYPT_KEY'))
    expect(rig.writes()).toEqual([])
  })
})
