import type { ComponentChildren } from 'preact'
import { isObject, type Json, objects, text } from '../../server/json.ts'
import type { EmuMessage } from '../../server/types.ts'
import { useNames } from '../names.ts'
import { Markdown } from '../text/markdown.tsx'
import { Picture } from '../text/picture.tsx'
import { SafeLink } from '../text/safe-link.tsx'
import { FileBody } from './file.tsx'

/** What a bot sent carries a language in front, what a person sent does not. */
const bodyOf = (content: Json): Json => {
  if (Array.isArray(content.content)) return content
  return [content.zh_cn, ...Object.values(content)].find(isObject) ?? {}
}

const Part = ({ part, mentions }: { part: Json; mentions: EmuMessage['mentions'] }): ComponentChildren => {
  const nameOf = useNames()
  switch (part.tag) {
    case 'a':
      return <SafeLink href={text(part.href)}>{text(part.text) || text(part.href)}</SafeLink>
    case 'at': {
      const id = text(part.user_id)
      const named = text(part.user_name) || mentions.find(({ key }) => key === id)?.name
      return <span class="mention">@{id === 'all' ? '所有人' : named || nameOf(id)}</span>
    }
    case 'img':
      return <Picture imageKey={text(part.image_key)} alt="" shape="picture-message" />
    case 'media':
      return <FileBody content={part} />
    case 'hr':
      return <hr />
    case 'code_block':
      return <pre>{text(part.text)}</pre>
    case 'md':
      return <Markdown content={text(part.text)} />
    case 'emotion':
      return `:${text(part.emoji_type)}:`
    default:
      return text(part.text)
  }
}

export const PostBody = ({ message }: { message: EmuMessage }) => {
  const body = bodyOf(message.content)
  return (
    <div class="post">
      {text(body.title) && <strong>{text(body.title)}</strong>}
      {(Array.isArray(body.content) ? body.content : []).map((line) => (
        <div>
          {objects(line).map((part) => (
            <Part part={part} mentions={message.mentions} />
          ))}
        </div>
      ))}
    </div>
  )
}
