import type { ComponentChildren } from 'preact'
import { type TextPart, textParts } from '../../server/content/live-text.ts'
import { text } from '../../server/json.ts'
import type { EmuMessage } from '../../server/types.ts'
import { useNames } from '../names.ts'
import { SafeLink } from '../text/safe-link.tsx'

const styles: Record<string, 'b' | 'i' | 'u' | 's'> = { b: 'b', strong: 'b', i: 'i', em: 'i', u: 'u', s: 's', del: 's' }

const Part = ({ part }: { part: TextPart }): ComponentChildren => {
  const nameOf = useNames()
  switch (part.kind) {
    case 'at':
      return <span class="mention">@{part.id === 'all' ? '所有人' : nameOf(part.id)}</span>
    case 'link': {
      const href = part.href.includes('://') ? part.href : `http://${part.href}`
      return <SafeLink href={href}>{part.text}</SafeLink>
    }
    case 'style': {
      const Tag = styles[part.tag] ?? 'b'
      return <Tag>{part.text}</Tag>
    }
    default:
      return part.text
  }
}

/** A bot's text with all that takes effect in it. */
export const TextBody = ({ message }: { message: EmuMessage }) => (
  <span class="plain">
    {textParts(text(message.content.text)).map((part) => (
      <Part part={part} />
    ))}
  </span>
)
