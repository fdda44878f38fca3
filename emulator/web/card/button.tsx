import { type Json, text } from '../../server/json.ts'
import { wordsOf } from './plain.tsx'
import { useCard } from './use-card.ts'

export const CardButton = ({ node }: { node: Json }) => {
  const { press, busy } = useCard()
  const type = text(node.type).replace(/[^a-z_]/g, '') || 'default'
  return (
    <button
      type="button"
      class={`btn card-btn btn-${type} ${node.width === 'fill' ? 'btn-fill' : ''}`}
      disabled={node.disabled === true}
      // A disabled button would lose the focus, and with it the place of who works by keys.
      aria-disabled={busy}
      title={wordsOf(node.disabled === true ? node.disabled_tips : node.hover_tips) || undefined}
      data-name={text(node.name)}
      onClick={() => press(node)}
    >
      {wordsOf(node.text)}
    </button>
  )
}
