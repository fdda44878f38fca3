import { commands, unknownCommand } from '../../commands/registry.ts'
import { sayToast } from '../../texts/answers.ts'
import type { Button } from '../button.ts'
import { answerTo, give } from '../handle-message.ts'

/** A suggestion: its words are answered as if whoever presses had sent them, with their rights and in the chat of the card. */
export const sayButton: Button<'say'> = {
  right: 'help',
  mark: ({ words }) => words,
  press: async (click, { words }) => {
    const asked = { ...click, text: words, messageId: click.card.messageId ?? '', mentions: [] }
    const answer = await answerTo(asked, { parentId: undefined }, { commands, unknown: unknownCommand })
    await give(asked, answer, `say/${click.eventId}`)
    return { toast: sayToast }
  },
}
