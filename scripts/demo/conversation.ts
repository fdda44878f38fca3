import type { Emulator } from '../../emulator/server/emulator.ts'
import { text } from '../../emulator/server/json.ts'
import type { EmuMessage } from '../../emulator/server/types.ts'
import { epochMs, type Instant, instant, type Week } from '../../src/domain/time.ts'
import { dayTimeText, weekLabel } from '../../src/texts/dates.ts'
import { cardText } from './card-text.ts'
import { spoken } from './message-words.ts'
import { shortener } from './shorten.ts'

export interface Conversation {
  /** Where a week begins, and what it shows. */
  week(week: Week, about: string): void
  /** Prints what was said and which cards have changed since the last call, each under its time. */
  show(): void
  /** The same, and a line with this time even if nothing happened. */
  showUntil(at: Instant): void
  /** What was said since is taken as known. */
  skip(): void
  /** 【张工 点「提交」】 and what was filled in. */
  did(what: string, filled?: readonly string[]): void
}

interface Shown {
  versions: number
  recalled: boolean
  lines: string[]
}

const zone = 'Asia/Shanghai'
const rule = '─'.repeat(24)

export const timeWords = (at: Instant): string => dayTimeText(at, zone)
export const sentAt = (message: EmuMessage, at: Instant): boolean => message.create_time === epochMs(at)

/** Writes down what happens in all chats, as one reads a chat log. */
export const conversation = (emulator: Emulator, print: (line: string) => void): Conversation => {
  const shown = new Map<string, Shown>()
  const cards = shortener()
  let clock = Number.NaN

  const place = (message: EmuMessage): string => {
    const chat = emulator.chat(message.chat_id)
    return chat.mode === 'p2p' ? `私信 ${chat.name}` : chat.name
  }
  const speaker = ({ sender, parent_id, thread_id }: EmuMessage): string =>
    parent_id || thread_id ? `${sender.name}（回复）` : sender.name

  const saidIn = (message: EmuMessage): string => {
    const file = message.msg_type === 'file' ? emulator.resource(text(message.content.file_key)) : undefined
    return file ? `〔文件〕${file.file_name}，${Math.ceil(file.bytes.byteLength / 1024)} KB` : spoken(message)
  }

  const tick = (at: number): void => {
    if (clock === at) return
    clock = at
    print('')
    print(`── ${timeWords(instant(at))} ${rule}`)
  }
  const say = (head: string, body: readonly string[] = []): void => {
    print(head)
    for (const line of body) print(`    ${line}`)
  }
  const know = (message: EmuMessage): string[] => {
    const lines = message.msg_type === 'interactive' ? cardText(message.content) : saidIn(message).split('\n')
    shown.set(message.message_id, { versions: message.history.length, recalled: message.recalled, lines })
    return lines
  }
  const showOne = (message: EmuMessage): void => {
    const before = shown.get(message.message_id)
    const isCard = message.msg_type === 'interactive'
    const lines = know(message)
    const at = `[${place(message)}]`
    if (message.recalled) say(`${at} ${message.sender.name} 撤回了一条消息`)
    else if (!before) say(`${at} ${speaker(message)}：`, isCard ? cards.shorten(lines) : lines)
    else say(`${at} 卡片变为：`, cards.shorten(lines, before.lines))
  }
  const isNews = ({ message_id, history, recalled }: EmuMessage): boolean => {
    const before = shown.get(message_id)
    return before?.versions !== history.length || before.recalled !== recalled
  }
  const timeOf = (message: EmuMessage): number =>
    shown.has(message.message_id) ? message.update_time : message.create_time

  const show = (): void => {
    const news = emulator.messages().filter(isNews)
    for (const message of news.sort((a, b) => timeOf(a) - timeOf(b))) {
      tick(timeOf(message))
      showOne(message)
    }
  }

  return {
    week(week, about) {
      cards.forget()
      print('')
      print('')
      print(`━━━━ ${weekLabel([week])} · ${week} ${'━'.repeat(32)}`)
      print(about)
    },
    show,
    skip() {
      for (const message of emulator.messages().filter(isNews)) know(message)
    },
    showUntil(at) {
      show()
      tick(epochMs(at))
    },
    did(what, filled = []) {
      print(`【${what}】`)
      for (const line of filled) print(`    ${line}`)
    },
  }
}
