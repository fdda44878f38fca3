import { isPerson, type Value, type Values } from '../records/field.ts'
import type { NamedPerson } from '../records/known.ts'

/** How somebody who is called has answered. */
export type GuestAnswer = 'attend' | 'absent' | 'send'

export const meetingTypes = ['领导小组会议', '链长推进会', '推进办调度会', '专班例会'] as const
/** To these a chain comes with its chief as well. */
export const withChiefs = (type: Value | undefined): boolean => type === meetingTypes[0] || type === meetingTypes[1]

const answerKey = (personId: string): string => `answer_${personId}`
const sentKey = (personId: string): string => `sent_${personId}`

export const answerOf = (values: Values, personId: string | undefined): GuestAnswer | undefined => {
  const answer = personId === undefined ? undefined : values[answerKey(personId)]
  return answer === 'attend' || answer === 'absent' || answer === 'send' ? answer : undefined
}

export const answered = (
  person: NamedPerson | undefined,
  answer: GuestAnswer,
  sent?: NamedPerson,
): Record<string, Value | undefined> => (person ? { [answerKey(person.id)]: answer, [sentKey(person.id)]: sent } : {})

/** One person who is called by name. */
export const called = (person: NamedPerson): Record<string, Value> => ({ [sentKey(person.id)]: person })

export const sentBy = (values: Values): NamedPerson[] =>
  Object.entries(values).flatMap(([key, value]) => (key.startsWith(sentKey('')) && isPerson(value) ? [value] : []))
export const isSent = (values: Values, personId: string | undefined): boolean =>
  sentBy(values).some(({ id }) => id === personId)
