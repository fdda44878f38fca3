import type { Click, ClickOptions, EmuMessage, SayOptions } from '../../emulator/server/types.ts'
import { messageWords } from '../demo/message-words.ts'
import type { Stage } from '../stage.ts'
import { groups, type Where } from './cast.ts'

export interface Result {
  /** What flashed in the corner of the screen. */
  toast: string
  /** The card as it stands now. */
  words: string
  click: Click
}

type Values = Record<string, unknown>

/** A card in somebody's hands. */
export interface Held {
  readonly id: string
  readonly message: EmuMessage
  words(): string
  clicks(button: string, values?: Values, options?: ClickOptions): Promise<Result>
  fills(values: Values, options?: ClickOptions): Filling
}

/** A form filled in; nothing has been pressed yet. */
export interface Filling {
  submits(): Promise<Result>
  savesDraft(): Promise<Result>
  saysNoNews(): Promise<Result>
  confirms(): Promise<Result>
}

export interface Says extends Omit<SayOptions, 'in' | 'replyTo'> {
  in?: Where
  replyTo?: Held
}

export interface Member {
  readonly openId: string
  readonly name: string
  /** Says something to the bot; in a group the bot is named with @ unless `mentions` says otherwise. Answers what the bot then said to this person, in the group or in private. */
  says(text: string, options?: Says): Promise<string>
  /** The same as messages, those of the group first. */
  answersTo(text: string, options?: Says): Promise<EmuMessage[]>
  /** A card that stands in some chat of theirs. */
  hold(messageId: string): Held
  /** Every message of the bot to this person in private, oldest first. */
  messages(): EmuMessage[]
  heard(): string[]
  /** The last of them. */
  last(): string
  lastCard(): Held
  /** The newest card in private with this in its words. */
  card(part: string): Held
  cards(part: string): Held[]
  /** Fills in the newest form of the week. */
  fills(values: Values): Filling
  /** A card that stands in a group. */
  inGroup(where: Where, part: string): Held
}

/** The person of the cast with a client in hand. Every act waits until all that follows from it has happened. */
export const member = (stage: Pick<Stage, 'emulator' | 'settle'>, openId: string): Member => {
  const { emulator } = stage
  const person = emulator.person(openId)
  const fromBot = (chatId: string | undefined): EmuMessage[] =>
    chatId === undefined ? [] : emulator.messages(chatId).filter(({ sender }) => sender.type === 'app')
  const privately = () => fromBot(person.p2p())

  const hold = (id: string): Held => {
    const now = (): EmuMessage => {
      const message = emulator.messages().find(({ message_id }) => message_id === id)
      if (!message) throw new Error(`no message ${id}`)
      return message
    }
    const clicks: Held['clicks'] = async (button, values = {}, options = {}) => {
      const click = await person.clicks(id, button, values, options)
      await stage.settle()
      if (click.code !== undefined) throw new Error(`the screen shows ${click.code}: ${click.why}`)
      return { toast: click.toast?.content ?? '', words: messageWords(now()), click }
    }
    return {
      id,
      get message() {
        return now()
      },
      words: () => messageWords(now()),
      clicks,
      fills: (values, options) => ({
        submits: () => clicks('submit', values, options),
        savesDraft: () => clicks('save_draft', values, options),
        saysNoNews: () => clicks('no_news', values, options),
        confirms: () => clicks('confirm', values, options),
      }),
    }
  }

  const cards = (part: string): Held[] =>
    privately()
      .filter((message) => message.msg_type === 'interactive' && messageWords(message).includes(part))
      .map(({ message_id }) => hold(message_id))
  const card = (part: string): Held => {
    const found = cards(part).at(-1)
    if (!found)
      throw new Error(`${person.name} has no card with ${part}; the last is: ${privately().map(messageWords).at(-1)}`)
    return found
  }

  const answersTo: Member['answersTo'] = async (text, { in: where, replyTo, ...options } = {}) => {
    const heard = () => [...fromBot(where && groups[where]), ...privately()]
    const before = new Set(heard().map(({ message_id }) => message_id))
    await person.says(text, {
      ...(where === undefined ? {} : { in: groups[where], mentions: ['bot'] }),
      ...(replyTo ? { replyTo: replyTo.id } : {}),
      ...options,
    })
    await stage.settle()
    return heard().filter(({ message_id }) => !before.has(message_id))
  }

  return {
    openId,
    name: person.name,
    says: async (text, options) => (await answersTo(text, options)).map(messageWords).join('\n---\n'),
    answersTo,
    hold,
    messages: privately,
    heard: () => privately().map(messageWords),
    last: () => privately().map(messageWords).at(-1) ?? '',
    lastCard: () => {
      const found = privately().findLast(({ msg_type }) => msg_type === 'interactive')
      if (!found) throw new Error(`${person.name} has no card`)
      return hold(found.message_id)
    },
    card,
    cards,
    fills: (values) => card('周四工作动态').fills(values),
    inGroup: (where, part) => {
      const found = fromBot(groups[where]).findLast((message) => messageWords(message).includes(part))
      if (!found) throw new Error(`nothing with ${part} in ${where}`)
      return hold(found.message_id)
    },
  }
}
