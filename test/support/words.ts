import type { EmuMessage } from '../../emulator/server/types.ts'
import { messageWords } from '../../scripts/demo/message-words.ts'

/** What a reader sees of a message: the words of a card line by line, or the text. */
export const wordsOf = (message: EmuMessage): string => messageWords(message)

/** Everything a message has ever shown, earlier contents included. */
export const everShown = (message: EmuMessage): string =>
  [message, ...message.history.map((content) => ({ ...message, content }))]
    .map((one) => wordsOf(one as EmuMessage))
    .join('\n')
