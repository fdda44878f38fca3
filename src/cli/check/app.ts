import type { AppAdmin, Subscribed, Subscription } from '../../feishu/app-admin.ts'
import { botScopes, manifest } from '../../feishu/manifest.ts'
import { setupWords as words } from '../../texts/setup.ts'
import { type AppState, foreignMenu } from '../setup/changes.ts'
import { lookAtApp } from '../setup/look.ts'
import { type Finding, ok, warning, wrong } from './finding.ts'

/** How Feishu is to reach the bot, as its settings say. */
export const expectedOf = (get: (name: string) => string | undefined): Expected => {
  const url = get('FEISHU_PUBLIC_URL')
  return {
    transport: get('FEISHU_TRANSPORT') === 'websocket' ? 'websocket' : 'webhook',
    url: url === undefined ? undefined : `${url}/webhook/feishu`,
  }
}

export interface Expected {
  transport: Subscription
  /** Of a webhook; undefined: not known here. */
  url: string | undefined
}

/** The app as Feishu tells it beside what the bot needs: what is configured, what is live, what is granted. Nothing is said of what cannot be seen. @returns undefined when Feishu tells nothing. */
export const checkApp = async (admin: AppAdmin, expected: Expected): Promise<Finding[] | undefined> => {
  const state = await lookAtApp(admin)
  if (!state.app) return undefined
  return [
    versionFinding(state),
    scopesFinding(state),
    ...optionalFindings(state),
    namesFinding(words.parts.events, state.app.events, manifest.events, state.submitted?.events, expected),
    namesFinding(words.parts.callbacks, state.app.callbacks, manifest.callbacks, undefined, expected),
    menuFinding(state),
    ...surplusFindings(state),
    ...(expected.transport === 'webhook' ? [warning(words.parts.keys, words.keysUnseen)] : []),
  ]
}

const versionFinding = ({ app }: AppState): Finding => {
  if (app?.waitingVersion) return warning(words.parts.version, words.versionWaits)
  return app?.onlineVersion ? ok(words.parts.version, words.versionLive) : wrong(words.parts.version, words.noVersion)
}

const lacking = (wanted: readonly string[], there: ReadonlySet<string> | undefined): string[] =>
  there ? wanted.filter((one) => !there.has(one)) : []

/** Of what is missing in three places the first is said: the others follow from it. */
const missingFinding = (what: string, places: readonly (readonly [string[], (names: string[]) => string])[]) => {
  const first = places.find(([names]) => names.length > 0)
  return first && wrong(what, `${first[1](first[0])}。${words.fixBySetup}`)
}

const scopesFinding = ({ app, submitted, granted }: AppState): Finding => {
  // What is granted is live, whichever version it came with.
  const live = submitted && new Set([...submitted.scopes, ...(granted ?? [])])
  return (
    missingFinding(words.parts.scopes, [
      [lacking(manifest.scopes, app?.scopes), words.notConfigured],
      [lacking(manifest.scopes, live), words.notPublishedYet],
      [app?.waitingVersion ? [] : lacking(manifest.scopes, granted), words.notGranted],
    ]) ?? ok(words.parts.scopes, words.complete(manifest.scopes.length))
  )
}

/** Where it can be seen: the bot does without. */
const optionalFindings = ({ granted }: AppState): Finding[] => {
  const left = lacking(manifest.optionalScopes, granted)
  return left.length === 0 ? [] : [warning(words.parts.optional, words.optionalLacking(left))]
}

const namesFinding = (
  what: string,
  is: Subscribed | undefined,
  names: readonly string[],
  live: ReadonlySet<string> | undefined,
  { transport, url }: Expected,
): Finding => {
  const missing = missingFinding(what, [
    [lacking(names, is?.names), words.notConfigured],
    [lacking(names, live), words.notPublishedYet],
  ])
  if (missing) return missing
  if (!is) return warning(what, words.unseenEvents)
  const comes = (mode: Subscription, address: string | undefined) =>
    mode === 'websocket' || !address ? words.comesBy[mode] : `${words.comesBy[mode]} ${address}`
  if (is.mode === undefined) return wrong(what, `${words.modeUnset}。${words.fixBySetup}`)
  if (is.mode !== transport || (transport === 'webhook' && url !== undefined && is.url !== url))
    return wrong(what, `${words.comesElsewhere(comes(is.mode, is.url), comes(transport, url))}。${words.fixBySetup}`)
  return ok(what, `${comes(is.mode, is.url)}，${words.complete(names.length)}`)
}

const menuFinding = (state: AppState): Finding => {
  const keys = manifest.menu.flatMap((button) => ('key' in button ? [button.key] : []))
  if (!state.submitted) return warning(words.parts.menu, words.unseen)
  if (foreignMenu(state)) return warning(words.parts.menu, words.foreignMenu.replace('! ', ''))
  const missing = lacking(keys, state.submitted.menuKeys ?? new Set())
  return missing.length === 0
    ? ok(words.parts.menu, words.complete(keys.length))
    : warning(words.parts.menu, `${words.notPublishedYet(missing)}。${words.fixBySetup}`)
}

const surplusFindings = ({ app }: AppState): Finding[] => {
  const more = surplusScopes(app?.scopes)
  return more.length === 0 ? [] : [warning(words.parts.scopes, words.surplus(more).replace('! ', ''))]
}

const ours: ReadonlySet<string> = new Set([...botScopes, ...manifest.setupScopes])
const surplusScopes = (scopes: ReadonlySet<string> | undefined): string[] =>
  [...(scopes ?? [])].filter((one) => !ours.has(one))
