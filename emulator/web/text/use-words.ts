import { isObject, text } from '../../server/json.ts'
import type { EmuMessage } from '../../server/types.ts'
import { useNames } from '../names.ts'

const kinds: Record<string, string> = {
  post: '〔富文本〕',
  image: '〔图片〕',
  file: '〔文件〕',
  audio: '〔语音〕',
  media: '〔视频〕',
  sticker: '〔表情〕',
  share_chat: '〔群名片〕',
  share_user: '〔个人名片〕',
}

/** A bot's text names people in a tag, a person's in a key beside the text. */
const mentionTag = /<at\s+user_id\s*=\s*["']?([^"'\s>]+)["']?\s*>(?:[^<]*<\/at>)?/g

/** A message as one line: in the list of chats, in a quote, in a thread. */
export const useWords = (): ((message: EmuMessage) => string) => {
  const nameOf = useNames()
  return (message) => {
    if (message.recalled) return `${message.sender.name}撤回了一条消息`
    const { content, msg_type } = message
    if (msg_type === 'interactive') return summaryOf(content) || '〔卡片〕'
    if (msg_type !== 'text') return `${kinds[msg_type] ?? '〔消息〕'}${text(content.file_name)}`
    const said = text(content.text).replace(mentionTag, (_, id: string) => `@${id === 'all' ? '所有人' : nameOf(id)}`)
    return message.mentions.reduce((words, { key, name }) => words.replaceAll(key, `@${name}`), said)
  }
}

const summaryOf = ({ config, header }: EmuMessage['content']): string => {
  const summary = isObject(config) && isObject(config.summary) ? text(config.summary.content) : ''
  const title = isObject(header) && isObject(header.title) ? text(header.title.content) : ''
  return summary || title
}
