import type { AppConfig } from '../../console/app-config.ts'
import { type AppVersion, underReview } from '../../console/console.ts'
import { ApiError, fieldInvalid } from '../api-error.ts'
import { page } from '../fields.ts'
import type { Call, Route } from '../route.ts'

const appScopes: readonly string[] = ['application:application:self_manage', 'admin:app.info:readonly']
const versionScopes: readonly string[] = [
  'application:application:self_manage',
  'application:application.app_version:readonly',
]

function checkAsked({ world, params, query }: Call): void {
  const lang = query.get('lang') ?? ''
  if (!['zh_cn', 'en_us', 'ja_jp'].includes(lang)) throw fieldInvalid('lang', 'lang is required')
  if (params.app_id !== 'me' && params.app_id !== world.app.app_id) throw new ApiError(210501, 'app not exist')
}

const scopesOf = ({ scopes }: AppConfig) =>
  [...scopes].map((scope) => ({ scope, description: scope, level: 1, token_types: ['tenant'] }))

/** The app as it stands in the console, which may not be live yet. */
export const appRoute: Route = {
  method: 'GET',
  path: '/open-apis/application/v6/applications/:app_id',
  scopes: appScopes,
  run(call) {
    checkAsked(call)
    const { world } = call
    const { draft, source, versions, owner } = world.console
    const app = {
      app_id: world.app.app_id,
      status: versions.some(({ status }) => status === 1) ? 1 : 2,
      scene_type: 0,
      app_name: draft.name,
      description: draft.description,
      online_version_id: versions.findLast(({ status }) => status === 1)?.version_id ?? '',
      unaudit_version_id: underReview(world.console)?.version_id ?? '',
      scopes: scopesOf(draft),
      owner: { type: 2, owner_id: owner },
    }
    if (world.modes.appReadFields === 'documented') return { app }
    const { eventMode, eventUrl, callbackMode, callbackUrl } = draft
    return {
      app: {
        ...app,
        create_source: source,
        event: { subscription_type: eventMode, request_url: eventUrl, subscribed_events: [...draft.events] },
        callback_info: {
          callback_type: callbackMode,
          request_url: callbackUrl,
          subscribed_callbacks: [...draft.callbacks],
        },
      },
    }
  },
}

const shown = (appId: string, { config, version, version_id, status, create_time, publish_time }: AppVersion) => ({
  app_id: appId,
  version,
  version_id,
  app_name: config.name,
  description: config.description,
  status,
  create_time: String(Math.floor(create_time / 1000)),
  ...(publish_time === undefined ? {} : { publish_time: String(Math.floor(publish_time / 1000)) }),
  scopes: scopesOf(config),
  events: [...config.events],
  event_infos: [...config.events].map((event_type) => ({ event_type, event_name: event_type })),
  ability: config.bot
    ? {
        bot: {
          bot_menu_enable: config.menus.length > 0,
          bot_menus: config.menus,
          bot_menu_display_strategy: config.menuStrategy,
        },
      }
    : {},
})

/** Newest first, unless `order=1`. */
export const versionsRoute: Route = {
  method: 'GET',
  path: '/open-apis/application/v6/applications/:app_id/app_versions',
  scopes: versionScopes,
  run(call) {
    checkAsked(call)
    const { app, console: own } = call.world
    const all = own.versions.map((version) => shown(app.app_id, version))
    return page(call, call.query.get('order') === '1' ? all : all.toReversed(), 50)
  },
}

export const versionRoute: Route = {
  method: 'GET',
  path: '/open-apis/application/v6/applications/:app_id/app_versions/:version_id',
  scopes: versionScopes,
  run(call) {
    checkAsked(call)
    const { app, console: own } = call.world
    const found = own.versions.find(({ version_id }) => version_id === call.params.version_id)
    if (!found) throw new ApiError(210509, 'version not exist')
    return { app_version: shown(app.app_id, found) }
  },
}
