import type { Emulator } from '../../emulator/server/emulator.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { epochMs, type Instant, instantOf } from '../../src/domain/time.ts'
import { dayTimeText } from '../../src/texts/dates.ts'
import { cardText } from './card-text.ts'
import { spoken } from './message-words.ts'

export interface Conversation {
  /** A line with the time. */
  clock(at: Instant): void
  /** Prints what was said and which cards have changed since the last call. */
  show(): void
  /** 【张工 点「提交」】 and what was filled in. */
  did(what: string, filled?: readonly string[]): void
}

const zone = 'Asia/Shanghai'
const rule = '─'.repeat(24)

/** 09-02 15:00 in the office's zone. */
export const officeTime = (day: string, time: string): Instant => instantOf(`2026-${day}`, time, zone)

/** Writes down what happens in all chats, as one reads a chat log. */
export const conversation = (emulator: Emulator, print: (line: string) => void): Conversation => {
  const shown = new Map<string, { versions: number; recalled: boolean }>()
  const drawn = new Set<string>()

  const place = (message: EmuMessage): string => {
    const chat = emulator.chat(message.chat_id)
    return chat.mode === 'p2p' ? `私信 ${chat.name}` : chat.name
  }
  const lines = (message: EmuMessage): string[] => {
    if (message.msg_type !== 'interactive') return spoken(message).split('\n')
    const framed = cardText(message.content)
    // Four chains get the same form: once in full is enough.
    const shape = framed.slice(1).join('\n')
    if (drawn.has(shape)) return [framed[0] ?? '', '│ （栏目与前面的卡片相同）', '└']
    drawn.add(shape)
    return framed
  }
  const speaker = ({ sender, parent_id, thread_id }: EmuMessage): string =>
    parent_id || thread_id ? `${sender.name}（回复）` : sender.name

  const say = (head: string, body: string[]): void => {
    print(`${head}`)
    for (const line of body) print(`    ${line}`)
  }

  return {
    clock(at) {
      print('')
      print(`── ${dayTimeText(at, zone)} ${rule}`)
    },
    show() {
      for (const message of emulator.messages()) {
        const before = shown.get(message.message_id)
        const versions = message.history.length
        shown.set(message.message_id, { versions, recalled: message.recalled })
        if (!before) say(`[${place(message)}] ${speaker(message)}：`, lines(message))
        else if (message.recalled && !before.recalled)
          say(`[${place(message)}] ${message.sender.name} 撤回了一条消息`, [])
        else if (versions > before.versions) say(`[${place(message)}] 卡片变为：`, lines(message))
      }
    },
    did(what, filled = []) {
      print(`【${what}】`)
      for (const line of filled) print(`    ${line}`)
    },
  }
}

export const sentAt = (message: EmuMessage, at: Instant): boolean => message.create_time === epochMs(at)
