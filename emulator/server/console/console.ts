import { newVersionId } from '../ids.ts'
import type { World } from '../world.ts'
import { type AppConfig, copyOf } from './app-config.ts'

/** 1 approved, 2 rejected, 3 under review, as `application/v6` writes them. */
export type VersionStatus = 1 | 2 | 3

export interface AppVersion {
  version_id: string
  version: string
  status: VersionStatus
  /** Epoch milliseconds. */
  create_time: number
  publish_time?: number
  remark: string
  changelog: string
  config: AppConfig
}

/** The developer's console of the one app: what is being changed, what is live, and each version on its way between. */
export interface Console {
  draft: AppConfig
  online: AppConfig
  /** Oldest first. */
  versions: AppVersion[]
  source: 'developer_console' | 'base' | 'bot_builder' | 'aily' | 'unknown'
  /** open_id; empty where nobody scanned. */
  owner: string
  /** What the administrator was asked for, since the last version. */
  asked: string[]
}

/** How many besides the owner may see a bot whose version no administrator has to look at, by one report of the console's words. */
const smallRange = 10

export const underReview = ({ versions }: Console): AppVersion | undefined =>
  versions.find(({ status }) => status === 3)

/** From here on deliveries and rights are as this says. */
export function goLive(world: World, config: AppConfig): void {
  const live = copyOf(config)
  world.console.online = live
  Object.assign(world.app, {
    scopes: new Set(live.scopes),
    events: new Set([...live.events, ...live.callbacks]),
    encrypt_key: live.encryptKey,
    verification_token: live.verificationToken,
    bot_name: live.name,
    menu: live.menus.flatMap(({ default_name, event_key }) =>
      event_key ? [{ name: String(default_name), event_key: String(event_key) }] : [],
    ),
  })
  world.urls = urlsOf(live)
}

const urlsOf = ({ eventMode, eventUrl, callbackMode, callbackUrl }: AppConfig): World['urls'] => ({
  ...(eventMode === 'webhook' && eventUrl ? { event: eventUrl } : {}),
  ...(callbackMode === 'webhook' && callbackUrl ? { callback: callbackUrl } : {}),
})

/** The way of subscribing of what is being changed is in force without a version. */
export function subscribeAsDrafted(world: World): void {
  const { online, draft } = world.console
  const { eventMode, eventUrl, callbackMode, callbackUrl } = draft
  Object.assign(online, { eventMode, eventUrl, callbackMode, callbackUrl })
  world.urls = urlsOf(online)
}

/** One higher than the last, in the last place. */
export function nextVersion({ versions }: Console): string {
  const [major, minor, patch] = (versions.at(-1)?.version ?? '1.0.-1').split('.')
  return `${major}.${minor}.${Number(patch) + 1}`
}

/** Puts what the draft holds before the administrator. */
export function submit(world: World, version: string, words: { remark: string; changelog: string }): AppVersion {
  const { console: own, clock } = world
  const made: AppVersion = {
    version_id: newVersionId(),
    version,
    status: 3,
    create_time: clock.now(),
    ...words,
    config: copyOf(own.draft),
  }
  own.versions.push(made)
  own.asked = []
  return made
}

/** Whether the enterprise lets a version of this app go live without anybody looking at it. */
export function passesAlone(world: World): boolean {
  const { range } = world.console.draft
  if (world.modes.review === 'auto') return true
  return world.modes.review === 'up-to-ten' && !range.all && range.people.length <= smallRange + 1
}

/** An administrator judges the version that waits. */
export function decide(world: World, how: 'approve' | 'reject'): AppVersion {
  const waiting = underReview(world.console)
  if (!waiting) throw new Error('no version is under review')
  waiting.status = how === 'approve' ? 1 : 2
  if (how === 'approve') {
    waiting.publish_time = world.clock.now()
    goLive(world, waiting.config)
  }
  world.changed()
  return waiting
}

/** What the console does when a request URL was typed into it and published. */
export function subscribeTo(world: World, url: string): void {
  for (const config of [world.console.draft, world.console.online])
    Object.assign(config, { eventMode: 'webhook', eventUrl: url, callbackMode: 'webhook', callbackUrl: url })
  world.urls = { event: url, callback: url }
}

/** The same of the long connection. */
export function subscribeByLine(world: World): void {
  for (const config of [world.console.draft, world.console.online])
    Object.assign(config, { eventMode: 'websocket', callbackMode: 'websocket' })
  world.urls = {}
}
