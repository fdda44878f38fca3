import { isObject, type Json, objects, text } from '../json.ts'
import type { EmuChat } from '../types.ts'
import type { World } from '../world.ts'
import { CardFault } from './fault.ts'
import { shown } from './old-card.ts'

const invalidUser = (id: string): CardFault =>
  new CardFault(100290, 'There is an invalid user resource(at/person) in your card', [], id)

const invalidImage = (key: string): CardFault => new CardFault(200570, 'invalid image key', [], key)

/** People and pictures a card points to. */
export function checkReferences(world: World, card: Json, chat: Pick<EmuChat, 'at_all'>): void {
  const people = new Set(
    [...world.people.values()].flatMap((person) => [person.open_id, person.union_id, person.user_id]),
  )
  const emails = new Set([...world.people.values()].flatMap((person) => (person.email ? [person.email] : [])))

  const person = (id: string): void => {
    if (!people.has(id)) throw invalidUser(id)
  }
  const image = (key: string): void => {
    const upload = world.uploads.get(key)
    if (upload?.kind !== 'image' || !upload.own) throw invalidImage(key)
  }

  function markdown(content: string): void {
    for (const [, attributes = ''] of content.matchAll(/<at\s+([^>]*)>/g)) {
      const email = attribute(attributes, 'email')
      if (email && !emails.has(email)) throw invalidUser(email)
      for (const id of (attribute(attributes, 'ids') ?? attribute(attributes, 'id') ?? '').split(',').filter(Boolean)) {
        if (id !== 'all') person(id.trim())
        else if (!chat.at_all) throw new CardFault(100290, 'no permission to at all in this chat', [], 'all')
      }
    }
    for (const [, attributes = ''] of content.matchAll(/<person\s+([^>]*)>/g)) person(attribute(attributes, 'id') ?? '')
    for (const [, key = ''] of content.matchAll(/!\[[^\]]*\]\(([^)\s]+)[^)]*\)/g)) image(key)
  }

  function walk(value: unknown): void {
    if (Array.isArray(value)) value.forEach(walk)
    if (!isObject(value)) return
    const tag = text(value.tag)
    if (tag === 'markdown' || tag === 'lark_md') markdown(text(value.content))
    if (tag === 'person') person(text(value.user_id))
    if (tag === 'person_list' && value.drop_invalid_user_id !== true)
      for (const item of objects(value.persons)) person(text(item.id))
    if (typeof value.img_key === 'string' && tag !== 'standard_icon') image(value.img_key)
    if (tag === 'table') tablePeople(value, person, markdown)
    for (const [key, child] of Object.entries(value))
      if (key !== 'behaviors' && key !== 'chart_spec' && key !== 'rows') walk(child)
  }

  walk(shown(card).header)
  walk(shown(card).body)
}

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`)
    .exec(attributes)
    ?.slice(1)
    .find((value) => value !== undefined)

function tablePeople(table: Json, person: (id: string) => void, markdown: (content: string) => void): void {
  for (const column of objects(table.columns)) {
    for (const row of objects(table.rows)) {
      const cell = row[text(column.name)]
      if (column.data_type === 'persons')
        for (const id of Array.isArray(cell) ? cell : cell === undefined ? [] : [cell]) person(String(id))
      if (column.data_type === 'markdown' || column.data_type === 'lark_md') markdown(text(cell))
    }
  }
}
