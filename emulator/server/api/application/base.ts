import type { Codes } from './own-app.ts'
import { shapes } from './shapes.ts'
import { writingRoute } from './writing-route.ts'

const codes: Codes = {
  parameter: 210011,
  noApp: 210002,
  ofBase: 210005,
  elsewhere: 210021,
  foreign: 210006,
  review: 210010,
  http: { review: 400 },
}

const read = shapes(codes.parameter)

/** Name and description; nothing of it is live before a version is. */
export const baseRoute = writingRoute({
  method: 'PATCH',
  part: 'base',
  codes,
  perMinute: 100,
  run(call) {
    const { draft } = call.world.console
    const chinese = read.objects(call.body, 'i18ns', 20).find(({ i18n_key }) => i18n_key === 'zh_cn')
    if (!chinese) return {}
    draft.name = read.text(chinese, 'name', [1, 64]) ?? draft.name
    draft.description = read.text(chinese, 'description', [0, 255]) ?? draft.description
    call.world.changed()
    return {}
  },
})
