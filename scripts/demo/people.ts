import type { District } from '../../src/domain/district.ts'
import { roleWords } from '../../src/texts/words.ts'
import { bystanders } from '../town/cast.ts'

export interface PersonFacts {
  open_id: string
  name: string
  /** `主报`, with the chain's name where the post belongs to one. */
  posts: { post: string; chain?: string }[]
}

/** Who has which post, for the switch between people. */
export const peopleFacts = (district: District): PersonFacts[] => [
  ...district.people.flatMap(({ open_id, name, roles }) =>
    open_id === undefined
      ? []
      : [
          {
            open_id,
            name,
            posts: roles.map(({ role, chain }) => {
              const of = district.chains.find(({ id }) => id === chain)?.name
              return { post: roleWords[role], ...(of === undefined ? {} : { chain: of }) }
            }),
          },
        ],
  ),
  ...bystanders.people.map(({ open_id, name }) => ({ open_id, name, posts: [] })),
]
