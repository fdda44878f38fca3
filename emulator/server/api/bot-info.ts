import type { Route } from './route.ts'

/** `bot` stands at the top level, not under `data`; needs no scope. */
export const botInfoRoute: Route = {
  method: 'GET',
  path: '/open-apis/bot/v3/info',
  scopes: [],
  top: true,
  run: ({ world }) => ({
    bot: {
      activate_status: 2,
      app_name: world.app.bot_name,
      avatar_url: '',
      ip_white_list: [],
      open_id: world.app.bot_open_id,
    },
  }),
}
