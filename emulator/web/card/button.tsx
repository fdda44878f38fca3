import { useState } from 'preact/hooks'
import { isObject, type Json, objects, text } from '../../server/json.ts'
import { Confirm } from './confirm.tsx'
import { wordsOf } from './plain.tsx'
import { useCard } from './use-card.ts'

const urlOf = (node: Json): string => text(objects(node.behaviors).find(({ type }) => type === 'open_url')?.default_url)

export const CardButton = ({ node }: { node: Json }) => {
  const { press, busy } = useCard()
  const [asking, setAsking] = useState(false)
  const url = urlOf(node)
  const run = () => {
    if (/^https?:/.test(url)) open(url, '_blank', 'noopener')
    press(node)
  }
  const answer = (yes: boolean) => {
    setAsking(false)
    if (yes) run()
  }
  const type = text(node.type).replace(/[^a-z_]/g, '') || 'default'
  return (
    <>
      <button
        type="button"
        class={`btn card-btn btn-${type} ${node.width === 'fill' ? 'btn-fill' : ''}`}
        disabled={busy || node.disabled === true}
        title={wordsOf(node.disabled === true ? node.disabled_tips : node.hover_tips) || undefined}
        data-name={text(node.name)}
        onClick={() => (isObject(node.confirm) ? setAsking(true) : run())}
      >
        {wordsOf(node.text)}
      </button>
      {asking && <Confirm confirm={node.confirm} answer={answer} />}
    </>
  )
}
