import { text } from '../../emulator/server/json.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { cardWords } from './card-text.ts'

/** The text of a message with its mentions spelt out. */
export const spoken = (message: EmuMessage): string =>
  message.mentions.reduce(
    (said, mention) => said.replaceAll(mention.key, `@${mention.name}`),
    text(message.content.text) || `〔${message.msg_type}〕`,
  )

export const messageWords = (message: EmuMessage): string =>
  message.msg_type === 'interactive' ? cardWords(message.content) : spoken(message)
