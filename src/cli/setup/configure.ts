import { existsSync } from 'node:fs'
import type { SetupPlaces } from '../../config.ts'
import type { AppRefusal } from '../../feishu/app-refusal.ts'
import { manifest } from '../../feishu/manifest.ts'
import { setupWords as words } from '../../texts/setup.ts'
import type { ExitCode } from '../say.ts'
import { type Talk, yes } from '../talk.ts'
import { type Change, changesFor, foreignMenu, type Wanted } from './changes.ts'
import { lookAtApp } from './look.ts'
import type { SetupOptions, Way } from './questions.ts'
import { numbered, sheet } from './sheet.ts'
import type { Store } from './store.ts'
import { keysOf, saveMissing, wantedOf, wholeFile } from './wanted.ts'
import { adminOf, type SetupWorld } from './world.ts'
import { writeChanges } from './write.ts'

/** Feishu may take a moment to know an app that was made this second. */
const tokenTries = 5
const tokenPauseMs = 2_000

/** Read → difference → write → submit, and the sheet for whatever Feishu refuses. @param fresh the app was made this minute */
export const configure = async (
  world: SetupWorld,
  store: Store,
  places: SetupPlaces,
  way: Way,
  { fresh, publish = true, yes: agreed = false }: SetupOptions & { fresh: boolean },
): Promise<ExitCode> => {
  const { talk, wait } = world
  const admin = adminOf(world, store, places)
  try {
    for (let tries = 1; ; tries += 1) {
      const credentials = await admin.verifyCredentials()
      if (credentials.ok) break
      if (!fresh || tries >= tokenTries) {
        talk.tell(`✗ ${credentials.hint}`)
        return 1
      }
      await wait(tokenPauseMs)
    }
    const keys = way.transport === 'webhook' ? keysOf(store, talk) : undefined
    const wanted = wantedOf(store, way, keys)
    const state = await lookAtApp(admin)
    if (state.app) talk.tell(words.appIs(state.app.name))
    else talk.tell(wanted.finished ? words.cannotReadFinished : words.cannotRead)
    if (foreignMenu(state)) talk.tell(words.foreignMenu)
    const all = changesFor(state, wanted)
    const changes = publish ? all : all.filter(({ part }) => part !== 'publish')
    if (!fresh && !agreed && changes.length > 0 && !(await agree(talk, changes))) {
      talk.tell(words.stopped)
      return 1
    }
    const { host, port } = places
    const written = await writeChanges({ admin, tell: talk.tell, wait, listen: keys && { host, port, keys } }, changes)
    if (!written.ok) return leaveTheRest(talk, store, places, way, wanted, written)
    if (!publish && all.length > changes.length) {
      talk.tell(words.notPublished)
      return 0
    }
    saveMissing(store, wholeFile(way))
    if (changes.length === 0 && !state.app?.waitingVersion) talk.tell(words.nothingToDo)
    const after = state.app && changes.length > 0 ? await lookAtApp(admin) : state
    if (after.app?.waitingVersion) {
      // Who was asked already is not asked again; whatever Feishu says to it changes nothing here.
      if (changes.length > 0) await admin.applyScopes()
      talk.tell(words.waiting)
      talk.tell(words.askFreePass)
    } else talk.tell(words.ready)
    tellNext(talk, store)
    return 0
  } finally {
    admin.close()
  }
}

const agree = (talk: Talk, changes: readonly Change[]): Promise<boolean> => {
  talk.tell(words.will)
  for (const { say } of changes) talk.tell(`  ${say}`)
  return yes(talk, words.goOn)
}

const tellNext = (talk: Talk, store: Store): void => {
  talk.tell(words.next)
  const district = store.get('DISTRICT_FILE')
  if (!existsSync(district ?? 'districts/baqiao.yaml')) talk.tell(`  ${words.nextInit}`)
  // One real district's file comes with the sources.
  else if (district === undefined) talk.tell(`  ${words.nextOwnInit}`)
  talk.tell(`  ${words.nextStart}`)
  talk.tell(`  ${words.nextClaim}`)
}

/** Where no program may write, the file is made whole all the same: the bot that is started for the console needs it. */
const forGood: readonly AppRefusal[] = ['elsewhere', 'absent']

const leaveTheRest = (
  talk: Talk,
  store: Store,
  { baseUrl }: SetupPlaces,
  way: Way,
  wanted: Wanted,
  { refusal, left }: { refusal: AppRefusal; left: Change['part'][] },
): ExitCode => {
  const appId = store.get('FEISHU_APP_ID') ?? ''
  const facts = { base: baseUrl, appId, envFile: store.path, wanted }
  if (forGood.includes(refusal)) saveMissing(store, wholeFile(way))
  const scopesAlone = { ...facts, wanted: { ...wanted, scopes: [...manifest.setupScopes] } }
  const lines =
    refusal === 'under-review'
      ? numbered([[words.sheetReview], [words.sheetRerun]])
      : refusal === 'no-patch-scope'
        ? [...sheet(['scopes', 'publish'], scopesAlone), `3. ${words.sheetRerun}`]
        : refusal === 'another-app'
          ? []
          : [...sheet(left, facts), words.sheetCheck]
  for (const line of lines) talk.tell(line)
  return 1
}
