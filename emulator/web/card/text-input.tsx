import { type Json, text } from '../../server/json.ts'
import { useLabel } from './label.ts'
import { wordsOf } from './plain.tsx'
import { useCard, useInForm } from './use-card.ts'

/** Counts as the platform does, by characters and not by UTF-16 units. */
const Count = ({ value, max }: { value: string; max: number }) => {
  const count = [...value].length
  if (count < max * 0.8) return null
  return (
    <span class={`count ${count > max ? 'ink-red' : 'ink-grey'}`} role="status">
      {count} / {max}
    </span>
  )
}

export const TextInput = ({ node }: { node: Json }) => {
  const card = useCard()
  const inForm = useInForm()
  const name = text(node.name)
  const value = text(card.valueOf(node))
  const max = typeof node.max_length === 'number' ? node.max_length : 1000
  const common = {
    name,
    value,
    class: 'field',
    placeholder: wordsOf(node.placeholder),
    'aria-label': useLabel(node),
    disabled: node.disabled === true,
    onInput: (event: { currentTarget: { value: string } }) => card.set(name, event.currentTarget.value),
    onChange: (event: { currentTarget: { value: string } }) =>
      inForm ? card.keep() : card.pick(node, event.currentTarget.value),
  }
  return (
    <div class="control">
      {wordsOf(node.label) && <span class="label">{wordsOf(node.label)}</span>}
      {node.input_type === 'multiline_text' ? (
        <textarea {...common} rows={typeof node.rows === 'number' ? node.rows : 5} />
      ) : node.input_type === 'password' ? (
        <input {...common} type="password" autocomplete="off" />
      ) : (
        <input {...common} type="text" autocomplete="off" />
      )}
      <Count value={value} max={max} />
    </div>
  )
}
