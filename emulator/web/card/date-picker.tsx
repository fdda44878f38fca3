import { type Json, text } from '../../server/json.ts'
import { useLabel } from './label.ts'
import { useCard, useInForm } from './use-card.ts'

const typeOf = (tag: string): 'date' | 'time' | 'datetime-local' =>
  tag === 'date_picker' ? 'date' : tag === 'picker_time' ? 'time' : 'datetime-local'

/** Feishu writes `2026-09-03 18:00` where browsers write a T. */
export const DatePicker = ({ node }: { node: Json }) => {
  const card = useCard()
  const inForm = useInForm()
  const name = text(node.name)
  const choose = (value: string) => {
    const sent = value.replace('T', ' ')
    if (inForm) card.set(name, sent)
    else if (sent !== '') card.pick(node, sent)
  }
  return (
    <input
      class="field"
      name={name}
      type={typeOf(text(node.tag))}
      aria-label={useLabel(node)}
      disabled={node.disabled === true}
      value={text(card.valueOf(node)).replace(' ', 'T')}
      onChange={(event) => choose(event.currentTarget.value)}
      onBlur={() => inForm && card.keep()}
    />
  )
}
