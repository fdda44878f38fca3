import { plainLine } from '../normalise.ts'
import { type NumberSaid, readNumber, readUndated } from './number.ts'

/** A record named in talk, with the word before it and what follows: `签收 任务12`, `任务12 签收`, `反馈 任务12 设备已招标`. */
export interface RecordWords {
  kind: string
  number: NumberSaid
  /** As it was written, `任务12`. */
  written: string
  /** The step's word; empty where none is there. */
  word: string
  rest: string
}

export interface KindWords {
  key: string
  words: readonly string[]
  /** Its numbers run on: `L07-12`, `企业12`. */
  undated?: boolean
}

/** Reads a message that names a record by its number as the first or second word. The number decides: without one it is another command. */
export const readRecordWords = (text: string, kinds: readonly KindWords[]): RecordWords | undefined => {
  const typed = plainLine(text)
  const [head = ''] = typed.split(/\s/u)
  const ahead = namedAt(typed, kinds)
  if (ahead) {
    const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/u.exec(ahead.rest.replace(/^[：:，,]\s*/u, '')) ?? []
    return { ...ahead, word, rest }
  }
  // `签收 任务12`, `签收任务12`, `为什么任务12`.
  const gap = typed.slice(head.length).trimStart()
  const behind = namedAt(gap, kinds)
  if (behind) return { ...behind, word: head, rest: behind.rest }
  for (const { words } of kinds)
    for (const word of words) {
      const at = head.indexOf(word)
      const stuck = at > 0 && at <= 4 ? namedAt(typed.slice(at), kinds) : undefined
      if (stuck) return { ...stuck, word: head.slice(0, at) }
    }
  return undefined
}

const namedAt = (typed: string, kinds: readonly KindWords[]): Omit<RecordWords, 'word'> | undefined => {
  for (const { key, words, undated } of kinds)
    for (const word of words) {
      if (!typed.toLowerCase().startsWith(word.toLowerCase())) continue
      const read = (undated ? readUndated : readNumber)(typed.slice(word.length))
      if (read) {
        const { rest, ...number } = read
        return { kind: key, number, written: typed.slice(0, typed.length - rest.length).trim(), rest }
      }
    }
  return undefined
}
