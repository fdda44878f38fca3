import { isObject, type Json, text } from '../../server/json.ts'
import { Markdown } from '../text/markdown.tsx'

const safe = (value: unknown): string => text(value).replace(/[^a-z0-9-]/gi, '')

const classesOf = (node: Json): string =>
  [
    'said',
    `size-${safe(node.text_size) || 'normal'}`,
    `ink-${safe(node.text_color).replace(/-\d+$/, '') || 'default'}`,
    `align-${safe(node.text_align) || 'left'}`,
  ].join(' ')

/** A text node of a card, `plain_text`, `lark_md` or markdown. */
export const CardText = ({ node }: { node: unknown }) => {
  if (!isObject(node)) return null
  const content = text(node.content)
  return (
    <div class={classesOf(node)}>
      {node.tag === 'plain_text' ? <span class="plain">{content}</span> : <Markdown content={content} />}
    </div>
  )
}

export const wordsOf = (node: unknown): string => (isObject(node) ? text(node.content) : '')
