import { useRef } from 'preact/hooks'
import { type Json, text } from '../../server/json.ts'
import { useClosing } from '../shell/use-closing.ts'
import { useChoices } from './choices.ts'
import { useLabel } from './label.ts'
import { wordsOf } from './plain.tsx'
import { useCard, useInForm } from './use-card.ts'

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : [])

export const MultiSelect = ({ node }: { node: Json }) => {
  const card = useCard()
  const inForm = useInForm()
  const choices = useChoices(node)
  const name = text(node.name)
  const label = useLabel(node)
  const menu = useRef<HTMLDetailsElement>(null)
  useClosing(menu)
  const chosen = list(card.valueOf(node))
  const toggle = (value: string, on: boolean) => {
    const next = choices.map((one) => one.value).filter((one) => (one === value ? on : chosen.includes(one)))
    if (inForm) card.set(name, next)
    else card.pick(node, next)
  }
  const words = choices.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
  return (
    <details ref={menu} class="multi" onToggle={(event) => !event.currentTarget.open && inForm && card.keep()}>
      <summary class="field" aria-label={`${label}：${words.join('、') || '没有选'}`}>
        {words.join('、') || wordsOf(node.placeholder) || '请选择'}
      </summary>
      <fieldset disabled={node.disabled === true} aria-label={label}>
        {choices.map(({ value, label }) => (
          <label key={value}>
            <input
              type="checkbox"
              name={name}
              value={value}
              checked={chosen.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            {label}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
