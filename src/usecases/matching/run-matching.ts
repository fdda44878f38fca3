import { readChain } from '../../db/chains.ts'
import type { Outgoing } from '../../db/outbox.ts'
import { settle } from '../../db/outbox-delivery.ts'
import { readActor } from '../../db/people.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { called } from '../../domain/kinds/meeting-guests.ts'
import type { Match } from '../../domain/matching/match.ts'
import { isPerson } from '../../domain/records/field.ts'
import { ownTaskForce } from '../../domain/records/known.ts'
import { decide } from '../../domain/rights.ts'
import type { Matched } from '../../exports/worker.ts'
import * as t from '../../texts/matching.ts'
import type { Sentence } from '../../texts/plain.ts'
import { audited } from '../audited.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { saveNew } from '../records/create-record.ts'
import { follow } from '../records/follow.ts'
import { kinds } from '../records/kinds.ts'
import { numberOf } from '../records/names.ts'
import { sayPrivately, sendOnErrand } from '../say.ts'

export interface MatchErrand {
  openId: string
  /** Whose demands; left out: of every chain. */
  chain?: string | undefined
}

/** So many new pairs at a time: each is a message to two sides. */
const mostAtOnce = 10

/** 撮合: compared outside of this transaction; what comes of it is said in private. */
export const startMatching = (ctx: ActorCtx, chain: string | undefined, messageId: string): Promise<void> =>
  sendOnErrand(ctx, 'match', `match/${messageId}`, { type: 'message_id', id: messageId }, {
    openId: ctx.actor.openId,
    chain,
  } satisfies MatchErrand)

/** Writes the best new pairs down, which tells both sides of each, and says to whoever asked how it went. */
export const takeMatched = async (ctx: Ctx, row: Outgoing, matched: Matched | undefined): Promise<void> => {
  // Somebody else has the row now, and tells.
  if (!(await settle(ctx.tx, row, { state: 'sent', at: ctx.now }))) return
  const { openId, chain } = JSON.parse(row.body) as MatchErrand
  const actor = await readActor(ctx.tx, openId)
  const say = (text: Sentence) =>
    sayPrivately(ctx, { openId, personId: actor.personId }, `match/${row.id}/told`, { text })
  if (!decide(actor, 'pairing-raise', chain === undefined ? { all: true } : { chain }, { kind: 'p2p' }).allow) return
  if (!matched) return say(t.matchFailed)
  const own = { ...ctx, actor }
  const made: StoredRecord[] = []
  for (const match of matched.found) {
    if (made.length === mostAtOnce) break
    const record = await propose(own, match, row.id)
    if (record) made.push(record)
  }
  const scope = chain === undefined ? undefined : (await readChain(ctx.tx, chain))?.name
  await audited(own, 'pairing/propose', {
    object: row.id,
    chain,
    detail: { made: made.length, found: matched.found.length },
  })
  await say(
    t.matchDone({
      scope,
      demands: matched.demands,
      supplies: matched.supplies,
      made: made.map((record) => `${numberOf(ctx, record)} ${record.title}`),
      left: matched.found.length - made.length,
    }),
  )
}

/** @returns undefined where a row has gone or become 敏感 meanwhile. */
const propose = async (ctx: ActorCtx, match: Match, row: string): Promise<StoredRecord | undefined> => {
  const [demand, supply] = [await readRecord(ctx.tx, match.demand), await readRecord(ctx.tx, match.supply)]
  if (!isOffered(demand) || !isOffered(supply)) return undefined
  const { personId, name, grants } = ctx.actor
  const made = await saveNew(ctx, {
    kind: kinds.pairing,
    chainId: demand.chainId,
    source: t.matchSource,
    via: 'chat',
    sourceKey: `match/${row}/${match.demand}/${match.supply}`,
    openEnded: true,
    by: { personId, name, post: grants[0]?.role },
    values: {
      item: String(demand.values.item),
      buyer: demand.values.firm,
      offer: String(supply.values.item),
      seller: supply.values.firm,
      why: t.whyAlike(match.why),
      demand: demand.id,
      supply: supply.id,
      guests: [await sideOf(ctx, supply)],
      // And whoever wrote the row down.
      ...(supply.raisedBy !== undefined && called({ id: supply.raisedBy, name: supply.raisedByName })),
      ...(demand.unit !== undefined && { unit: demand.unit }),
    },
  })
  await follow(ctx, { ...made, before: undefined })
  return made.record
}

type OfferedRow = StoredRecord & { values: { firm: { id: string; name: string } } }
const isOffered = (row: StoredRecord | undefined): row is OfferedRow =>
  row?.open === true && !row.sensitive && isPerson(row.values.firm)

/** Who speaks for the other side: the unit of its row, else its chain. */
const sideOf = async ({ tx }: Ctx, { unit, chainId }: StoredRecord): Promise<string> =>
  unit !== undefined && unit !== ownTaskForce
    ? unit
    : ((chainId === undefined ? undefined : (await readChain(tx, chainId))?.name) ?? ownTaskForce)
