import type { Json } from '../../json.ts'
import type { Codes } from './own-app.ts'
import { shapes } from './shapes.ts'
import { writingRoute } from './writing-route.ts'

const codes: Codes = {
  parameter: 210011,
  noApp: 210012,
  ofBase: 210015,
  elsewhere: 210021,
  foreign: 210016,
  review: 210020,
  http: { review: 400 },
}

const read = shapes(codes.parameter)

/** `menu_content_type` */
const kinds = { link: 1, event: 2, opens: 3, text: 4 } as const

/** The bot and its menu; nothing of it is live before a version is. */
export const abilityRoute = writingRoute({
  method: 'PATCH',
  part: 'ability',
  codes,
  perMinute: 100,
  run(call) {
    const { draft } = call.world.console
    const bot = read.object(call.body, 'bot')
    if (!bot) return {}
    const enable = read.flag(bot, 'enable') ?? read.wrong('bot.enable is required')
    for (const i18n of read.objects(bot, 'i18ns', 20)) read.text(i18n, 'get_started_desc', [1, 64])
    const menus = bot.bot_menus === undefined ? undefined : menusIn(bot)
    const open = read.flag(bot, 'bot_menu_enable')
    if (open && (menus ?? draft.menus).length === 0) read.wrong('a menu that is enabled needs an entry')
    draft.bot = enable
    if (open === false) draft.menus = []
    else if (menus) draft.menus = menus
    if (typeof bot.bot_menu_display_strategy === 'number') draft.menuStrategy = bot.bot_menu_display_strategy
    call.world.changed()
    return {}
  },
})

function menusIn(bot: Json): Json[] {
  const menus = read.objects(bot, 'bot_menus', 100)
  const ids = new Set(menus.map(({ menu_id }) => menu_id))
  if (ids.size !== menus.length) read.wrong('menu_id must be there and unique')
  const floating = bot.bot_menu_display_strategy === 3
  if (!floating && menus.filter(({ parent_menu_id }) => !parent_menu_id).length > 3)
    read.wrong('more than 3 menus at the top')
  for (const menu of menus) {
    read.text(menu, 'default_name', [1, 100]) ?? read.wrong('default_name is required')
    const { menu_content_type: kind, parent_menu_id: parent } = menu
    if (!Object.values(kinds).some((one) => one === kind)) read.wrong('menu_content_type must be 1 to 4')
    if (kind === kinds.event && !menu.event_key) read.wrong('event_key is required')
    if (parent && !ids.has(parent)) read.wrong(`no menu ${String(parent)}`)
  }
  return menus
}
