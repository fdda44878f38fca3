import type { ButtonSpec } from '../../cards/kit/controls.ts'
import type { RecordRow } from '../../cards/record-list.ts'
import type { RecordQuery } from '../../db/record-query.ts'
import { countOf, findRecords, type StoredRecord } from '../../db/records.ts'
import type { ActorCtx } from '../context.ts'
import { rowOf } from './draw-list.ts'
import { stepButton } from './draw-record.ts'
import { type Kind, kindOf } from './kinds.ts'

/** Some rows of a block, and how many there are. */
export interface DeskBlock {
  rows: RecordRow[]
  total: number
  /** There may be more than were looked through. */
  more?: true
  /** Ids of what stands in its rows. */
  records: string[]
}

/** A block while it is filled: which of its rows are drawn, and whether they only open their records. */
export interface Filling extends DeskBlock {
  from: number
  most: number
  opens: boolean
}

/** With what this person works, which several blocks ask for. */
export interface Asker extends ActorCtx {
  worked: NonNullable<RecordQuery['worked']>
}

/** Looked through for what this person may really decide about. */
export const mostLooked = 40
export const page = { limit: mostLooked, offset: 0 }

/** All that a query finds: those on the page as rows, the others counted. */
export const putFound = async (
  ctx: ActorCtx,
  block: Filling,
  query: RecordQuery,
  button?: (kind: Kind, record: StoredRecord) => Promise<ButtonSpec>,
): Promise<void> => {
  const offset = Math.max(0, block.from - block.total)
  const limit = block.most - block.rows.length
  block.total += await countOf(ctx.tx, query)
  if (limit <= 0 || block.total <= block.from) return
  for (const record of await findRecords(ctx.tx, query, { limit, offset })) {
    const kind = kindOf(record.kind)
    if (kind) await draw(ctx, block, { kind, record }, button && (() => button(kind, record)))
  }
}

/** Rows that stand for more than one record. */
export const putRows = (block: Filling, rows: readonly RecordRow[]): void => {
  for (const row of rows) {
    block.total += 1
    if (block.total > block.from && block.rows.length < block.most) block.rows.push(row)
  }
}

/** One more, with the button of its step, where it is there for one. */
export const put = async (
  ctx: ActorCtx,
  block: Filling,
  of: { kind: Kind; record: StoredRecord; step?: string },
): Promise<void> => {
  block.total += 1
  if (block.total <= block.from || block.rows.length >= block.most) return
  const { kind, record, step } = of
  const button = step === undefined ? undefined : stepButton(kind, record, step, aboutOf(kind, record))
  await draw(ctx, block, of, button && (async () => button))
}

const draw = async (
  ctx: ActorCtx,
  block: Filling,
  { kind, record }: { kind: Kind; record: StoredRecord },
  button?: () => Promise<ButtonSpec>,
): Promise<void> => {
  block.rows.push(await rowOf(ctx, kind, record, block.opens ? undefined : await button?.()))
  block.records.push(record.id)
}

export const aboutOf = (kind: Kind, { no }: StoredRecord): string => `${kind.key}_${no}`
