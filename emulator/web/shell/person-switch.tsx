import type { PersonFacts } from '../api.ts'
import { go } from '../route.ts'

interface Props {
  people: readonly PersonFacts[]
  person: string
  unreadOf(person: string): number
}

const noPost = '没有职责'

/** The chain of the first post, else the post itself: how the people are grouped. */
const groupOf = ({ posts }: PersonFacts): string => {
  const first = posts[0]
  return first ? (first.chain ?? first.post) : noPost
}

export const postsText = ({ posts }: PersonFacts): string =>
  posts.map(({ post, chain }) => (chain ? `${chain}${post}` : post)).join('、') || noPost

export const PersonSwitch = ({ people, person, unreadOf }: Props) => {
  const groups = [...new Set(people.map(groupOf))]
  const current = people.find(({ open_id }) => open_id === person)
  const label = (one: PersonFacts) => {
    const posts = one.posts.map(({ post }) => post).join('、')
    const unread = unreadOf(one.open_id)
    return [one.name, posts, unread > 0 ? `${unread} 条未读` : ''].filter(Boolean).join(' · ')
  }
  return (
    <div class="person-switch">
      <label>
        <span class="bar-label">现在是</span>
        <select
          class="field"
          name="person"
          value={person}
          onChange={(event) => go({ person: event.currentTarget.value, chat: '' })}
        >
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {people
                .filter((one) => groupOf(one) === group)
                .map((one) => (
                  <option key={one.open_id} value={one.open_id}>
                    {label(one)}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      {current && people.some(({ posts }) => posts.length > 0) && <span class="posts">{postsText(current)}</span>}
    </div>
  )
}
