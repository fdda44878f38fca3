import { useRef } from 'preact/hooks'
import { labelOf, optionsOf } from '../../server/client/card-nodes.ts'
import { type Json, objects, text } from '../../server/json.ts'
import { useClosing } from '../shell/use-closing.ts'
import { walkByKeys } from '../shell/walk-by-keys.ts'
import { Picture } from '../text/picture.tsx'
import { CardText } from './plain.tsx'
import { useCard, useInForm } from './use-card.ts'

export const Checker = ({ node }: { node: Json }) => {
  const card = useCard()
  const inForm = useInForm()
  const name = text(node.name)
  const checked = card.valueOf(node) === true
  const calls = objects(node.behaviors).length > 0
  return (
    <label class="checker">
      <input
        type="checkbox"
        name={name}
        aria-label={labelOf(node)}
        checked={checked}
        disabled={node.disabled === true}
        onChange={(event) =>
          inForm || !calls ? card.set(name, event.currentTarget.checked) : card.pick(node, event.currentTarget.checked)
        }
      />
      <CardText node={node.text} />
    </label>
  )
}

export const Overflow = ({ node }: { node: Json }) => {
  const card = useCard()
  const menu = useRef<HTMLDetailsElement>(null)
  useClosing(menu)
  return (
    <details ref={menu} class="overflow">
      <summary class="btn" aria-label="更多">
        ···
      </summary>
      <div class="overflow-menu" role="toolbar" aria-label="更多" onKeyDown={walkByKeys}>
        {optionsOf(node).map(({ value, label }) => (
          <button
            key={value}
            type="button"
            class="btn"
            aria-disabled={card.busy}
            onClick={() => !card.busy && card.pick(node, value)}
          >
            {label}
          </button>
        ))}
      </div>
    </details>
  )
}

export const ImageChoice = ({ node }: { node: Json }) => {
  const card = useCard()
  const inForm = useInForm()
  const name = text(node.name)
  const value = card.valueOf(node)
  const chosen = Array.isArray(value) ? value.map(text) : [text(value)]
  const choose = (option: string) => {
    const next = node.multi_select === true ? [...chosen.filter((one) => one && one !== option), option] : option
    if (inForm) card.set(name, next)
    else if (!card.busy) card.pick(node, next)
  }
  return (
    <div class="image-choice">
      {objects(node.options).map((option) => (
        <button
          key={text(option.value)}
          type="button"
          aria-pressed={chosen.includes(text(option.value))}
          disabled={option.disabled === true || node.disabled === true}
          aria-disabled={card.busy}
          onClick={() => choose(text(option.value))}
        >
          <Picture imageKey={text(option.img_key)} alt={text(option.value)} zoom={false} />
        </button>
      ))}
    </div>
  )
}
