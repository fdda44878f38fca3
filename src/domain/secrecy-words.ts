import { plainLine } from './normalise.ts'

const settings = /^(?:设置|settings)\s*涉密词\s*(?<rest>[\s\S]*)$/iu

/** Whether a message changes or shows the list of markers. */
export const changesMarkers = (text: string): boolean => settings.test(plainLine(text))

export type MarkersWish = { do: 'show' } | { do: 'add' | 'remove'; word: string } | { do: 'unclear' }

const longest = 20

/** What follows 涉密词: nothing, or 加 or 删 with one word. */
export const readMarkersWish = (words: string): MarkersWish => {
  const typed = plainLine(words).trim()
  if (typed === '') return { do: 'show' }
  const { add, word = '' } =
    /^(?:(?<add>加|增加|添加|add)|删|删除|去掉|remove)\s*[:：]?\s*(?<word>[\s\S]+)$/iu.exec(typed)?.groups ?? {}
  const plain = word.replace(/[\s「」“”"]/gu, '')
  const length = [...plain].length
  if (length < 2 || length > longest) return { do: 'unclear' }
  return { do: add === undefined ? 'remove' : 'add', word: plain }
}
