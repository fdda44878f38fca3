import { decide, nextVersion, passesAlone, submit } from '../../console/console.ts'
import { ApiError } from '../api-error.ts'
import type { Codes } from './own-app.ts'
import { shapes } from './shapes.ts'
import { writingRoute } from './writing-route.ts'

const codes: Codes = {
  parameter: 210304,
  noApp: 210304,
  ofBase: 210001,
  elsewhere: 210001,
  foreign: 210036,
  review: 210302,
  http: { elsewhere: 400, review: 400 },
}

const read = shapes(codes.parameter)

/** Submits a version; success says that it was submitted and nothing about its being live. */
export const publishRoute = writingRoute({
  method: 'POST',
  part: 'publish',
  codes,
  perMinute: 20,
  run(call) {
    const { world, body } = call
    const words = {
      remark: read.text(body, 'remark', [1, 500]) ?? read.wrong('remark is required'),
      changelog: read.text(body, 'changelog', [1, 500]) ?? read.wrong('changelog is required'),
    }
    if (world.console.draft.bot)
      for (const field of ['mobile_default_ability', 'pc_default_ability'])
        read.oneOf(body, field, ['bot', 'gadget', 'web_app'])
    const version = read.text(body, 'version', [1, 32]) ?? nextVersion(world.console)
    if (!/^\d+\.\d+\.\d+$/.test(version) || !isHigher(version, world.console.versions.at(-1)?.version))
      throw new ApiError(210303, 'version must be x.y.z and higher than the last')
    const made = submit(world, version, words)
    if (passesAlone(world)) decide(world, 'approve')
    world.changed()
    return { version_id: made.version_id, version }
  },
})

function isHigher(version: string, last: string | undefined): boolean {
  if (last === undefined) return true
  const [ours, theirs] = [version, last].map((one) => one.split('.').map(Number))
  const at = ours?.findIndex((part, index) => part !== theirs?.[index]) ?? -1
  return at >= 0 && (ours?.[at] ?? 0) > (theirs?.[at] ?? 0)
}
