import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { createEmulator, type EmulatorOptions } from '../../emulator/server/emulator.ts'
import { seedOf } from '../../scripts/stage.ts'
import { openPostgres } from '../../src/db/postgres/open.ts'
import { epochMs, type Instant } from '../../src/domain/time.ts'
import { manyChains, temporaryFolder } from '../bad-days/rig.ts'
import { freshDatabase } from '../postgres/server.ts'
import { botProgram } from '../support/programs.ts'

/** A local Feishu, and replicas on one database, each a process of its own, to be killed or frozen at any moment. All keep one clock: the machine's, moved. */
export const openProcesses = async (wish: { chains: number; start: Instant; modes: EmulatorOptions['modes'] }) => {
  const folder = temporaryFolder()
  const offsetFile = join(folder, 'offset')
  const district = manyChains(wish.chains)
  const shared = freshDatabase()
  let offset = 0
  const setTime = (at: Instant) => {
    offset = epochMs(at) - Date.now()
    // Never half written when a bot reads it.
    writeFileSync(`${offsetFile}.new`, String(offset))
    renameSync(`${offsetFile}.new`, offsetFile)
  }
  setTime(wish.start)
  const emulator = createEmulator({
    seed: seedOf(district),
    clock: { now: () => Date.now() + offset },
    modes: { challengeTimeout: 10_000, ...wish.modes },
  })
  const { url: feishuUrl, close } = await emulator.listen()
  const settings = join(folder, 'settings.json')
  const groupNames = district.groups.map(({ chat_id }) => [chat_id, emulator.chat(chat_id).name])
  const said = { file: '', shared, feishuUrl, offsetFile, district, groupNames, paced: true, transport: 'webhook' }
  writeFileSync(settings, JSON.stringify(said))

  const children = new Set<ChildProcess>()
  const kill = async (child: ChildProcess) => {
    if (!children.delete(child)) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  onTestFinished(async () => {
    await Promise.all([...children].map(kill))
    await close()
  })
  const start = async (): Promise<ChildProcess> => {
    const born = spawn(process.execPath, [botProgram, settings], { stdio: ['ignore', 'pipe', 'pipe'] })
    children.add(born)
    let complaints = ''
    born.stderr.on('data', (words: Buffer) => {
      complaints += words.toString()
    })
    const died = once(born, 'exit').then(() => {
      if (children.has(born)) throw new Error(`a replica ended by itself: ${complaints}`)
    })
    await Promise.race([once(createInterface({ input: born.stdout }), 'line'), died])
    died.catch(() => undefined)
    return born
  }
  const database = await openPostgres(shared)
  onTestFinished(database.close)
  return {
    emulator,
    database,
    setTime,
    start,
    kill,
    /** Of the process that leads; undefined while nobody does. */
    leader: async () => (await database.replicas())?.running.find(({ leads }) => leads)?.pid,
    /** How often each group of a chief has got a card. */
    digests: () =>
      district.groups
        .filter(({ kind }) => kind === 'chief')
        .map(
          ({ chat_id }) =>
            emulator
              .messages(chat_id)
              .filter(({ sender, msg_type }) => sender.type === 'app' && msg_type === 'interactive').length,
        ),
    count: async (table: 'outbox', states: string[]) =>
      (
        await database.kysely
          .selectFrom(table)
          .select('id')
          .where('state', 'in', states as never)
          .execute()
      ).length,
  }
}
