import { relayCard } from '../../cards/relay.ts'
import { type Chain, readChain } from '../../db/chains.ts'
import { readItemParts } from '../../db/item-parts.ts'
import { itemId } from '../../db/items.ts'
import type { Sent } from '../../db/outbox.ts'
import type { Place } from '../../domain/people.ts'
import { cutText } from '../../domain/text.ts'
import type { Instant } from '../../domain/time.ts'
import { outgoingTitles } from '../../texts/alarms.ts'
import { shortTimeText } from '../../texts/dates.ts'
import type { Sentence } from '../../texts/plain.ts'
import { relayed, relayInPrivate, relayNobody } from '../../texts/relay.ts'
import { askText, chatUseText, roleWords } from '../../texts/words.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { officeRecipients } from '../reminding/recipients.ts'
import { kindOfItem, periodNamed } from '../reports/report-item.ts'
import { sendTo } from '../say.ts'

/** More is a paper, and is handed over as one. */
const longest = 1000

export interface SaidByChief {
  messageId: string
  words: string
  sentAt: Instant
  place: Place
  /** Whose chief it is; none for the leading group, and where a chief of several chains names none. */
  chain?: Chain | undefined
  /** The card that was answered. */
  card?: Sent | undefined
}

/**
 * Hands a chief's words to the office as they stand, once for each message. Nothing is created by it.
 * @returns what the chief is told.
 */
export const relayWords = async (ctx: ActorCtx, said: SaidByChief): Promise<Sentence> => {
  const recipients = await officeRecipients(ctx.tx)
  if (recipients.length === 0) return relayNobody
  const { text: words, cut } = cutText(said.words, longest)
  const cutAt = cut ? longest : undefined
  const { chain, card, place } = said
  const post = ctx.actor.grants.some((one) => one.role === 'chief' && (!chain || one.chain === chain.id))
    ? `${chain?.name ?? ''}${roleWords.chief}`
    : roleWords.leader
  const view = {
    name: ctx.actor.name,
    post,
    atText: shortTimeText(said.sentAt, ctx.rules.zone),
    where: await whereWords(ctx, place),
    words,
    cutAt,
    answers: card && (await answered(ctx, card)),
  }
  for (const to of recipients)
    await sendTo(ctx, to, {
      cause: `relay/${said.messageId}`,
      topic: 'relay',
      content: { card: relayCard(view) },
      about: { chainId: chain?.id, period: card?.period },
    })
  await audited(ctx, 'relay', { object: card?.dedupeKey ?? '', chain: chain?.id, place: place.kind })
  return relayed(words, cutAt)
}

const whereWords = async ({ tx }: Ctx, place: Place): Promise<string> => {
  if (place.kind !== 'group') return relayInPrivate
  return chatUseText(place.use, place.chain === undefined ? undefined : (await readChain(tx, place.chain))?.name)
}

/** What was answered, and what the weekly report it shows asks for now. */
const answered = async (ctx: Ctx, { topic, chainId, period }: Sent) => {
  const named = period === undefined ? undefined : await periodNamed(ctx, period)
  const chain = chainId === undefined ? undefined : await readChain(ctx.tx, chainId)
  const id = period !== undefined && chainId !== undefined ? itemId(chainId, period) : undefined
  const content = id && kindOfItem(ctx, id) ? (await readItemParts(ctx.tx, id))?.current?.content : undefined
  return {
    what: outgoingTitles[topic],
    about: [chain?.name, named?.kind.words(named.plan, ctx.rules).short].filter(Boolean).join('，'),
    ask: content ? askText(content.askLevel, content.askDetail) : '',
  }
}
