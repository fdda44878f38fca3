import { findRecords } from '../../db/records.ts'
import { chainsFor } from '../../domain/rights.ts'
import { dayOf } from '../../domain/time.ts'
import { safePart } from '../../exports/file-name.ts'
import { type LedgerWish, mostRows } from '../../exports/wish.ts'
import { allChainsWord } from '../../texts/commands.ts'
import { tooManyRows } from '../../texts/exports.ts'
import * as t from '../../texts/ledger-file.ts'
import type { Sentence } from '../../texts/plain.ts'
import { districtWide } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { queryOf } from '../records/draw-list.ts'
import { asksUnit, type Kind } from '../records/kinds.ts'
import type { ListWish } from '../records/read-filters.ts'
import { type FileAsked, queueFile } from './queue-file.ts'

/** What is open of every kind as a Word file, of the chains this person may export. @param wishes what is asked for, kind by kind */
export const requestLedger = async (
  ctx: ActorCtx,
  wishes: ReadonlyMap<Kind, ListWish>,
  asked: FileAsked,
): Promise<Sentence> => {
  const { rules } = ctx
  // The words are the same for each of them.
  const [{ chain, district } = { chain: undefined }] = wishes.values()
  const today = dayOf(ctx.now, rules.zone)
  const kinds: LedgerWish['ledger']['kinds'] = []
  for (const [kind, { query, ...wish }] of wishes) {
    const wanted = await queryOf(ctx, kind, { ...wish, query: { ...query, open: true } }, 'export')
    const records = await findRecords(ctx.tx, wanted, { limit: mostRows + 1, offset: 0 })
    const of = records.map(({ id }) => id)
    if (of.length > 0) kinds.push({ word: kind.word, of, states: kind.texts.states, unit: asksUnit(kind) })
  }
  const scope = chain ? chain.name : district ? districtWide : allChainsWord
  const name = t.ledgerFileName(safePart(chain?.aliases[0] ?? scope), today, rules.demo)
  const count = kinds.reduce((sum, { of }) => sum + of.length, 0)
  if (count === 0) return t.nothingOpenIn(scope)
  if (count > mostRows) return tooManyRows(name, count, mostRows)
  const chains = chain ? [chain.id] : chainsFor(ctx.actor, 'export')
  const file: LedgerWish = {
    ledger: { kinds, chains, ofMany: !chain && !district && (chains === 'all' || chains.length > 1) },
    title: t.ledgerFileTitle(scope),
    subtitle: t.ledgerAsOf(today, rules.demo),
    name,
  }
  return (await queueFile(ctx, { wish: file, chain: chain?.id }, asked)).said
}
