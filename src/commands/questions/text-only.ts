import * as t from '../../texts/answers.ts'
import { formWord, usualKind } from '../named-kind.ts'
import { answerWith, type Question } from './question.ts'

/** 能发图片吗: reports are words. */
export const textOnly: Question = async (asked) =>
  answerWith({
    title: t.answerTitles.textOnly,
    lines: [t.onlyText],
    says: asked.may('file').allow && asked.place.kind === 'p2p' ? [t.fillSay(formWord(usualKind(asked)))] : [],
    where: 'here',
  })
