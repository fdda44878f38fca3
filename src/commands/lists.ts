import { plainLine, splitFirst } from '../domain/normalise.ts'
import { listsSummary, noSuchList } from '../texts/lists/overview.ts'
import { sentence } from '../texts/plain.ts'
import { drawLists } from '../usecases/records/draw-lists.ts'
import { type Kind, lists } from '../usecases/records/kinds.ts'
import type { Asked, Command } from './command.ts'
import { runKind } from './records.ts'
import { refused, say } from './refused.ts'
import { leadingChain } from './which-chain.ts'

/** 清单: all of them with what they hold; with a number or a name, the rows of one. */
export const listsCommand: Command = {
  name: '清单',
  aliases: ['list', 'lists'],
  leads: /^l\d{2}$/u,
  summary: listsSummary,
  usage: '清单 [产业链] / 清单 L07 [产业链] [待核] / L07-12 / L07 [产业链] 新增',
  example: '清单 L07 航天',
  action: 'list-see',
  ofAnyChain: true,
  orElse: 'status',
  run: async (asked, words) => {
    const typed = plainLine(words)
    const { chain, rest } = await leadingChain(asked, typed)
    const { word, rest: behind } = splitFirst(rest)
    const kind = word === '' ? undefined : listCalled(word)
    if (kind) return runKind(asked, kind, [chain?.name, behind].filter(Boolean).join(' '))
    if (word !== '') return say(sentence`${noSuchList}`)
    const { place } = asked
    const own =
      chain ?? (place.kind === 'group' && place.chain !== undefined ? await chainOf(asked, place.chain) : undefined)
    const right = asked.may('list-see', own ? { chain: own.id } : {})
    if (!right.allow) return refused(asked, right, 'list-see', own?.id)
    const inGroup = place.kind !== 'p2p' && right.where === 'here'
    return { where: right.where, content: { card: await drawLists(asked, own, inGroup) } }
  },
}

const chainOf = async (asked: Asked, id: string) => (await leadingChain(asked, id)).chain

/** By its number, or by a name that means no other: 重点项目, 可招引企业. */
const listCalled = (word: string): Kind | undefined => {
  const plain = word.replace(/清单$/u, '')
  const [, number] = /^l?0?(\d{1,2})$/iu.exec(word) ?? []
  if (number !== undefined) return lists.find(({ key }) => Number(key.slice(1)) === Number(number))
  const named = lists.filter(
    ({ texts }) => plain.length > 1 && (texts.title?.includes(plain) || texts.short?.includes(plain)),
  )
  return (
    lists.find(({ texts }) => texts.short === plain || texts.also?.includes(plain)) ??
    (named.length === 1 ? named[0] : undefined)
  )
}
