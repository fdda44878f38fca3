import { chiefWordsOf } from '../domain/words/chief-words.ts'
import * as t from '../texts/instructions.ts'
import { whichChain } from '../texts/refusals.ts'
import { type Kind, kinds } from '../usecases/records/kinds.ts'
import { answerOrder, districtObject, type OrderObject, orderWords } from '../usecases/records/order.ts'
import { readFilters } from '../usecases/records/read-filters.ts'
import { chiefSays, toOffice } from './chief-says.ts'
import type { Answer, Asked } from './command.ts'
import { refused, say } from './refused.ts'
import { chainsOpenTo, leadingChain } from './which-chain.ts'

/** `批示 航天 请…`: a chain as a whole. @returns undefined where a list is asked for. */
export const instructChain = async (asked: Asked, words: string): Promise<Answer | undefined> => {
  if (/^(?:新增|登记|new)(?:\s|$)/iu.test(words)) return say(t.orderAboutWhat)
  const district = /^区级(?:\s+|$)/u.exec(words)?.[0]
  const { chain, rest } =
    district === undefined ? await leadingChain(asked, words) : { chain: undefined, rest: words.slice(district.length) }
  const given = await orderWords(asked, rest)
  const named = chain !== undefined || district !== undefined
  if (!(await isOrder(asked, rest, given.text, named))) return named ? undefined : opinion(asked, rest)
  const own = asked.place.kind === 'group' ? asked.place.chain : undefined
  const open = await chainsOpenTo(asked, 'instruct')
  const chainId = chain?.id ?? own ?? (open.length === 1 ? open[0]?.id : undefined)
  const about = district !== undefined ? { all: true } : chainId === undefined ? {} : { chain: chainId }
  const right = asked.may('instruct', about)
  if (!right.allow) return refused(asked, right, 'instruct', chainId)
  if (district === undefined && chainId === undefined)
    return say(
      whichChain(
        open.map(({ name }) => name),
        `批示 ${open[0]?.name ?? ''} ${rest}`,
      ),
    )
  const object: OrderObject =
    district === undefined ? { words: String(chainId), chainId } : { words: districtObject, chainId: undefined }
  return orderAnswer(asked, object, given)
}

/** `批示 同意`: what a chief thinks of something is for people, and becomes no number. */
const opinion = async (asked: Asked, words: string): Promise<Answer | undefined> => {
  const chief = chiefWordsOf(words) === 'told' ? await chiefSays(asked, undefined) : undefined
  return chief && toOffice(asked, chief)
}

/** What asks for something to be done, and is more than filters of a list. */
const isOrder = async (asked: Asked, words: string, text: unknown, named: boolean): Promise<boolean> => {
  const read = await readFilters(asked, kinds.instruction, words)
  if ('fault' in read || read.wish.text === undefined) return false
  return typeof text === 'string' && (/^[请要让]/u.test(text) || (named && chiefWordsOf(text) === 'told'))
}

const orderAnswer = async (
  asked: Asked,
  object: OrderObject,
  given: Readonly<Record<string, unknown>>,
): Promise<Answer> => {
  const { card, record, form } = await answerOrder(asked, object, { given, via: 'chat', sourceKey: asked.messageId })
  return {
    where: 'private',
    content: { card },
    topic: 'record-card',
    ...(record && { item: { id: record.id, ...(record.chainId !== undefined && { chain: record.chainId }) } }),
    ...(form && { formOpen: true }),
  }
}

export const isInstruction = (kind: Kind): boolean => kind.key === kinds.instruction.key
