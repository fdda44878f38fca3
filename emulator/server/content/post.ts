import { invalidParam } from '../api/api-error.ts'
import { isObject, type Json } from '../json.ts'
import type { EmuChat } from '../types.ts'
import type { World } from '../world.ts'
import { checkResource } from './resource.ts'
import { checkAt } from './text.ts'

const locales = ['zh_cn', 'en_us', 'ja_jp', 'zh_hk', 'zh_tw']

/** Which string a node of a post must carry. */
const nodes: Record<string, string | undefined> = {
  text: 'text',
  a: 'href',
  at: 'user_id',
  img: 'image_key',
  media: 'file_key',
  emotion: 'emoji_type',
  hr: undefined,
  code_block: 'text',
  md: 'text',
}

export function checkPost(content: Json, chat: EmuChat, world: World): void {
  const entries = Object.entries(content)
  if (entries.length === 0) throw invalidParam('post is empty')
  for (const [locale, body] of entries) {
    if (!locales.includes(locale)) throw invalidParam(`unknown language ${locale} in post`)
    if (!isObject(body) || !Array.isArray(body.content)) throw invalidParam('post content must be a list of paragraphs')
    if (body.title !== undefined && typeof body.title !== 'string') throw invalidParam('post title must be a string')
    for (const paragraph of body.content) {
      if (!Array.isArray(paragraph)) throw invalidParam('a paragraph of a post must be a list')
      for (const node of paragraph) checkNode(node, chat, world)
    }
  }
}

function checkNode(node: unknown, chat: EmuChat, world: World): void {
  if (!isObject(node) || typeof node.tag !== 'string') throw invalidParam('a node of a post needs a tag')
  if (!Object.hasOwn(nodes, node.tag)) throw invalidParam(`unknown tag ${node.tag} in post`)
  const field = nodes[node.tag]
  if (field && typeof node[field] !== 'string') throw invalidParam(`${node.tag} needs ${field}`)
  if (node.tag === 'at') checkAt(String(node.user_id), chat, world)
  if (node.tag === 'img') checkResource(world, 'image_key', node.image_key, 'image')
  if (node.tag === 'media') {
    checkResource(world, 'file_key', node.file_key, 'file', (type) => type === 'mp4')
    if (node.image_key !== undefined) checkResource(world, 'image_key', node.image_key, 'image')
  }
}
