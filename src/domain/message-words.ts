import { cleanText, oneLine } from './text.ts'

/** A message as Feishu hands it over, in an event or when it is read again: `content` is JSON, and an @ stands in it as a key. */
export interface Written<M extends Mentioned = Mentioned> {
  type: string
  content: string
  mentions: readonly M[]
}

export interface Mentioned {
  key: string
  name: string
  openId: string | undefined
}

/** What stood in a message beside its words and is not kept. */
export const leftOutKinds = ['picture', 'film', 'file'] as const
export type LeftOut = (typeof leftOutKinds)[number]

export interface MessageWords {
  /** Cleaned, our own @ removed, others' @ as names. */
  text: string
  leftOut: LeftOut[]
}

/** The words of a text or post message; undefined for pictures, files and the like, and for a post of nothing else. */
export const wordsOf = <M extends Mentioned>(
  { type, content, mentions }: Written<M>,
  isOurs: (mention: M) => boolean,
): MessageWords | undefined => {
  const read = readContent(type, content)
  if (!read) return undefined
  // Longest key first: `@_user_1` is the beginning of `@_user_10`.
  const longestFirst = mentions.toSorted((a, b) => b.key.length - a.key.length)
  let text = read.text.replace(everybody, ' ')
  for (const mention of longestFirst) text = text.replaceAll(mention.key, isOurs(mention) ? ' ' : ` @${mention.name} `)
  text = withoutNamesInFront(cleanText(text), mentions)
  return text === '' && read.seen.size > 0
    ? undefined
    : { text, leftOut: leftOutKinds.filter((kind) => read.seen.has(kind)) }
}

/** Everybody is nobody's name: `@_all` in a text, `all` in a post. */
const everybody = /@_all\b/g
/** An @ that was only typed, with the word behind it. */
const typedAt = /^[@＠]\S+\s+/u

/** `@机器人 @李工 成员 …`: whoever is named before the command is no part of it. */
const withoutNamesInFront = (text: string, mentions: readonly Mentioned[]): string => {
  let rest = text
  for (;;) {
    const named = mentions.find(({ name }) => name !== '' && rest.startsWith(`@${name}`))
    const length = named ? named.name.length + 1 : (typedAt.exec(rest)?.[0].length ?? 0)
    if (length === 0) return rest
    rest = rest.slice(length).trimStart()
  }
}

interface Content {
  text: string
  /** What is no words; an emotion is nothing that could be kept. */
  seen: Set<LeftOut | 'emotion'>
}

type Json = Record<string, unknown>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const readContent = (type: string, content: string): Content | undefined => {
  const parsed = parse(content)
  if (type === 'text' && typeof parsed?.text === 'string') return { text: parsed.text, seen: new Set() }
  return type === 'post' && parsed ? readPost(parsed) : undefined
}

const parse = (content: string): Json | undefined => {
  try {
    const value: unknown = JSON.parse(content)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** A title and lines of pieces. Bots write a language around them; what people write comes without. */
const readPost = (content: Json): Content => {
  const body = Array.isArray(content.content) ? content : (Object.values(content).find(isObject) ?? {})
  const seen: Content['seen'] = new Set()
  const lines = listOf(body.content).map((line) => readPieces(line, seen))
  return { text: [textOf(body.title), ...lines].filter(Boolean).join('\n'), seen }
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const tagsLeftOut: Record<string, LeftOut | 'emotion'> = {
  img: 'picture',
  image: 'picture',
  media: 'film',
  video: 'film',
  file: 'file',
  folder: 'file',
  audio: 'file',
  emotion: 'emotion',
  sticker: 'emotion',
}

/** Lists and quotations hold lines of their own. */
const deepest = 4

const readPieces = (line: unknown, seen: Content['seen'], depth = 0): string =>
  listOf(line)
    .filter(isObject)
    .map((piece) => readPiece(piece, seen, depth))
    .join('')

const readPiece = (piece: Json, seen: Content['seen'], depth: number): string => {
  const leftOut = tagsLeftOut[textOf(piece.tag)]
  if (leftOut) seen.add(leftOut)
  if (leftOut || depth > deepest) return ''
  const [words, address] = [textOf(piece.text), textOf(piece.href)]
  if (piece.tag === 'at') return atText(textOf(piece.user_id), textOf(piece.user_name))
  if (address !== '') return words === '' || words === address ? address : `${words}（${address}）`
  const inside = [piece.content, piece.elements, piece.children]
    .flatMap(listOf)
    .map((one) => readPieces(Array.isArray(one) ? one : [one], seen, depth + 1))
  return [words, ...inside].filter(Boolean).join('\n')
}

/** A key, which the mentions resolve, or somebody by id: then by name. */
const atText = (id: string, name: string): string => {
  if (id === 'all' || id === '@_all') return ' '
  return id.startsWith('@_') ? ` ${id} ` : name === '' ? '' : ` @${name} `
}

/** A file by its key and name; undefined for every other message. */
export const fileOf = (type: string, content: string): { key: string; name: string } | undefined => {
  const parsed = type === 'file' ? parse(content) : undefined
  const [key, name] = [textOf(parsed?.file_key), oneLine(textOf(parsed?.file_name))]
  return key === '' ? undefined : { key, name }
}
