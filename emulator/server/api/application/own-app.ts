import { underReview } from '../../console/console.ts'
import { ApiError } from '../api-error.ts'
import type { Call } from '../route.ts'

/** The codes under which one of the writing calls says the same refusals as the others; 0: it has none of its own. */
export interface Codes {
  parameter: number
  noApp: number
  ofBase: number
  elsewhere: number
  foreign: number
  review: number
  /** HTTP status of the last three, where it is not 403. */
  http?: { elsewhere?: number; review?: number }
}

/** In the order of the documents' tables: whose app, is it under review, where was it made. */
export function checkOwnApp({ world, params }: Call, codes: Codes): void {
  const http = (status: number) => ({ http: world.modes.errorStatus === 200 ? 200 : status })
  const id = params.app_id ?? ''
  if (!/^cli_\w+$/.test(id)) throw new ApiError(codes.noApp, 'app not exist', http(404))
  if (id !== world.app.app_id) throw new ApiError(codes.foreign, 'can not operate other app', http(403))
  if (underReview(world.console))
    throw new ApiError(codes.review, 'app is under review', http(codes.http?.review ?? 403))
  if (world.modes.v7 === 'base') throw new ApiError(codes.ofBase, 'app created by base is not supported', http(403))
  if (world.modes.v7 === 'refused')
    throw new ApiError(
      codes.elsewhere,
      'only apps created in developer console are supported',
      http(codes.http?.elsewhere ?? 403),
    )
}
