import { findRecords } from '../../db/records.ts'
import { chainsFor } from '../../domain/rights.ts'
import { dayOf } from '../../domain/time.ts'
import { safePart, safeParts } from '../../exports/file-name.ts'
import { type LedgerWish, mostRows } from '../../exports/wish.ts'
import { tooManyRows } from '../../texts/exports.ts'
import * as t from '../../texts/ledger-file.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { ActorCtx } from '../context.ts'
import { queryOf } from '../records/draw-list.ts'
import { asksUnit, type Kind } from '../records/kinds.ts'
import type { ListWish } from '../records/read-filters.ts'
import { type FileAsked, queueFile } from './queue-file.ts'
import { scopeOf } from './scope-name.ts'

/** What is open of every kind as a Word file, of the chains this person may export. @param wishes what is asked for, kind by kind */
export const requestLedger = async (
  ctx: ActorCtx,
  wishes: ReadonlyMap<Kind, ListWish>,
  asked: FileAsked,
): Promise<Sentence> => {
  const { rules } = ctx
  // The words are the same for each of them.
  const [one = { query: {} }] = wishes.values()
  const { narrowed = [] } = one
  const { name: scope, short, chain } = await scopeOf(ctx, one)
  const today = dayOf(ctx.now, rules.zone)
  const kinds: LedgerWish['ledger']['kinds'] = []
  for (const [kind, { query, ...wish }] of wishes) {
    const wanted = await queryOf(ctx, kind, { ...wish, query: { ...query, open: true } }, 'export')
    const records = await findRecords(ctx.tx, wanted, { limit: mostRows + 1, offset: 0 })
    const of = records.map(({ id }) => id)
    if (of.length > 0) kinds.push({ word: kind.word, of, states: kind.texts.states, unit: asksUnit(kind) })
  }
  const name = t.ledgerFileName(safePart(short), safeParts(narrowed), today, rules.demo)
  const count = kinds.reduce((sum, { of }) => sum + of.length, 0)
  if (count === 0) return t.nothingOpenIn(scope, narrowed)
  if (count > mostRows) return tooManyRows(name, count, mostRows)
  const chains = chain ? [chain.id] : chainsFor(ctx.actor, 'export')
  const file: LedgerWish = {
    ledger: { kinds, chains, ofMany: !chain && !one.district },
    title: t.ledgerFileTitle(scope),
    subtitle: t.ledgerAsOf(today, narrowed, rules.demo),
    name,
  }
  return (await queueFile(ctx, { wish: file, chain: chain?.id }, asked)).said
}
