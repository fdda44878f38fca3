import type { SetupPlaces } from '../../config.ts'
import { botScopes } from '../../feishu/manifest.ts'
import { setupWords as words } from '../../texts/setup.ts'
import type { ExitCode } from '../say.ts'
import { askCredentials, SetupRefused, type Way } from './questions.ts'
import { sheet } from './sheet.ts'
import type { Store } from './store.ts'
import { keysOf, saveMissing, wantedOf, wholeFile } from './wanted.ts'
import type { SetupWorld } from './world.ts'

/** All of it in the console: credentials and keys into the file, then the whole sheet. */
export const byHand = async (
  world: SetupWorld,
  store: Store,
  places: SetupPlaces,
  way: Way,
  appId = store.get('FEISHU_APP_ID'),
): Promise<ExitCode> => {
  const { talk } = world
  if (!talk.terminal && appId === undefined) throw new SetupRefused(words.byHandNeedsApp)
  talk.tell(words.byHandApp(places.baseUrl))
  const made = await askCredentials(talk, store, appId)
  saveMissing(store, { FEISHU_APP_ID: made.appId, FEISHU_APP_SECRET: made.appSecret })
  if (way.transport === 'webhook') keysOf(store, talk)
  saveMissing(store, wholeFile(way))
  talk.tell(words.saved(made.appId, store.path, store.isElsewhere('FEISHU_APP_SECRET')))
  const facts = { base: places.baseUrl, appId: made.appId, envFile: store.path }
  const wanted = { ...wantedOf(store, way, undefined), scopes: botScopes }
  const keys = way.transport === 'webhook' ? (['keys'] as const) : []
  for (const line of sheet(['scopes', ...keys, 'events', 'menu', 'publish'], { ...facts, wanted })) talk.tell(line)
  talk.tell(words.sheetCheck)
  return 0
}
