import { newReactionId } from './ids.ts'
import type { EmuReaction } from './types.ts'
import type { StoredMessage, World } from './world.ts'

type Who = Pick<EmuReaction, 'operator_id' | 'operator_type'>

export const findReaction = ({ reactions }: StoredMessage, who: Who, emojiType: string): EmuReaction | undefined =>
  reactions.find((one) => one.operator_id === who.operator_id && one.emoji_type === emojiType)

/** One of each kind per person: the one that is there stays. */
export function addReaction(world: World, message: StoredMessage, who: Who, emoji_type: string): EmuReaction {
  const known = findReaction(message, who, emoji_type)
  if (known) return known
  const fresh = { reaction_id: newReactionId(), emoji_type, ...who, action_time: world.clock.now() }
  message.reactions.push(fresh)
  world.changed()
  return fresh
}

export function dropReaction(world: World, message: StoredMessage, reaction: EmuReaction): void {
  message.reactions = message.reactions.filter((one) => one !== reaction)
  world.changed()
}
