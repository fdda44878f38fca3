import { newFileKey, newImageKey } from '../ids.ts'
import type { Json } from '../json.ts'
import type { SayOptions } from '../types.ts'
import type { World } from '../world.ts'

/** The content of what a person sends: the mentions in front, then the text, or the paragraphs of a post. */
export function contentOf(world: World, text: string, options: SayOptions, prefix: readonly string[]): Json {
  const type = options.type ?? 'text'
  if (type === 'text') return { text: [...prefix, text].join(' ') }
  if (type === 'post') return post(world, options.paragraphs ?? linesOf(text), prefix, options.title)
  const kind = type === 'image' ? 'image' : 'file'
  const key = uploaded(world, kind, type, text, options.bytes)
  return kind === 'image' ? { image_key: key } : { file_key: key, file_name: text }
}

const linesOf = (text: string): Json[][] => text.split('\n').map((line) => [{ tag: 'text', text: line }])

/** What the editor of the client offers (im-api.md §3; lists and the like come as text). */
const tags: readonly unknown[] = ['text', 'a', 'at', 'img', 'media', 'emotion', 'hr', 'code_block']

function post(world: World, paragraphs: readonly Json[][], prefix: readonly string[], title = ''): Json {
  const ats = prefix.map((key) => ({ tag: 'at', user_id: key, user_name: '' }))
  const [first = [], ...rest] = paragraphs.map((paragraph) => paragraph.map((piece) => whole(world, piece)))
  return { title, content: [[...ats, ...first], ...rest] }
}

/** Pictures and films without a key are uploaded on the way. */
function whole(world: World, piece: Json): Json {
  if (!tags.includes(piece.tag)) throw new Error(`a client writes no ${String(piece.tag)} into a post`)
  if (piece.tag === 'img') return { image_key: uploaded(world, 'image', 'image', '图片'), ...piece }
  if (piece.tag === 'media') return { file_key: uploaded(world, 'file', 'mp4', '视频.mp4'), ...piece }
  return piece
}

function uploaded(
  world: World,
  kind: 'image' | 'file',
  file_type: string,
  file_name: string,
  bytes: Uint8Array = new TextEncoder().encode(file_name),
): string {
  const key = kind === 'image' ? newImageKey() : newFileKey()
  world.uploads.set(key, { key, kind, file_type, file_name, bytes, own: false })
  return key
}
