import type { SetupPlaces } from '../../config.ts'
import { confirmLink } from '../../feishu/confirm-link.ts'
import { importJson } from '../../feishu/manifest.ts'
import { setupWords as words } from '../../texts/setup.ts'
import { checkApp, expectedOf } from '../check/app.ts'
import { marks, ok, warning, wrong } from '../check/finding.ts'
import { type ExitCode, say } from '../say.ts'
import { type Change, changesFor } from './changes.ts'
import { lookAtApp } from './look.ts'
import { chooseWay, type SetupOptions, SetupRefused } from './questions.ts'
import type { Store } from './store.ts'
import { allScopes, wantedOf } from './wanted.ts'
import { adminOf, type SetupWorld } from './world.ts'

/** `--check`. Writes nothing. */
export const look = async (world: SetupWorld, store: Store, places: SetupPlaces, json: boolean): Promise<ExitCode> => {
  if (!store.get('FEISHU_APP_ID') || !store.get('FEISHU_APP_SECRET')) throw new SetupRefused(words.noApp(store.path))
  const admin = adminOf(world, store, places)
  try {
    const credentials = await admin.verifyCredentials()
    const findings = credentials.ok
      ? [
          ok(words.parts.credentials, words.usable),
          ...((await checkApp(admin, expectedOf(store.get))) ?? [warning(words.parts.events, words.unseen)]),
        ]
      : [wrong(words.parts.credentials, credentials.hint)]
    if (json) say(JSON.stringify(findings))
    else for (const one of findings) say(`${marks[one.state]} ${one.what}：${one.say}`)
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0
  } finally {
    admin.close()
  }
}

/** `--dry-run`. Reads at most; not even a code to be scanned is asked for. */
export const pretend = async (
  world: SetupWorld,
  store: Store,
  places: SetupPlaces,
  options: SetupOptions,
): Promise<ExitCode> => {
  const way = await chooseWay({ ...world.talk, terminal: false }, store, options, places.baseUrl)
  const would = (changes: readonly Change[]) => {
    for (const { say: what } of changes) say(words.wouldDo(what))
    if (changes.length === 0) say(words.nothingToDo)
  }
  if (store.get('FEISHU_APP_ID') === undefined || store.get('FEISHU_APP_SECRET') === undefined) {
    const scans = options.scan || (options.app === undefined && !options.byHand)
    if (scans) say(words.wouldDo(words.willScan(store.path).trim()))
    would(changesFor({ app: undefined, granted: undefined, submitted: undefined }, wantedOf(store, way, undefined)))
    say(importJson(allScopes))
    if (scans) say(confirmLink(`${places.baseUrl}/page/launcher`, { scopes: allScopes, named: true }))
    return 0
  }
  const admin = adminOf(world, store, places)
  try {
    const credentials = await admin.verifyCredentials()
    if (!credentials.ok) {
      world.talk.tell(`✗ ${credentials.hint}`)
      return 1
    }
    const keys = way.transport === 'webhook' ? { encryptKey: '', verificationToken: '' } : undefined
    would(changesFor(await lookAtApp(admin), wantedOf(store, way, keys)))
    return 0
  } finally {
    admin.close()
  }
}
