import { setTimeout as sleep } from 'node:timers/promises'
import { readSetupPlaces, type SetupPlaces } from '../config.ts'
import { epochMs } from '../domain/time.ts'
import { createAppAdmin } from '../feishu/app-admin.ts'
import { setupWords as words } from '../texts/setup.ts'
import { machineClock } from './open.ts'
import type { ExitCode } from './say.ts'
import { byHand } from './setup/by-hand.ts'
import { configure } from './setup/configure.ts'
import { EnvFileFault } from './setup/env-file.ts'
import { forgetCode } from './setup/kept-code.ts'
import { lockEnvFile } from './setup/lock.ts'
import { look, pretend } from './setup/looking.ts'
import { askCredentials, chooseRoute, chooseWay, type SetupOptions, SetupRefused, type Way } from './setup/questions.ts'
import { scanForApp } from './setup/scan.ts'
import { openStore, type Store } from './setup/store.ts'
import { allScopes, saveMissing } from './setup/wanted.ts'
import type { SetupWorld } from './setup/world.ts'
import { Interrupted, talkHere, yes } from './talk.ts'

const thisMachine = (): SetupWorld => ({
  talk: talkHere(),
  clock: machineClock,
  wait: async (ms) => {
    await sleep(ms)
  },
})

/** `lianzhang setup`: from nothing to an app that is published, as far as Feishu lets a program. A second run does what is missing. */
export const setup = async (
  env: NodeJS.ProcessEnv,
  options: SetupOptions,
  world: SetupWorld = thisMachine(),
): Promise<ExitCode> => {
  const { talk } = world
  try {
    const store = openStore(env, options.file ?? '.env', {
      looking: options.check === true || options.dryRun === true,
    })
    const places = readSetupPlaces(store.get)
    if (options.check) return await look(world, store, places, options.json === true)
    if (options.dryRun) return await pretend(world, store, places, options)
    const lock = lockEnvFile(store.path)
    try {
      return await work(world, store, places, options)
    } finally {
      lock.release()
    }
  } catch (error) {
    if (error instanceof Interrupted) talk.tell(words.interrupted)
    else if (error instanceof SetupRefused || error instanceof EnvFileFault) talk.tell(error.message)
    else throw error
    return error instanceof SetupRefused ? 2 : 1
  }
}

const work = async (world: SetupWorld, store: Store, places: SetupPlaces, options: SetupOptions): Promise<ExitCode> => {
  const { talk } = world
  const route = await chooseRoute(talk, store, options, places.accountsUrl !== undefined)
  const way = await chooseWay(talk, store, options, places.baseUrl)
  if (route.by === 'hand') return byHand(world, store, places, way, options.app)
  store.refuseHidden(namesOf(way, route.by === 'scan'))
  if (route.by === 'scan') for (const line of [words.will, words.willScan(store.path), words.willWrite]) talk.tell(line)
  else if (route.appId !== undefined) talk.tell(words.existing(route.appId))
  if (!options.yes && !talk.terminal) throw new SetupRefused(words.needsYes)
  // Of an app that is there it is asked once it is known what would change.
  if (route.by === 'scan' && !options.yes && !(await yes(talk, words.goOn))) {
    talk.tell(words.stopped)
    return 1
  }
  const made =
    route.by === 'scan'
      ? await scanForApp(
          { talk, wait: world.wait, monotonic: world.clock.monotonic, now: () => epochMs(world.clock.now()) },
          {
            accounts: places.accountsUrl ?? '',
            base: places.baseUrl,
            scopes: allScopes,
            appId: route.appId,
            envFile: store.path,
          },
        )
      : await askCredentials(talk, store, route.appId)
  if (!made) return 1
  // A secret that was mistyped is not kept; one that was just made is, whatever Feishu says of it yet.
  if (route.by === 'existing' && !(await areTaken(world, places, made))) return 1
  // From here on the app is there, and its secret is told once.
  saveMissing(store, { FEISHU_APP_ID: made.appId, FEISHU_APP_SECRET: made.appSecret })
  forgetCode(store.path)
  talk.tell(words.saved(made.appId, store.path, store.isElsewhere('FEISHU_APP_SECRET')))
  return configure(world, store, places, way, { ...options, fresh: route.by === 'scan' })
}

const areTaken = async (
  { talk, clock }: SetupWorld,
  { baseUrl }: SetupPlaces,
  made: { appId: string; appSecret: string },
): Promise<boolean> => {
  const admin = createAppAdmin({ ...made, baseUrl, clock })
  try {
    const credentials = await admin.verifyCredentials()
    if (!credentials.ok) talk.tell(`✗ ${credentials.hint}`)
    return credentials.ok
  } finally {
    admin.close()
  }
}

const namesOf = ({ transport }: Way, scanned: boolean): string[] => [
  ...(scanned ? ['FEISHU_APP_ID', 'FEISHU_APP_SECRET'] : []),
  'FEISHU_TRANSPORT',
  ...(transport === 'webhook' ? ['FEISHU_PUBLIC_URL'] : []),
]
