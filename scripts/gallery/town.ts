import { join } from 'node:path'
import type { ClickOptions, EmuMessage, SayOptions } from '../../emulator/server/types.ts'
import type { Card } from '../../src/cards/kit/card.ts'
import { type Instant, instantOf } from '../../src/domain/time.ts'
import { applyDistrict, noLookups } from '../../src/usecases/office/apply-district.ts'
import { messageWords } from '../demo/message-words.ts'
import { tempFolder } from '../demo/temp-folder.ts'
import { credentials, openStage, type Stage } from '../stage.ts'
import { bystanders, groups, people, type Where, type Who } from './cast.ts'
import { sendAsBot } from './send-as-bot.ts'

type Values = Record<string, unknown>

export interface Says extends Omit<SayOptions, 'in' | 'mentions'> {
  in?: Where
  /** Besides the bot, which is named in groups anyway. */
  mentions?: Who[]
}

/** The demo's district with its bot on a clock that stands, and the people's hands. */
export interface Town {
  stage: Stage
  /** Moves the clock to `09-03 18:05` of 2026, or with a year in front; what falls due on the way happens at its time. */
  at(when: string): Promise<void>
  /** The bot was away until then: all that fell due meanwhile is run at once. */
  away(until: string): Promise<void>
  /** What the bot answers, to this person or in the group, cards included. */
  says(who: Who, text: string, options?: Says): Promise<EmuMessage[]>
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
  resigns(openId: string): Promise<void>
  /** The district file is applied anew without this chain, or as it was. */
  leavesRoster(chain: string): Promise<void>
  returnsToRoster(): Promise<void>
  close(): Promise<void>
}

export interface TownOptions {
  /** Answers the paths of the chat page. */
  page?: (request: Request) => Response | Promise<Response>
}

const officeTime = (when: string): Instant => {
  const [day = '', time = ''] = when.split(' ')
  return instantOf(day.length > 5 ? day : `2026-${day}`, time, 'Asia/Shanghai')
}

export const openTown = async (start: string, { page }: TownOptions = {}): Promise<Town> => {
  const folder = tempFolder()
  const stage = await openStage({
    databaseFile: join(folder.path, 'gallery.db'),
    start: officeTime(start),
    bystanders,
    emulator: page ? { page } : {},
  })
  // Everybody has been greeted in weeks before.
  stage.database.raw.prepare('update person set greeted_at = ?').run(officeTime(start))
  const { emulator } = stage

  const now = ({ message_id }: EmuMessage): EmuMessage => {
    const found = emulator.messages().find((one) => one.message_id === message_id)
    if (!found) throw new Error(`no message ${message_id}`)
    return found
  }
  const fromBot = (chatId: string | undefined): EmuMessage[] =>
    chatId === undefined ? [] : emulator.messages(chatId).filter(({ sender }) => sender.type === 'app')
  const privately = (who: Who) => fromBot(emulator.person(people[who]).p2p())
  const newest = (place: string, messages: EmuMessage[], part: string): EmuMessage => {
    const found = messages.findLast((message) => messageWords(message).includes(part))
    if (found) return found
    throw new Error(`${place} has nothing with ${part}; the last is: ${messages.map(messageWords).at(-1)}`)
  }

  const applies = async (district: Stage['district']): Promise<void> => {
    await stage.app.inTransaction('apply', (ctx) =>
      applyDistrict(ctx, {
        district,
        file: 'districts/demo.yaml',
        contactKey: credentials.appSecret,
        lookups: noLookups,
        by: 'cli',
      }),
    )
    await stage.settle()
  }

  return {
    stage,
    at: (when) => stage.moveTo(officeTime(when)),
    async away(until) {
      stage.clock.set(officeTime(until))
      await stage.settle()
    },
    async says(who, text, { in: where, mentions = [], ...options } = {}) {
      const group = where === undefined ? undefined : groups[where]
      const heard = () => [...fromBot(group), ...privately(who)]
      const before = new Set(heard().map(({ message_id }) => message_id))
      await emulator.person(people[who]).says(text, {
        ...(group === undefined ? {} : { in: group, mentions: ['bot', ...mentions.map((one) => people[one])] }),
        ...options,
      })
      await stage.settle()
      return heard().filter(({ message_id }) => !before.has(message_id))
    },
    talk(where) {
      const chat = where in groups ? groups[where as Where] : emulator.person(people[where as Who]).p2p()
      return chat === undefined ? [] : emulator.messages(chat)
    },
    to: (who, part) => newest(who, privately(who), part),
    inGroup: (where, part) => newest(where, fromBot(groups[where]), part),
    async press(who, message, button, values = {}, options = {}) {
      const click = await emulator.person(people[who]).clicks(message.message_id, button, values, options)
      await stage.settle()
      if (click.blocked !== undefined || click.code !== undefined)
        throw new Error(`${who} presses ${button}: ${click.blocked ?? `${click.code} ${click.why}`}`)
      return now(message)
    },
    fill: (who, message, values) => emulator.person(people[who]).types(message.message_id, values),
    async send(who, content) {
      const id = await sendAsBot(stage.url, people[who], content)
      return now({ message_id: id } as EmuMessage)
    },
    async leavesGroup(where) {
      await emulator.removeBot(groups[where], people.何工)
      await stage.settle()
    },
    async resigns(openId) {
      await emulator.resign(openId)
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
    async close() {
      await stage.close()
      folder.remove()
    },
  }
}
