import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cast } from '../../scripts/town/cast.ts'
import { type Operator, operator, type Started } from './operator.ts'

let who: Operator
beforeEach(async () => {
  who = await operator()
  const file = join(who.folder, 'district.yaml')
  writeFileSync(file, readFileSync('districts/demo.yaml', 'utf8').replace('roles: [{ role: admin }]', 'roles: []'))
  who.env.DISTRICT_FILE = file
})
afterEach(() => who.leave())

const portOf = async (started: Started): Promise<number> =>
  Number(/127\.0\.0\.1:(\d+)/.exec(await started.line(/已启动：/))?.[1])
const codeIn = (text: string): string => /认领 ([0-9A-Z]{4}-[0-9A-Z]{4}) 您的姓名/.exec(text)?.[1] ?? ''

/** Until the bot has said these words. */
const hears = (part: string) =>
  new Promise<void>((resolve) => {
    const said = () => JSON.stringify(who.emulator.messages().map(({ content }) => content)).includes(part)
    if (said()) return resolve()
    const stop = who.emulator.onChange(() => {
      if (!said()) return
      stop()
      resolve()
    })
  })
const says = async (words: string, answer: string) => {
  await who.emulator.person(cast.何工).says(words)
  await hears(answer)
}

describe('lianzhang claim', () => {
  it('gives a code beside a running bot; the bot takes it, and then there is none to give; undo takes it back', async () => {
    const bot = who.starts()
    const port = await portOf(bot)
    await who.emulator.subscribe(`http://127.0.0.1:${port}/webhook/feishu`)
    await bot.line(/还没有管理员，请运行 lianzhang claim。/)
    const minted = await who.run(['claim'])
    expect(minted).toMatchObject({ code: 0, err: expect.not.stringContaining('没有在运行') })
    expect(minted.out).toMatch(/^认领 [0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4} 您的姓名\n$/)
    expect(minted.err).toContain('30 分钟内有效，只能用一次')
    const code = codeIn(minted.out)

    await says(`认领 ${code} 何工`, '您已登记为管理员')
    const again = await who.run(['claim'])
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('已经有管理员：何工（虚构）。')

    const back = await who.run(['claim', '--undo'])
    expect(back).toMatchObject({ code: 0 })
    expect(back.out).toContain('已撤销：何工（虚构） 不再是管理员，马上生效。')
    await hears('您的管理员职责已在服务器上撤销')
    expect(await who.run(['claim', '--undo'])).toMatchObject({ code: 1, err: '没有撤销：现在没有管理员。\n' })

    const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
    bot.child.kill('SIGTERM')
    const { out, err } = await bot.ended
    for (const said of [out, err, figures]) expect(said).not.toContain(code)
    expect(readFileSync(who.database).includes(code)).toBe(false)
  })

  it('says what to do before there is a database, and that nobody listens while no bot runs', async () => {
    const early = await who.run(['claim'])
    expect(early).toMatchObject({ code: 1, out: '' })
    expect(early.err).toContain('先运行 lianzhang start')
    await who.run(['migrate'])
    expect((await who.run(['check'])).out).toContain('! 管理员：还没有管理员，请运行 lianzhang claim。')
    const silent = await who.run(['claim'], { LOG_LEVEL: 'debug' })
    expect(silent).toMatchObject({ code: 0 })
    expect(silent.err).toContain('机器人没有在运行')
  })
})

describe('on a terminal', () => {
  it('start gives the code by itself and says who took it', async () => {
    const bot = who.onTerminal(['start'], { LOG_LEVEL: 'debug' })
    await who.emulator.subscribe(`http://127.0.0.1:${await portOf(bot)}/webhook/feishu`)
    const code = codeIn(await bot.line(/认领 [0-9A-Z]{4}-/))
    await says(`认领 ${code.toLowerCase()} 何工`, '您已登记为管理员')
    expect(await bot.line(/已登记为管理员（open_id/)).toContain(
      `何工（虚构） 已登记为管理员（open_id 末四位 ${cast.何工.slice(-4)}）。不是本人？24 小时内可以撤：lianzhang claim --undo`,
    )
    bot.child.kill('SIGTERM')
    const { out } = await bot.ended
    expect(out.split(code), 'said once').toHaveLength(2)
  })

  it('claim waits for who comes, and says when another code took its place', async () => {
    const bot = who.starts()
    await who.emulator.subscribe(`http://127.0.0.1:${await portOf(bot)}/webhook/feishu`)
    const first = who.onTerminal(['claim'])
    await first.line(/在等认领/)
    const second = who.onTerminal(['claim'])
    const code = codeIn(await second.line(/认领 [0-9A-Z]{4}-/))
    expect(await first.ended).toMatchObject({ code: 1, out: expect.stringContaining('又取了一个新的，以新的为准') })
    await says(`认领 ${code} 何工`, '您已登记为管理员')
    expect(await second.ended).toMatchObject({ code: 0, out: expect.stringContaining('何工（虚构） 已登记为管理员') })
    bot.child.kill('SIGTERM')
    await bot.ended
  })
})
