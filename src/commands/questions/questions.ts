import type { QuestionName } from '../../domain/words/rule.ts'
import * as t from '../../texts/answers.ts'
import { due } from './due.ts'
import { filed, owing } from './filed.ts'
import { leaveHow } from './leave-how.ts'
import { limits } from './limits.ts'
import { nobody } from './nobody.ts'
import { person } from './person.ts'
import { posted } from './posted.ts'
import { pushQuestion } from './push-mode.ts'
import { answerWith, type Question } from './question.ts'
import { reviewer } from './reviewer.ts'
import { textOnly } from './text-only.ts'
import { people, who } from './who.ts'
import { whyReturned } from './why-returned.ts'
import { workday } from './workday.ts'

/** 不用催了: said, because nothing shows that nothing happened. */
const nothingDone: Question = async () =>
  answerWith({ title: t.answerTitles.nothing, lines: [t.nothingDone], where: 'here' })

/** Every question that is answered with facts. A new one is a file and a line here. */
export const questions: Record<QuestionName, Question> = {
  due,
  filed,
  owing,
  who,
  people,
  workday,
  limits,
  'why-returned': whyReturned,
  'leave-how': leaveHow,
  push: pushQuestion,
  'nothing-done': nothingDone,
  nobody,
  person,
  posted,
  reviewer,
  'text-only': textOnly,
}
