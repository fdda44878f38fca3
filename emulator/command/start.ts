import { setTimeout as wait } from 'node:timers/promises'
import { createEmulator, type Emulator } from '../server/emulator.ts'
import { buildPage } from '../server/page/build-page.ts'
import { servePage } from '../server/page/serve-page.ts'
import type { Options } from './options.ts'

/** Between two looks at a webhook that does not answer its challenge yet. */
const knockMs = 1000
const longestTimer = 2 ** 31 - 1

/** The local Feishu with its page on a clock that runs, and that the page can move. `print` hears lines for the developer. */
export async function start({ seed, webhook, port }: Options, print: (line: string) => void) {
  let offset = 0
  const clock = { now: () => Date.now() + offset }
  const emulator = createEmulator({
    seed,
    clock,
    // Nobody has a post here and nothing falls due; a page that asks in vain complains in its console.
    page: servePage(await buildPage(), { '/demo/people.json': () => [], '/demo/next.json': () => [] }),
    async moveClock(to) {
      offset = to - Date.now()
      await emulator.runDueRetries()
    },
  })
  const listening = await emulator.listen(port)
  const { app } = seed
  print('Local Feishu is running. Nothing is kept; Ctrl-C ends it.')
  print(`  page                ${listening.url}`)
  print(`  base URL            ${listening.url}   in place of https://open.feishu.cn`)
  print(`  app id              ${app.app_id}`)
  print(`  app secret          ${app.app_secret}`)
  print(`  verification token  ${app.verification_token}`)
  print(`  encrypt key         ${app.encrypt_key ?? 'none, deliveries are plain JSON'}`)
  print(
    `  webhook             ${webhook ?? 'none: over the long connection, as soon as a client of it is there; or --webhook names one'}`,
  )
  const stop = new AbortController()
  const unhear = retryInTime(emulator, clock)
  const unwait = webhook === undefined ? byLine(emulator, print) : () => {}
  if (webhook !== undefined) void subscribe(emulator, webhook, print, stop.signal)
  return {
    async close() {
      stop.abort()
      unhear()
      unwait()
      await listening.close()
    },
  }
}

/** The bot may come up later than this: the challenge is repeated until it is answered. */
async function subscribe(emulator: Emulator, url: string, print: (line: string) => void, stop: AbortSignal) {
  let told = ''
  while (!stop.aborted) {
    const refusal = await emulator.subscribe(url).then(
      () => undefined,
      (error: Error) => error.message,
    )
    if (refusal === undefined) return print(`${url} answered the challenge; events and clicks go there.`)
    if (refusal !== told) print(`Waiting for the bot: ${refusal}`)
    told = refusal
    await wait(knockMs, undefined, { signal: stop }).catch(() => undefined)
  }
}

/** The console saves the long connection only while a client is there: with the first that comes. */
function byLine(emulator: Emulator, print: (line: string) => void): () => void {
  const unhear = emulator.onChange(() => {
    if (emulator.longConnection.connections().length === 0) return
    unhear()
    emulator.subscribeLongConnection()
    print('A client of the long connection is there; events and clicks go over it.')
  })
  return unhear
}

/** Failed pushes go out again at their time. */
function retryInTime(emulator: Emulator, clock: { now(): number }): () => void {
  let timer: NodeJS.Timeout | undefined
  const plan = () => {
    clearTimeout(timer)
    const at = emulator.nextRetryAt()
    if (at === undefined) return
    const ms = Math.min(longestTimer, Math.max(0, at - clock.now()))
    timer = setTimeout(() => void emulator.runDueRetries(), ms).unref()
  }
  const unhear = emulator.onChange(plan)
  return () => {
    unhear()
    clearTimeout(timer)
  }
}
