import type { Why } from '../domain/matching/match.ts'

const quoted = (words: readonly string[]): string => words.map((word) => `「${word}」`).join('')
const specWords = (spec: Why['spec']): string => {
  if (spec.is === 'same') return `；规格同为 ${spec.marks.map((mark) => mark.toUpperCase()).join('、')}`
  return spec.is === 'other' ? '；两边写的规格不同，请核对' : '；规格没有都写，请核对'
}

/** Why two lines were put side by side: `都有「喷管」；规格同为 304`. */
export const whyAlike = ({ words, spec }: Why): string => `都有${quoted(words)}${specWords(spec)}`
