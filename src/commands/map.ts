import { mapCard } from '../cards/map.ts'
import { newId } from '../db/ids.ts'
import { plainLine } from '../domain/normalise.ts'
import * as t from '../texts/maps.ts'
import { readMap } from '../usecases/map/read-map.ts'
import { requestMap } from '../usecases/map/request-map.ts'
import { kindOf } from '../usecases/records/kinds.ts'
import { actionOf } from '../usecases/records/rights.ts'
import type { Command } from './command.ts'
import { privateFile } from './private-file.ts'
import { runKind } from './records.ts'
import { refused, say } from './refused.ts'
import { leadingChain, theChain } from './which-chain.ts'

const newNode = /^新增(?:节点|环节)?/u

/** 图谱: a card with what the picture says and the picture behind it, in private; 网页 and 矢量图 as files. */
export const mapCommand: Command = {
  name: '图谱',
  aliases: ['map', '全景图谱', '产业图谱'],
  summary: t.mapSummaryOfCommand,
  usage: '图谱 [产业链] [图片|网页|矢量图] / 图谱 [产业链] 新增环节',
  example: '图谱 航天',
  action: 'map',
  run: async (asked, words) => {
    const { chain: named, rest } = await leadingChain(asked, plainLine(words))
    const chosen = await theChain(asked, 'map', named, '图谱')
    if ('answer' in chosen) return chosen.answer
    const { chain } = chosen
    const right = asked.may('map', { chain: chain.id })
    if (!right.allow) return refused(asked, right, 'map', chain.id)
    const nodes = kindOf('L15')
    if (nodes && newNode.test(rest)) return runKind(asked, nodes, `${chain.name} 新增 ${rest.replace(newNode, '')}`)
    const format = t.mapFormats.get(rest.toLowerCase() || 'png')
    if (format === undefined) return say(t.unknownMapWish)
    if (rest !== '') return privateFile(asked, (from) => requestMap(asked, chain, format, from))
    const outboxId = newId('out')
    const to = { type: 'open_id', id: asked.actor.openId } as const
    const map = await readMap(asked, chain)
    const picture = await requestMap(asked, chain, format, {
      to,
      messageId: asked.messageId,
      place: asked.place.kind,
      answer: outboxId,
    })
    const more = nodes !== undefined && asked.may(actionOf(nodes, 'raise'), { chain: chain.id }).allow
    const card = mapCard({ map, chain: chain.id, picture, more })
    return { where: right.where, content: { card }, outboxId }
  },
}
