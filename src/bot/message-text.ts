import { cleanText } from '../domain/text.ts'
import type { Mention, MessageDelivery } from './envelope.ts'
import { parseObject } from './json.ts'

/** The words of a text or post message with our own @ removed and others' @ as names; undefined for pictures, files and the like. */
export const messageText = (message: MessageDelivery, isOurs: (mention: Mention) => boolean): string | undefined => {
  const content = parseObject(message.content)
  if (!content) return undefined
  const written =
    message.messageType === 'text' && typeof content.text === 'string'
      ? content.text
      : message.messageType === 'post'
        ? postText(content)
        : undefined
  if (written === undefined) return undefined
  // Longest key first: `@_user_1` is the beginning of `@_user_10`.
  const mentions = message.mentions.toSorted((a, b) => b.key.length - a.key.length)
  let text = written.replace(everybody, ' ')
  for (const mention of mentions) text = text.replaceAll(mention.key, isOurs(mention) ? ' ' : ` @${mention.name} `)
  return withoutNamesInFront(cleanText(text), message.mentions)
}

/** Everybody is nobody's name: `@_all` in a text, `all` in a post. */
const everybody = /@_?all\b/gu
/** An @ that was only typed, with the word behind it. */
const typedAt = /^[@＠]\S+\s+/u

/** `@机器人 @李工 成员 …`: whoever is named before the command is no part of it. */
const withoutNamesInFront = (text: string, mentions: readonly Mention[]): string => {
  const named = mentions.find(({ name }) => name !== '' && text.startsWith(`@${name}`))
  if (named) return withoutNamesInFront(text.slice(named.name.length + 1).trim(), mentions)
  return typedAt.test(text) ? withoutNamesInFront(text.replace(typedAt, ''), mentions) : text
}

/** A post arrives without a language key: a title and lines of pieces. */
const postText = (content: Record<string, unknown>): string => {
  const lines = Array.isArray(content.content) ? content.content : []
  const pieces = lines.map((line) => (Array.isArray(line) ? line.map(pieceText).join('') : ''))
  return [typeof content.title === 'string' ? content.title : '', ...pieces].filter(Boolean).join('\n')
}

const pieceText = (piece: unknown): string => {
  if (typeof piece !== 'object' || piece === null) return ''
  const told = 'tag' in piece && piece.tag === 'at' ? 'user_id' : 'text'
  const words = (piece as Record<string, unknown>)[told]
  return typeof words === 'string' ? words : ''
}
