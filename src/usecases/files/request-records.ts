import { findRecords, type StoredRecord } from '../../db/records.ts'
import { overdueBy } from '../../domain/records/light.ts'
import { chainsFor } from '../../domain/rights.ts'
import { dayOf } from '../../domain/time.ts'
import { safePart, safeParts } from '../../exports/file-name.ts'
import { mostRows, type RecordsWish } from '../../exports/wish.ts'
import { tooManyRows } from '../../texts/exports.ts'
import type { Sentence } from '../../texts/plain.ts'
import { keptWord, openWord } from '../../texts/records.ts'
import * as t from '../../texts/sheets.ts'
import type { ActorCtx } from '../context.ts'
import { queryOf } from '../records/draw-list.ts'
import { hasEnd, type Kind } from '../records/kinds.ts'
import type { ListWish } from '../records/read-filters.ts'
import { importRight } from '../records/rights.ts'
import { guideOf, sheetName, sheetOf } from '../records/sheet.ts'
import { type FileAsked, queueFile } from './queue-file.ts'
import { scopeOf } from './scope-name.ts'

/** A list of a kind as a file: those of it whose chains this person may export. */
export const requestRecords = async (
  ctx: ActorCtx,
  kind: Kind,
  wish: ListWish,
  asked: FileAsked,
): Promise<Sentence> => {
  const { tx, now, rules } = ctx
  const today = dayOf(now, rules.zone)
  const query = await queryOf(ctx, kind, wish, 'export')
  const records = await findRecords(tx, query, { limit: mostRows + 1, offset: 0 })
  if (records.length === 0) return t.noRecords(kind.word)
  const { short } = await scopeOf(ctx, wish)
  const kept = query.open ? [hasEnd(kind) ? openWord : keptWord] : []
  const narrowed = safeParts([...new Set([...kept, ...(wish.narrowed ?? [])])])
  const name = t.sheetFileName(sheetName(kind), safePart(short), narrowed, today, rules.demo)
  if (records.length > mostRows) return tooManyRows(name, records.length, mostRows)
  const file: RecordsWish = {
    records: {
      of: records.map((record) => ({ id: record.id, late: lateOf(ctx, record) })),
      chains: wish.chain ? [wish.chain.id] : chainsFor(ctx.actor, 'export'),
      right: 'export',
    },
    sheet: sheetOf(kind, true),
    name,
    zone: rules.zone,
  }
  return (await queueFile(ctx, { wish: file, chain: wish.chain?.id }, asked)).said
}

/** While its clock runs, by today; else as it was when it ended. */
const lateOf = ({ now, rules }: ActorCtx, { lit, due, values }: StoredRecord): number => {
  if (lit && due !== undefined) return overdueBy(due, dayOf(now, rules.zone), rules.calendar)
  return typeof values.late === 'number' ? values.late : 0
}

/** The empty sheet of a kind, to be filled in and sent back. */
export const requestTemplate = async (ctx: ActorCtx, kind: Kind, asked: FileAsked): Promise<Sentence> => {
  const wish: RecordsWish = {
    records: { of: [], chains: chainsFor(ctx.actor, importRight(kind)), right: importRight(kind) },
    sheet: sheetOf(kind, false),
    guide: guideOf(kind),
    name: t.templateName(sheetName(kind)),
    zone: ctx.rules.zone,
  }
  return (await queueFile(ctx, { wish, making: t.templateComing(kind.word) }, asked)).said
}
