import type { Click, ClickOptions, EmuMessage, SayOptions } from '../../emulator/server/types.ts'
import type { Stage } from '../../scripts/stage.ts'
import { groups, type Where } from './cast.ts'
import { wordsOf } from './words.ts'

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
  /** Every message of the bot to this person in private, oldest first. */
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
      return { toast: click.toast?.content ?? '', words: wordsOf(now()), click }
    }
    return {
      id,
      get message() {
        return now()
      },
      words: () => wordsOf(now()),
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
      .filter((message) => message.msg_type === 'interactive' && wordsOf(message).includes(part))
      .map(({ message_id }) => hold(message_id))
  const card = (part: string): Held => {
    const found = cards(part).at(-1)
    if (!found)
      throw new Error(`${person.name} has no card with ${part}; the last is: ${privately().map(wordsOf).at(-1)}`)
    return found
  }

  return {
    openId,
    name: person.name,
    async says(text, { in: where, replyTo, ...options } = {}) {
      const chatId = where === undefined ? person.p2p() : groups[where]
      const before = new Set([...fromBot(chatId), ...privately()].map(({ message_id }) => message_id))
      await person.says(text, {
        ...(where === undefined ? {} : { in: groups[where], mentions: ['bot'] }),
        ...(replyTo ? { replyTo: replyTo.id } : {}),
        ...options,
      })
      await stage.settle()
      const after = [...(where === undefined ? [] : fromBot(groups[where])), ...privately()]
      return after
        .filter(({ message_id }) => !before.has(message_id))
        .map(wordsOf)
        .join('\n---\n')
    },
    heard: () => privately().map(wordsOf),
    last: () => privately().map(wordsOf).at(-1) ?? '',
    lastCard: () => {
      const found = privately().findLast(({ msg_type }) => msg_type === 'interactive')
      if (!found) throw new Error(`${person.name} has no card`)
      return hold(found.message_id)
    },
    card,
    cards,
    fills: (values) => card('周四工作动态').fills(values),
    inGroup: (where, part) => {
      const found = fromBot(groups[where]).findLast((message) => wordsOf(message).includes(part))
      if (!found) throw new Error(`nothing with ${part} in ${where}`)
      return hold(found.message_id)
    },
  }
}
