import { findField, optionsOf } from '../../emulator/server/client/card-nodes.ts'
import { isObject, type Json } from '../../emulator/server/json.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import type { Instant } from '../../src/domain/time.ts'
import { fieldWords } from '../../src/texts/weekly.ts'
import type { Stage } from '../stage.ts'
import { headerOf } from './card-text.ts'
import { conversation, officeTime } from './conversation.ts'
import { messageWords } from './message-words.ts'

/** A step of the story that was not seen. */
export class MissingStep extends Error {
  constructor(step: string, seen: string) {
    super(seen ? `没有看到：${step}（看到的是：${seen}）` : `没有看到：${step}`)
  }
}

const short = (words: string): string => words.replaceAll('\n', ' ').slice(0, 160)

/** What the person fills in, with the words of the card in place of its names. */
const filledIn = (card: Json, values: Json): string[] =>
  Object.entries(values).map(([name, value]) => {
    const option = optionsOf(findField(card, name).node).find((one) => one.value === value)
    const label = Object.entries(fieldWords).find(([field]) => field === name)?.[1] ?? name
    return `${label}：${(option?.label ?? String(value)).replaceAll('\n', ' ／ ')}`
  })

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
  const inGroup = (chatId: string): EmuMessage[] =>
    emulator.messages(chatId).filter(({ sender }) => sender.type === 'app')
  const toPerson = (who: string): EmuMessage[] => {
    const chat = emulator.person(who).p2p()
    return chat === undefined ? [] : inGroup(chat)
  }

  /** The message as it stands now. */
  const now = (message: EmuMessage): EmuMessage =>
    emulator.messages(message.chat_id).find(({ message_id }) => message_id === message.message_id) ?? message

  return {
    /** Moves the clock on; whatever is due on the way happens. */
    async at(day: string, time: string): Promise<Instant> {
      const to = officeTime(day, time)
      await stage.moveTo(to)
      talk.clock(to)
      talk.show()
      return to
    },
    async says(who: string, words: string, chatId?: string) {
      await emulator.person(who).says(words, chatId === undefined ? {} : { in: chatId, mentions: ['bot'] })
      await after()
    },
    async clicks(who: string, message: EmuMessage, button: string, label: string, values: Json = {}) {
      talk.did(`${nameOf(who)} 点「${label}」`, filledIn(now(message).content, values))
      const click = await emulator.person(who).clicks(message.message_id, button, values)
      if (click.blocked !== undefined || click.code !== undefined)
        throw new MissingStep(
          `${nameOf(who)}点「${label}」有结果`,
          click.blocked ?? `错误 ${click.code} ${click.why ?? ''}`,
        )
      if (click.toast) print(`    （提示：${click.toast.content}）`)
      await after()
    },
    /** Checks a step of the story, and counts it. */
    sees(step: string, seen: boolean, instead = '') {
      if (!seen) throw new MissingStep(step, short(instead))
      steps += 1
      print(`  ✓ ${step}`)
    },
    steps: () => steps,
    inGroup,
    toPerson,
    /** The newest message of the bot to this person. */
    lastTo(who: string): EmuMessage {
      const message = toPerson(who).at(-1)
      if (!message) throw new MissingStep(`给${nameOf(who)}的私信`, '')
      return message
    },
    /** The newest card to this person with this in its title. */
    cardTo(who: string, title: string): EmuMessage {
      const found = toPerson(who).findLast(
        ({ content }) => isObject(content.header) && headerOf(content).title.includes(title),
      )
      if (!found) throw new MissingStep(`给${nameOf(who)}的卡片「${title}」`, '')
      return found
    },
    now,
    words: messageWords,
  }
}

export type Scene = ReturnType<typeof createScene>
