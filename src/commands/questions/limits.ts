import { askDetailLimit, nextPlanLimit, progressLimit, riskDetailLimit } from '../../domain/weekly-form.ts'
import * as t from '../../texts/answers.ts'
import { weeklyCommandWord } from '../../texts/weekly.ts'
import { answerWith, type Question } from './question.ts'

/** 字数有限制吗: the limits of the form, from the rules that judge it. */
export const limits: Question = async (asked) =>
  answerWith({
    title: t.answerTitles.limits,
    lines: t.limitLines({
      progress: progressLimit,
      lines: nextPlanLimit.lines,
      line: nextPlanLimit.characters,
      ask: askDetailLimit,
      risk: riskDetailLimit,
    }),
    says: asked.may('file').allow && asked.place.kind === 'p2p' ? [t.fillSay(weeklyCommandWord)] : [],
    where: 'here',
  })
