import type { Role } from '../domain/people.ts'
import * as t from '../texts/commands.ts'
import { roleWords } from '../texts/words.ts'
import { type Card, card, firstOf } from './kit/card.ts'
import { div, heading, note } from './kit/elements.ts'

export interface MembersGroup {
  /** A chain's name, or 推进办, 领导小组, 管理员. */
  name: string
  /** In the order shown; a post without people stands as 未登记. */
  posts: readonly { role: Role; people: readonly { name: string; unreachable?: boolean | undefined }[] }[]
}

/** 成员: posts and names, without numbers or addresses. */
export interface MembersView {
  /** The chain's name, or `membersAll`. */
  scope: string
  groups: readonly MembersGroup[]
}

const mostGroups = 20

/** Under a heading that is the post itself, 推进办 and the like, the names are enough. */
const lines = (group: MembersGroup): string =>
  group.posts
    .map(({ role, people }) => {
      const names = people.map((person) => `${person.name}${person.unreachable ? t.unreachableMark : ''}`)
      const who = names.length > 0 ? names.join('、') : t.membersNobody
      return group.name === roleWords[role] ? who : t.membersLine(roleWords[role], who)
    })
    .join('\n')

export const membersCard = (v: MembersView): Card => {
  const { shown, rest } = firstOf(v.groups, mostGroups)
  const title = t.membersTitle(v.scope)
  return card({
    title,
    template: 'blue',
    summary: title,
    elements: [
      ...shown.flatMap((group) => [heading(group.name), div(lines(group), { max: 700 })]),
      shown.length === 0 && note(t.nothingHere),
      rest > 0 && note(t.moreRows(rest)),
    ],
  })
}
