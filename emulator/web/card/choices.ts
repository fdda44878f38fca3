import { optionsOf } from '../../server/client/card-nodes.ts'
import { type Json, text } from '../../server/json.ts'
import { useNames } from '../names.ts'
import { useCard } from './use-card.ts'

/** What a select offers; one for people without a list offers the members of the chat. */
export const useChoices = (node: Json): { value: string; label: string }[] => {
  const { members } = useCard()
  const nameOf = useNames()
  const options = optionsOf(node)
  if (!text(node.tag).includes('person')) return options
  return options.length > 0
    ? options.map(({ value }) => ({ value, label: nameOf(value) }))
    : members.map(({ open_id, name }) => ({ value: open_id, label: name }))
}
