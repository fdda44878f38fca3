import { newAppId, newAppSecret, newOpenId } from '../ids.ts'
import { findPerson, type World } from '../world.ts'
import { type Addons, readAddons } from './addons.ts'
import { type AppConfig, emptyConfig } from './app-config.ts'
import { goLive, decide as judge, nextVersion, submit } from './console.ts'
import { isOpen, registrationOf } from './registration.ts'

export interface ScanOptions {
  /** open_id or name of who holds the phone. */
  person: string
  decide?: 'approve' | 'deny'
  /** `lark`: a tenant of the international edition. */
  brand?: 'feishu' | 'lark'
}

/** A few of what the platform's template for agents brings; it subscribes by long connection. */
const template: Addons = {
  template: true,
  scopes: [
    'im:message',
    'im:message:send_as_bot',
    'im:resource',
    'docx:document:readonly',
    'calendar:calendar:readonly',
  ],
  events: ['im.message.receive_v1', 'im.message.reaction.created_v1'],
  callbacks: ['card.action.trigger'],
}

/**
 * Somebody scans the link with a phone and answers the confirm page. There is one app here: a new one takes the place of the former, whose
 * tokens end.
 */
export function scan(world: World, link: string, { person, decide = 'approve', brand = 'feishu' }: ScanOptions): void {
  const { searchParams } = new URL(link)
  const found = registrationOf(world, searchParams.get('user_code') ?? '')
  if (!found || !isOpen(world, found)) throw new Error('this code is not open any more')
  if (world.modes.registration === 'forbidden') throw new Error('this enterprise lets no member create apps')
  const scanner = findPerson(world, person).open_id
  Object.assign(found, { state: decide === 'approve' ? 'approved' : 'denied', brand, scanner })
  if (decide === 'approve') {
    const addons = readAddons(world.modes.addonsGrey === 'on' ? searchParams.get('addons') : null)
    const existing = searchParams.get('createOnly') === 'true' ? null : searchParams.get('clientID')
    if (existing === null) create(world, searchParams, addons, scanner)
    else update(world, existing, addons)
  }
  world.changed()
}

function create(world: World, params: URLSearchParams, addons: Addons, scanner: string): void {
  const { name } = findPerson(world, scanner)
  const written = (field: string) => (params.get(field) ?? '').replaceAll('{user}', name)
  const draft: AppConfig = {
    ...emptyConfig(),
    name: written('name') || `${name}的智能体`,
    description: written('desc'),
    verificationToken: newAppSecret(),
    bot: true,
    range: { all: false, people: [scanner] },
    ...(addons.template ? { eventMode: 'websocket', callbackMode: 'websocket' } : {}),
  }
  for (const one of addons.template ? [template, addons] : [addons]) add(draft, one)
  world.tokens.clear()
  Object.assign(world.app, { app_id: newAppId(), app_secret: newAppSecret(), bot_open_id: newOpenId() })
  world.console = {
    draft,
    online: emptyConfig(),
    versions: [],
    source: world.modes.createSource,
    owner: scanner,
    asked: [],
  }
  release(world)
}

function update(world: World, appId: string, addons: Addons): void {
  if (appId !== world.app.app_id) throw new Error(`no app ${appId}`)
  add(world.console.draft, addons)
  release(world)
}

const add = (draft: AppConfig, { scopes, events, callbacks }: Addons): void => {
  for (const scope of scopes) draft.scopes.add(scope)
  for (const event of events) draft.events.add(event)
  for (const callback of callbacks) draft.callbacks.add(callback)
}

/** What was confirmed by scanning is published with it, unless an administrator has to look at its scopes first. */
function release(world: World): void {
  const { draft, online } = world.console
  goLive(world, { ...online, name: draft.name, bot: true, verificationToken: draft.verificationToken })
  submit(world, nextVersion(world.console), { remark: '', changelog: '' })
  if (world.modes.patchScope === 'at-once') judge(world, 'approve')
}
