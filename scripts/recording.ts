import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createEmulator } from '../emulator/server/emulator.ts'
import { messageWords } from './demo/message-words.ts'
import { onTerminal } from './recording/terminal.ts'
import { seedOf } from './stage.ts'
import { bystanders, cast, demoFile, districtIn } from './town/cast.ts'

/*
 * `npm run recording`: from an empty folder to the first report, on a terminal and on phones, against the local Feishu; written into the guide
 * with the seconds it took. Nobody types: questions are answered with what stands here.
 */
const guide = 'docs/feishu-setup.zh-CN.md'
const shownFolder = '/srv/lianzhang'
const program = fileURLToPath(new URL('../bin/lianzhang.mjs', import.meta.url))

const [admin, reporter] = [cast.何工, cast.钱工]
const mobile = '13900000001'
const answers: [question: RegExp, answer: string][] = [
  [/区名，例如/, '示例区（虚构）'],
  [/第 1 条产业链/, '航天产业链'],
  [/链长姓名/, '链长甲（虚构）'],
  [/责任部门/, '新城管理办（虚构）'],
]
const report = { progress: '完成试飞一架次', next_plan: '完成总装', ask_level: 'none', risk: 'none' }

const folder = mkdtempSync(join(tmpdir(), 'lianzhang-recording-'))
const emulator = createEmulator({
  seed: seedOf(districtIn(demoFile), bystanders),
  clock: { now: () => Date.now() },
})
const listening = await emulator.listen()
const env = {
  PATH: process.env.PATH ?? '',
  HOME: folder,
  LANG: 'C.UTF-8',
  FEISHU_BASE_URL: listening.url,
  FEISHU_ACCOUNTS_URL: listening.url,
  HOST: '127.0.0.1',
  PORT: '0',
}
// What is recorded is the built program, as an office has it.
execFileSync(process.execPath, ['--import', 'tsx', 'scripts/build-if-stale.ts'], { stdio: 'inherit' })

const began = performance.now()
const lines: string[] = []
/** Up to the first report: what is said while all of it ends belongs to nothing. */
const recorded: string[] = []
let lastShown = ''
const tell = (line: string): void => {
  const seconds = ((performance.now() - began) / 1_000).toFixed(1).padStart(5)
  const plain = line
    .replaceAll(folder, shownFolder)
    .replaceAll(listening.url, 'http://127.0.0.1:4180')
    .replace(/(user_code=[\w-]+)&\S+/, '$1&…')
  const shown = `${seconds === lastShown ? ' '.repeat(5) : seconds}  ${plain}`.trimEnd()
  process.stdout.write(`${shown}\n`)
  lines.push(shown)
  lastShown = seconds
}

const terminal = (args: string[]) => {
  tell(`$ npx lianzhang ${args.join(' ')}`)
  return onTerminal([process.execPath, program, ...args], {
    cwd: folder,
    env,
    answer: (question) => answers.find(([asked]) => asked.test(question))?.[1] ?? '',
    onLine: tell,
  })
}

/** What the bot says to somebody, once it does. */
const hears = async (openId: string, wanted: RegExp): Promise<string> => {
  for (;;) {
    const heard = emulator
      .person(openId)
      .sees()
      .filter(({ sender }) => sender.type === 'app')
      .map((message) => ({ id: message.message_id, words: messageWords(message) }))
    const found = heard.findLast(({ words }) => wanted.test(words))
    if (found) {
      for (const line of found.words
        .split('\n')
        .filter((one) => one.trim() !== '')
        .slice(0, 6))
        tell(`    机器人：${line}`)
      return found.id
    }
    await sleep(50)
  }
}
const says = async (openId: string, words: string): Promise<void> => {
  tell(`  （手机）${emulator.account(openId).name}：${words}`)
  await emulator.person(openId).says(words)
}

try {
  const setup = terminal(['setup'])
  const link = await setup.line(/user_code=/)
  await sleep(2_000)
  tell('  （手机上点了确认）')
  emulator.scan(link, { person: '何工（虚构）' })
  if ((await setup.ended) !== 0) throw new Error('setup did not end well')
  if ((await terminal(['init']).ended) !== 0) throw new Error('init did not end well')
  const bot = terminal(['start'])
  const claim = /认领 \S+/.exec(await bot.line(/^认领 /))?.[0]
  await bot.line(/长连接已连上/)
  await says(admin, `${claim} 何工`)
  await hears(admin, /管理员/)
  await says(admin, `成员 航天 加 主报 钱工 ${mobile}`)
  await hears(admin, /已登记：钱工/)
  await says(reporter, '周报')
  const card = await hears(reporter, /工作动态/)
  const { toast } = await emulator.person(reporter).clicks(card, 'submit', report)
  tell(`  （手机）填了四项，点「提交」：${toast?.content}`)
  await hears(reporter, /已收到/)
  recorded.push(...lines)
  bot.kill()
  await bot.ended
} finally {
  await listening.close()
  rmSync(folder, { recursive: true, force: true })
}

const before = readFileSync(guide, 'utf8')
const block = /(<!-- npm run recording[^\n]*-->\n\n```\n)[\s\S]*?(\n```\n)/
if (!block.test(before)) throw new Error(`${guide} has no place for it`)
writeFileSync(
  guide,
  before.replace(block, (_all, head: string, tail: string) => `${head}${recorded.join('\n')}${tail}`),
)
