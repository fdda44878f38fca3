import type { StoredMessage, World } from '../world.ts'
import { ApiError } from './api-error.ts'
import { messageData } from './message-data.ts'
import { ownMessage } from './own-message.ts'

const uuidLifeMs = 3_600_000

/** One success per uuid within an hour (im-api.md §3); answers the message as the API does. */
export function once(world: World, uuid: string | undefined, add: () => StoredMessage): unknown {
  const now = world.clock.now()
  const known = uuid === undefined ? undefined : world.uuids.get(uuid)
  if (known && Math.abs(now - known.at) < uuidLifeMs) {
    if (world.modes.duplicateUuid === 'error')
      throw new ApiError(230001, 'Your request contains an invalid request parameter, ext=duplicate uuid')
    return messageData(world, ownMessage(world, known.message_id))
  }
  const message = add()
  if (uuid !== undefined) world.uuids.set(uuid, { message_id: message.message_id, at: now })
  return messageData(world, message)
}
