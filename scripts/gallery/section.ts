import type { EmuMessage } from '../../emulator/server/types.ts'
import type { Toast } from '../../src/texts/toasts.ts'
import type { StateName } from '../../test/cards/gallery/gallery.ts'
import type { Who } from '../town/cast.ts'
import type { Town } from './town.ts'

export interface Picture {
  /** One Chinese sentence: what it is and when one sees it. */
  caption: string
  /** Files of src/cards without their ending. */
  cards?: readonly string[]
  /** States of test/cards/gallery. */
  states?: readonly StateName[]
  /** Hardly reached by what people do: the card as it is tested, drawn without a line in `play`. */
  draws?: StateName
  /** Names of chat commands whose answer is shown. */
  commands?: readonly string[]
  /** Sentences of src/texts, `reminders.nudge`; each must be readable in the picture. */
  texts?: readonly string[]
  /** Fixed data went into the sentence, and the local Feishu took it. */
  built?: true
}

export interface ShotOptions {
  /** Pressed on the page, as a finger does: the name of a button on the last message. */
  press?: string
  /** The confirm box alone, or the whole screen with the toast. */
  part?: 'confirm' | 'screen'
}

/** Takes the pictures of one section, each under its name. */
export interface Studio<Name extends string> {
  town(start: string): Promise<Town>
  /** These messages as this person sees them, in the chat they stand in. */
  shoot(name: Name, town: Town, who: Who, messages: readonly EmuMessage[], options?: ShotOptions): Promise<void>
  /** The list of chats. */
  shootList(name: Name, town: Town, who: Who): Promise<void>
  shootToasts(name: Name, town: Town, toasts: readonly Toast[]): Promise<void>
}

export interface Section<Name extends string = string> {
  title: string
  pictures: Record<Name, Picture>
  play?(studio: Studio<Name>): Promise<void>
}

/** Keeps the names of the pictures, so that `shoot` takes no other. */
export const section = <Name extends string>(one: Section<Name>): Section => one as unknown as Section
