import * as t from '../../texts/answers.ts'
import { postsOf, rosterNamed } from '../../usecases/people/members.ts'
import { answerWith, type Question } from './question.ts'
import { people } from './who.ts'

/** 谁是张工, 张工电话: the posts of that name, to whoever may see who holds which. */
export const person: Question = async (asked, reading) => {
  const right = asked.may('members-see', { all: true })
  if (!right.allow) return people(asked, reading)
  const [name = ''] = reading.words('person')
  const lines: string[] = []
  for (const one of await rosterNamed(asked, name)) lines.push(t.postsLine(one.name, await postsOf(asked, one)))
  return answerWith({
    title: t.answerTitles.who,
    lines: [...lines, ...(reading.has('helpme') ? [t.noPhone] : [])],
    says: [{ label: t.says.members, words: '成员' }],
    where: right.where,
  })
}
