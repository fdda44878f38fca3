import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { createEmulator, type EmulatorOptions } from '../../emulator/server/emulator.ts'
import { seedOf, stageTransport } from '../../scripts/stage.ts'
import { dropStageDatabase, stagePlace } from '../../scripts/stage-database.ts'
import { isServer } from '../../src/db/place.ts'
import { epochMs, type Instant } from '../../src/domain/time.ts'
import { botProgram } from '../support/programs.ts'
import { connectTo } from '../support/raw.ts'
import { manyChains, temporaryFolder } from './rig.ts'

/**
 * A local Feishu, and the bot in a process of its own, to be killed at any moment. Both keep one clock, which is the machine's moved by as much as
 * the test says. @param wish.paced the bot keeps Feishu's pace
 */
export const openKillable = async (wish: {
  chains: number
  start: Instant
  modes: EmulatorOptions['modes']
  paced?: boolean
}) => {
  const folder = temporaryFolder()
  const file = join(folder, 'bot.db')
  const offsetFile = join(folder, 'offset')
  const district = manyChains(wish.chains)
  let offset = 0
  const pass = (ms: number) => {
    offset += ms
    // Never half written when the bot reads it.
    writeFileSync(`${offsetFile}.new`, String(offset))
    renameSync(`${offsetFile}.new`, offsetFile)
  }
  const setTime = (at: Instant) => pass(epochMs(at) - Date.now() - offset)
  const emulator = createEmulator({
    seed: seedOf(district),
    clock: { now: () => Date.now() + offset },
    modes: { challengeTimeout: 10_000, ...wish.modes },
  })
  const { url: feishuUrl, close } = await emulator.listen()
  const settings = join(folder, 'settings.json')
  const groupNames = district.groups.map(({ chat_id }) => [chat_id, emulator.chat(chat_id).name])
  const { paced = false } = wish
  writeFileSync(
    settings,
    JSON.stringify({ file, feishuUrl, offsetFile, district, groupNames, paced, transport: stageTransport }),
  )

  let child: ChildProcess | undefined
  const start = async () => {
    const born = spawn(process.execPath, [botProgram, settings], { stdio: ['ignore', 'pipe', 'pipe'] })
    child = born
    let complaints = ''
    born.stderr.on('data', (words: Buffer) => {
      complaints += words.toString()
    })
    const died = once(born, 'exit').then(() => {
      throw new Error(`the bot ended by itself: ${complaints}`)
    })
    const address = once(createInterface({ input: born.stdout }), 'line')
    const [url] = (await Promise.race([address, died])) as [string]
    died.catch(() => undefined)
    if (stageTransport === 'websocket') emulator.subscribeLongConnection()
    else await emulator.subscribe(url)
  }
  /** At once, with whatever it has in hand. Does nothing where it is dead already. */
  const kill = async () => {
    const dying = child
    child = undefined
    if (!dying) return
    const gone = once(dying, 'exit')
    dying.kill('SIGKILL')
    await gone
  }
  onTestFinished(async () => {
    await kill()
    await close()
  })
  setTime(wish.start)
  await start()
  const place = stagePlace(file)
  const reader = connectTo(place)
  onTestFinished(() => {
    reader.close()
    dropStageDatabase(file)
  })
  /** Whoever dies over a file may damage it; a server's is out of reach. */
  const isSound = () => isServer(place) || reader.prepare('pragma integrity_check').pluck().get() === 'ok'
  return { emulator, district, place, reader, isSound, setTime, pass, start, kill, isUp: () => child !== undefined }
}
