import type { ClickOptions, EmuMessage } from '../../emulator/server/types.ts'
import type { Card } from '../../src/cards/kit/card.ts'
import { applyDistrict, noLookups } from '../../src/usecases/office/apply-district.ts'
import { messageWords } from '../demo/message-words.ts'
import { credentials, type Stage } from '../stage.ts'
import { cast, demoFile, groups, type Where, type Who } from '../town/cast.ts'
import type { Says as MemberSays } from '../town/member.ts'
import { officeTime } from '../town/office-time.ts'
import { openTown as openDemoTown } from '../town/town.ts'
import { sendAsBot } from './send-as-bot.ts'

type Values = Record<string, unknown>

export interface Says extends Omit<MemberSays, 'mentions'> {
  /** Besides the bot, which is named in groups anyway. */
  mentions?: Who[]
}

/** The town by its people's hands, a picture's step a line. */
export interface Town {
  stage: Stage
  /** Moves the clock to `09-03 18:05` of 2026, or with a year in front; what falls due on the way happens at its time. */
  at(when: string): Promise<void>
  /** The bot was away until then: all that fell due meanwhile is run at once. */
  away(until: string): Promise<void>
  /** What the bot answers, to this person or in the group, cards included. */
  says(who: Who, text: string, options?: Says): Promise<EmuMessage[]>
  /** The first of these. */
  asks(who: Who, text: string): Promise<EmuMessage>
  /** All that was said between this person and the bot, or in a group, oldest first. */
  talk(where: Who | Where): EmuMessage[]
  /** The newest message of the bot to this person with these words, as it stands now. */
  to(who: Who, part: string): EmuMessage
  inGroup(where: Where, part: string): EmuMessage
  /** Fills in and presses; the card as it stands then. */
  press(who: Who, message: EmuMessage, button: string, values?: Values, options?: ClickOptions): Promise<EmuMessage>
  fill(who: Who, message: EmuMessage, values: Values): void
  /** Sends a card or a text as the bot. */
  send(who: Who, content: { card: Card } | { text: string }): Promise<EmuMessage>
  /** Somebody takes the bot out of the group. */
  leavesGroup(where: Where): Promise<void>
  /** Somebody leaves the tenant. */
  resigns(who: Who): Promise<void>
  /** The district file is applied anew without this chain, or as it was. */
  leavesRoster(chain: string): Promise<void>
  returnsToRoster(): Promise<void>
  close(): Promise<void>
}

export interface TownOptions {
  /** Answers the paths of the chat page. */
  page?: (request: Request) => Response | Promise<Response>
}

export const openTown = async (start: string, { page }: TownOptions = {}): Promise<Town> => {
  const town = await openDemoTown(officeTime(start), { emulator: page ? { page } : {} })
  const { stage } = town
  const { emulator } = stage

  const newest = (place: string, messages: EmuMessage[], part: string): EmuMessage => {
    const found = messages.findLast((message) => messageWords(message).includes(part))
    if (found) return found
    throw new Error(`${place} has nothing with ${part}; the last is: ${messages.map(messageWords).at(-1)}`)
  }
  const applies = async (district: Stage['district']): Promise<void> => {
    await stage.app.inTransaction('apply', (ctx) =>
      applyDistrict(ctx, {
        district,
        file: demoFile,
        contactKey: credentials.appSecret,
        lookups: noLookups,
        by: 'cli',
      }),
    )
    await stage.settle()
  }

  return {
    stage,
    at: town.at,
    close: town.close,
    async away(until) {
      stage.clock.set(officeTime(until))
      await stage.settle()
    },
    async asks(who, text) {
      const [answer] = await town[who].answersTo(text)
      if (!answer) throw new Error(`no answer to ${who}: ${text}`)
      return answer
    },
    says: (who, text, { mentions = [], ...options } = {}) =>
      town[who].answersTo(text, {
        ...options,
        ...(options.in && { mentions: ['bot', ...mentions.map((one) => cast[one])] }),
      }),
    talk(where) {
      const chat = where in groups ? groups[where as Where] : emulator.person(cast[where as Who]).p2p()
      return chat === undefined ? [] : emulator.messages(chat)
    },
    to: (who, part) => newest(who, town[who].messages(), part),
    inGroup: (where, part) => newest(where, town.groupMessages(where), part),
    async press(who, { message_id }, button, values, options) {
      const card = town[who].hold(message_id)
      const { click } = await card.clicks(button, values, options)
      if (click.blocked !== undefined) throw new Error(`${who} presses ${button}: ${click.blocked}`)
      return card.message
    },
    fill: (who, message, values) => emulator.person(cast[who]).types(message.message_id, values),
    async send(who, content) {
      return town[who].hold(await sendAsBot(stage.url, cast[who], content)).message
    },
    async leavesGroup(where) {
      await emulator.removeBot(groups[where], cast.何工)
      await stage.settle()
    },
    async resigns(who) {
      await emulator.resign(cast[who])
      await stage.settle()
    },
    leavesRoster(chain) {
      const { district } = stage
      return applies({
        ...district,
        chains: district.chains.filter(({ id }) => id !== chain),
        people: district.people.map((one) => ({ ...one, roles: one.roles.filter((role) => role.chain !== chain) })),
        groups: district.groups.filter((group) => group.chain !== chain),
      })
    },
    returnsToRoster: () => applies(stage.district),
  }
}
