import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import type { Cut } from '../domain/matching/terms.ts'

/** By jieba and its dictionary, which takes 0.3 s to read: for the thread of the files only. Why not Intl.Segmenter: docs/decisions/0037. */
export const openCutter = (): Cut => {
  const jieba = Jieba.withDict(dict)
  return (text) => jieba.cutForSearch(text, true)
}
