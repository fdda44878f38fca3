import { type Json, text } from '../../server/json.ts'
import { useChoices } from './choices.ts'
import { useLabel } from './label.ts'
import { wordsOf } from './plain.tsx'
import { useCard, useInForm } from './use-card.ts'

export const Select = ({ node }: { node: Json }) => {
  const card = useCard()
  const inForm = useInForm()
  const choices = useChoices(node)
  const name = text(node.name)
  const choose = (value: string) => {
    if (inForm) card.set(name, value)
    else if (value !== '') card.pick(node, value)
  }
  return (
    <select
      class="field"
      name={name}
      aria-label={useLabel(node)}
      disabled={node.disabled === true}
      value={text(card.valueOf(node))}
      onChange={(event) => choose(event.currentTarget.value)}
      onBlur={() => inForm && card.keep()}
    >
      <option value="">{wordsOf(node.placeholder) || '请选择'}</option>
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
