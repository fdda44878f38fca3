import { closedChainCard } from '../../cards/closed-chain.ts'
import type { Card } from '../../cards/kit/card.ts'
import { allChains, readChain } from '../../db/chains.ts'
import { newId } from '../../db/ids.ts'
import { openRecordsOfChain } from '../../db/open-records.ts'
import { endGrant, holders } from '../../db/people.ts'
import { cardsOfClosedChain } from '../../db/record-cards.ts'
import type { StoredRecord } from '../../db/records.ts'
import { districtWide } from '../../texts/records.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { officePeople } from '../reminding/recipients.ts'
import { inWorkingHours, patchCard, sendTo } from '../say.ts'
import { kindOf } from './kinds.ts'
import { noteRecord } from './note-record.ts'
import { patchRecordCards } from './patch-record.ts'
import { countsOf } from './people-change.ts'

/** How its cards are found again. */
const cardKey = (chainId: string): string => `closed-chain/${chainId}`

/**
 * A chain is no more: its open records keep chain and number and their clocks run, what its chief decided is the office's, and each of the office
 * gets one card that asks where they go.
 */
export const chainClosed = async (ctx: Ctx, chainId: string): Promise<void> => {
  for (const { grant } of await holders(ctx.tx, 'chief', chainId)) await endGrant(ctx.tx, grant.id, ctx.now)
  if ((await leftOpen(ctx, chainId)).length === 0) return
  const content = { card: await drawClosedChain(ctx, chainId) }
  for (const to of await officePeople(ctx.tx))
    await sendTo(ctx, to, {
      cause: `${cardKey(chainId)}/${newId('at')}`,
      topic: 'alarm',
      content,
      about: { itemId: cardKey(chainId) },
      notBefore: inWorkingHours(ctx),
    })
}

/** What somebody still has to work; rows of its lists tell of the chain and stay with it. */
const leftOpen = async ({ tx }: Ctx, chainId: string): Promise<StoredRecord[]> =>
  (await openRecordsOfChain(tx, chainId)).filter(({ kind }) => !kindOf(kind)?.declared.review)

export const drawClosedChain = async (
  ctx: Ctx,
  chainId: string,
  settled?: { by: string; to: string },
): Promise<Card> => {
  const chain = await readChain(ctx.tx, chainId)
  const open = await leftOpen(ctx, chainId)
  return closedChainCard({
    chain: chainId,
    chainName: chain?.name ?? chainId,
    open: open.length,
    counts: countsOf(open),
    chains: (await allChains(ctx.tx)).map(({ id, name }) => ({ value: id, label: name })),
    settled,
  })
}

/** All that is open of a closed chain goes to another one, or to the district; what was closed stays where it was. Undefined: nothing is left to move. */
export const moveRecords = async (
  ctx: ActorCtx,
  chainId: string,
  to: string | undefined,
  clicked: string,
): Promise<Card | undefined> => {
  const { actor, tx, now } = ctx
  const open = await leftOpen(ctx, chainId)
  if (open.length === 0) return undefined
  const name = to === undefined ? districtWide : ((await readChain(tx, to))?.name ?? to)
  const by = { personId: actor.personId, personName: actor.name }
  for (const record of open) {
    const moved = await noteRecord(ctx, record, { chainId: to }, { step: 'moved-chain', ...by, given: { to: name } })
    await patchRecordCards(ctx, moved, undefined)
  }
  const card = await drawClosedChain(ctx, chainId, { by: actor.name, to: name })
  for (const id of await cardsOfClosedChain(tx, cardKey(chainId)))
    if (id !== clicked) await patchCard(ctx, id, `moved-${now}`, card)
  return card
}
