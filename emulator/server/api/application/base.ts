import { ApiError } from '../api-error.ts'
import type { Route } from '../route.ts'
import { absent, type Codes, checkOwnApp, isAbsent, patchScopes } from './own-app.ts'
import { shapes } from './shapes.ts'

const codes: Codes = {
  parameter: 210011,
  noApp: 210002,
  ofBase: 210005,
  elsewhere: 210021,
  foreign: 210006,
  review: 210010,
  http: { review: 400 },
}

const read = shapes((why) => new ApiError(codes.parameter, `invalid parameter: ${why}`))

/** Name and description; nothing of it is live before a version is. */
export const baseRoute: Route = {
  method: 'PATCH',
  path: '/open-apis/application/v7/applications/:app_id/base',
  scopes: patchScopes,
  rate: { second: 50, minute: 100 },
  body: 'json',
  run(call) {
    if (isAbsent(call)) return absent()
    checkOwnApp(call, codes)
    const { draft } = call.world.console
    const chinese = read.objects(call.body, 'i18ns', 20).find(({ i18n_key }) => i18n_key === 'zh_cn')
    if (!chinese) return {}
    draft.name = read.text(chinese, 'name', [1, 64]) ?? draft.name
    draft.description = read.text(chinese, 'description', [0, 255]) ?? draft.description
    call.world.changed()
    return {}
  },
}
