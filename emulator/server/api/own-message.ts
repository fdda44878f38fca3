import type { StoredMessage, World } from '../world.ts'
import { ApiError, unknownMessage } from './api-error.ts'

/** A message this app sent, recalled or not. */
export function ownMessage(world: World, messageId: string | undefined): StoredMessage {
  const message = world.messages.get(messageId ?? '')
  if (!message) throw unknownMessage()
  if (message.sender.type !== 'app') throw new ApiError(230071, 'The operator is not the sender of the message.')
  return message
}

/** The same, and not recalled by anyone. */
export function liveOwnMessage(world: World, messageId: string | undefined): StoredMessage {
  const message = ownMessage(world, messageId)
  checkNotRecalled(world, message)
  return message
}

export function checkNotRecalled(world: World, message: StoredMessage): void {
  if (!message.recalled) return
  throw world.modes.recalledCode === 230011
    ? new ApiError(230011, 'The message was withdrawn.')
    : new ApiError(230110, 'Action unavailable as the message has been deleted.')
}
