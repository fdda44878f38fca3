import { takeMobile } from '../domain/mobile-words.ts'
import { findCommand } from './find-command.ts'
import { members } from './members.ts'

/** The mobile number behind 成员, and the message without it: the number is for the look-up alone and goes no further. */
export const numbered = (text: string): { mobile: string; text: string } | undefined => {
  const found = takeMobile(text)
  return found && findCommand(found.text, [members]) ? found : undefined
}
