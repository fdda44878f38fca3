import * as t from '../../texts/answers.ts'
import { formWord, kindNamed } from '../named-kind.ts'
import { answerWith, type Question } from './question.ts'

/** 字数有限制吗: the limits of the form, of the kind that is named or the usual one. */
export const limits: Question = async (asked, reading) => {
  const { kind } = kindNamed(asked, reading.words('month')[0] ?? '')
  return answerWith({
    title: t.answerTitles.limits,
    lines: [...kind.limits, t.overLimit],
    says: asked.may('file').allow && asked.place.kind === 'p2p' ? [t.fillSay(formWord(kind))] : [],
    where: 'here',
  })
}
