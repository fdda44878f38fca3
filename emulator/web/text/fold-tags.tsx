import type { ComponentChildren, JSX } from 'preact'
import { dayTime } from '../office-time.ts'
import type { Tag } from './feishu-tags.ts'
import { SafeLink } from './safe-link.tsx'

export type Piece = string | JSX.Element | Tag

const isTag = (piece: Piece): piece is Tag => typeof piece === 'object' && 'kind' in piece

/** `red`, `grey-500`: only letters, digits and a dash get into a class name. */
const colour = (value: string | undefined): string => (value ?? '').replace(/[^a-z0-9-]/gi, '').replace(/-\d+$/, '')

const element = (
  { name, attributes }: Tag,
  children: ComponentChildren,
  nameOf: (openId: string) => string,
): ComponentChildren => {
  switch (name) {
    case 'br':
      return <br />
    case 'hr':
      return <hr />
    case 'font':
      return <span class={`ink-${colour(attributes.color)}`}>{children}</span>
    case 'text_tag':
      return <span class={`tag tag-${colour(attributes.color) || 'neutral'}`}>{children}</span>
    case 'number_tag':
      return <span class="number-tag">{children}</span>
    case 'at':
    case 'person': {
      const ids = (attributes.id ?? attributes.ids ?? attributes.email ?? '').split(',')
      return <span class="mention">{ids.map((id) => `@${id === 'all' ? '所有人' : nameOf(id)}`).join(' ')}</span>
    }
    case 'link':
    case 'a':
      return <SafeLink href={attributes.url ?? attributes.href ?? ''}>{children}</SafeLink>
    case 'local_datetime':
      return <span>{dayTime(Number(attributes.millisecond) || 0)}</span>
    default:
      return <span>{children}</span>
  }
}

/** Puts what stands between an opening and its closing tag into one element; a tag without its partner is nothing. */
export const foldTags = (pieces: readonly Piece[], nameOf: (openId: string) => string): ComponentChildren => {
  const open: { tag: Tag | undefined; children: ComponentChildren[] }[] = [{ tag: undefined, children: [] }]
  const put = (child: ComponentChildren) => open.at(-1)?.children.push(child)
  const closeTop = () => {
    const top = open.pop()
    if (top?.tag) put(element(top.tag, top.children, nameOf))
  }
  for (const piece of pieces) {
    if (!isTag(piece)) put(piece)
    else if (piece.kind === 'alone') put(element(piece, [], nameOf))
    else if (piece.kind === 'open') open.push({ tag: piece, children: [] })
    else if (open.some(({ tag }) => tag?.name === piece.name)) {
      while (open.length > 1 && open.at(-1)?.tag?.name !== piece.name) closeTop()
      closeTop()
    }
  }
  while (open.length > 1) closeTop()
  return open[0]?.children
}
