import { findButton, findField, labelOf, type Option, optionsOf } from '../../emulator/server/client/card-nodes.ts'
import { isObject, type Json, text } from '../../emulator/server/json.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { openExportSource } from '../../src/db/export-source.ts'
import { dayAfter, dayOf, epochMs, type Instant, instant, instantOf, weekdayOf } from '../../src/domain/time.ts'
import { makePack } from '../../src/exports/pack.ts'
import type { Stage } from '../stage.ts'
import { officeTime } from '../town/office-time.ts'
import { headerOf } from './card-text.ts'
import { conversation, timeWords } from './conversation.ts'
import { fieldName } from './field-names.ts'
import { messageWords } from './message-words.ts'

/** A step of the story that was not seen. */
export class MissingStep extends Error {
  constructor(at: Instant, step: string, seen: string) {
    const what = `${timeWords(at)} 没有看到：${step}`
    super(seen ? `${what}（看到的是：${seen}）` : what)
  }
}

const halfHour = 30 * 60_000

const zone = 'Asia/Shanghai'
const hoursOfNight = ['00:30', '03:30'] as const
/** When something of the office's day falls due. */
const hoursOfWork = [
  ...hoursOfNight,
  ...(['08:00', '08:30', '08:40', '09:00', '10:00', '12:00', '15:00', '16:00', '17:00', '18:00', '18:05'] as const),
]

const short = (words: string): string => words.replaceAll('\n', ' ').slice(0, 160)

interface Speaking {
  inGroup?: string
  /** A message of the bot that is answered. */
  to?: EmuMessage
  /** Somebody who is named with @ beside the bot. */
  at?: string
}

export interface FileSeen {
  name: string
  bytes: Buffer
}

/** What the person fills in, with the words of the card in place of its names. */
const filledIn = (card: Json, values: Json): string[] =>
  Object.entries(values).map(([name, value]) => {
    const options = optionsOf(findField(card, name).node)
    const word = (one: unknown) => options.find((option) => option.value === one)?.label ?? String(one)
    const words = Array.isArray(value) ? value.map(word).join('；') : word(value)
    return `${fieldName(name)}：${words.replaceAll('\n', ' ／ ')}`
  })

/** Cards with this in their title. */
const titled = (messages: readonly EmuMessage[], title: string): EmuMessage[] =>
  messages.filter(({ content }) => isObject(content.header) && headerOf(content).title.includes(title))

/** The stage as the story uses it: people act, the chat is written down, what must be seen is checked. */
export const createScene = (stage: Stage, print: (line: string) => void) => {
  const { emulator } = stage
  const talk = conversation(emulator, print)
  let steps = 0

  const nameOf = (who: string) => emulator.account(who).name
  const after = async () => {
    await stage.settle()
    talk.show()
  }
  const missing = (step: string, seen = '') => new MissingStep(stage.clock.now(), step, short(seen))
  const fromBot = (chatId?: string): EmuMessage[] =>
    emulator.messages(chatId).filter(({ sender }) => sender.type === 'app')
  const toPerson = (who: string): EmuMessage[] => {
    const chat = emulator.person(who).p2p()
    return chat === undefined ? [] : fromBot(chat)
  }

  const newest = (messages: readonly EmuMessage[], title: string, where: string): EmuMessage => {
    const found = titled(messages, title).at(-1)
    if (!found) throw missing(`${where}的卡片「${title}」`)
    return found
  }

  /** The message as it stands now. */
  const now = (message: EmuMessage): EmuMessage =>
    emulator.messages(message.chat_id).find(({ message_id }) => message_id === message.message_id) ?? message

  /** Checks a step of the story, and counts it. */
  const sees = (step: string, seen: boolean, instead = ''): void => {
    if (!seen) throw missing(step, instead)
    steps += 1
    print(`  ✓ ${step}`)
  }
  const leader = () => stage.replicas.facts().find(({ state }) => state === 'leads')?.name

  return {
    week: talk.week,
    /** Moves the clock on; whatever is due on the way happens. */
    async at(day: string, time: string): Promise<Instant> {
      const to = officeTime(`${day} ${time}`)
      // The stage moves on by half hours: from the full ones, what is due on the way happens when it is due.
      const full = instant(Math.ceil(epochMs(stage.clock.now()) / halfHour) * halfHour)
      if (full < to) await stage.moveTo(full)
      await stage.moveTo(to)
      talk.showUntil(to)
      return to
    },
    /** Weeks of which nothing is told: what falls due in them happens at its hours, and is not written down. */
    async passes(day: string, time: string): Promise<void> {
      const to = officeTime(`${day} ${time}`)
      for (let on = dayOf(stage.clock.now(), zone); on <= dayOf(to, zone); on = dayAfter(on))
        for (const hour of weekdayOf(on) < 6 ? hoursOfWork : hoursOfNight) {
          const at = instantOf(on, hour, zone)
          if (at <= stage.clock.now() || at >= to) continue
          stage.clock.set(at)
          await stage.settle()
        }
      await stage.moveTo(to)
      talk.skip()
      talk.showUntil(to)
    },
    /** `lianzhang pack`: what the third party gets of a year. */
    async packs(year: number): Promise<Uint8Array> {
      talk.did(`运维 运行 lianzhang pack --year ${year}`)
      const source = openExportSource(stage.database.place)
      try {
        const wish = { year, at: stage.clock.now(), zone, demo: true }
        const made = await makePack(await source.reader(), wish)
        if (!made.ok) throw missing('第三方资料包', made.reason)
        return made.bytes
      } finally {
        source.close()
      }
    },
    /** In private, in a group with the bot named, or as an answer to a message of the bot. */
    async says(who: string, words: string, { inGroup, to, at: named }: Speaking = {}) {
      await emulator.person(who).says(words, {
        ...(inGroup === undefined ? {} : { in: inGroup, mentions: ['bot', ...(named === undefined ? [] : [named])] }),
        ...(to === undefined ? {} : { replyTo: to.message_id }),
      })
      await after()
    },
    /** Where there are replicas: the one that leads is stopped, and another one goes on. */
    async leaderLeaves() {
      if (stage.replicas.facts().length === 1) return
      const before = leader()
      talk.did(`运维 停掉主副本 ${before}`)
      await stage.replicas.stopLeader()
      const after = leader()
      sees(`副本 ${after} 接手，这一周照常`, after !== undefined && after !== before)
    },
    /** What was stopped is started again. */
    async leaderReturns() {
      const stopped = stage.replicas.facts().filter(({ state }) => state === 'stopped')
      for (const { name } of stopped) talk.did(`运维 启动副本 ${name}`)
      await stage.replicas.startStopped()
    },
    /** Somebody is taken into a group. */
    async joins(who: string, chatId: string) {
      talk.did(`${nameOf(who)} 进了${emulator.chat(chatId).name}`)
      await emulator.addMember(chatId, who)
      await after()
    },
    async clicks(who: string, message: EmuMessage, button: string, values: Json = {}) {
      const card = now(message).content
      const label = labelOf(findButton(card, button).node)
      talk.did(`${nameOf(who)} 点「${label}」`, filledIn(card, values))
      const click = await emulator.person(who).clicks(message.message_id, button, values)
      if (click.blocked !== undefined || click.code !== undefined)
        throw missing(`${nameOf(who)}点「${label}」有结果`, click.blocked ?? `错误 ${click.code} ${click.why ?? ''}`)
      if (click.toast) print(`    （提示：${click.toast.content}）`)
      await after()
    },
    sees,
    steps: () => steps,
    /** All that the bot has said, in one group or everywhere. */
    fromBot,
    toPerson,
    /** The newest message of the bot to this person. */
    lastTo(who: string): EmuMessage {
      const message = toPerson(who).at(-1)
      if (!message) throw missing(`给${nameOf(who)}的私信`)
      return message
    },
    titled,
    /** Without what records say by their own clocks, whatever the week does. */
    ofTheWeek: (messages: readonly EmuMessage[]): EmuMessage[] =>
      messages.filter((message) => !/〔\d{4}〕\d+号|^台账提醒/u.test(messageWords(message))),
    /** The newest card to this person with this in its title. */
    cardTo: (who: string, title: string) => newest(toPerson(who), title, `给${nameOf(who)}`),
    /** The same in a group. */
    cardIn: (chatId: string, title: string) => newest(fromBot(chatId), title, emulator.chat(chatId).name),
    /** What a field of a card offers to choose from. */
    choices: (message: EmuMessage, field: string): Option[] => optionsOf(findField(now(message).content, field).node),
    /** Files the bot has sent to this person, oldest first. */
    filesTo: (who: string): FileSeen[] =>
      toPerson(who).flatMap(({ content }) => {
        const file = emulator.resource(text(content.file_key))
        return file ? [{ name: file.file_name, bytes: Buffer.from(file.bytes) }] : []
      }),
    now,
    words: messageWords,
  }
}

export type Scene = ReturnType<typeof createScene>
