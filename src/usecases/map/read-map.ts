import type { Chain } from '../../db/chains.ts'
import { membersOfChain } from '../../db/map-firms.ts'
import { findRecords, type StoredRecord } from '../../db/records.ts'
import type { ChainMap, FirmRole, Gap, Segment } from '../../domain/chain-map.ts'
import { mapOf } from '../../domain/map-of-rows.ts'
import { isPerson } from '../../domain/records/field.ts'
import { isStale } from '../../domain/records/review.ts'
import { dayOf } from '../../domain/time.ts'
import type { Ctx } from '../context.ts'
import { numberOf } from '../records/names.ts'

/** More rows of one list than a chain has. */
const most = 5_000

const textOf = ({ values }: StoredRecord, key: string): string => {
  const value = values[key]
  return isPerson(value) ? value.name : typeof value === 'string' ? value : ''
}

/** The map of a chain from what its lists, the register and the ledger say now. What is 敏感 stands in no picture. */
export const readMap = async (ctx: Ctx, chain: Chain): Promise<ChainMap> => {
  const { tx, rules } = ctx
  const today = dayOf(ctx.now, rules.zone)
  const rows = (kind: string) =>
    findRecords(tx, { kind, chains: [chain.id], open: true, sensitive: false }, { limit: most, offset: 0 })
  const stale = (row: StoredRecord): boolean => isStale(row, today)
  const looked = (row: StoredRecord) => ({ checkedOn: textOf(row, 'updated_on') || undefined, stale: stale(row) })
  const firmsFrom = async (kind: string, role: FirmRole, where: string) =>
    (await rows(kind)).map((row) => ({
      name: textOf(row, 'firm'),
      role,
      at: textOf(row, where) || undefined,
      stale: stale(row),
    }))
  return mapOf(
    {
      nodes: (await rows('L15')).map((row) => ({
        name: row.title,
        segment: textOf(row, 'segment') as Segment,
        ...looked(row),
      })),
      gaps: (await rows('L05')).map((row) => ({ name: row.title, gap: textOf(row, 'gap') as Gap, ...looked(row) })),
      fields: (await rows('L04')).map((row) => ({ node: textOf(row, 'node'), ...looked(row) })),
      firms: [
        ...(await firmsFrom('L01', '链主', 'node')),
        ...(await firmsFrom('L02', '骨干', 'node')),
        ...(await firmsFrom('L03', '配套', 'product')),
      ],
      members: await membersOfChain(tx, chain.id),
      parks: (await rows('L11')).map((row) => ({ name: textOf(row, 'park'), nodes: textOf(row, 'nodes') })),
      projects: (await rows('L12')).map((row) => ({
        name: row.title,
        light: row.lit?.light,
        firm: textOf(row, 'firm') || undefined,
      })),
      risks: (await rows('risk')).map((row) => ({
        name: `${row.title} ${numberOf(ctx, row)}`,
        light: row.lit?.light,
        product: textOf(row, 'product'),
        firms: Array.isArray(row.values.firms) ? (row.values.firms as readonly string[]) : [],
      })),
    },
    { chain: chain.name, asOf: today, demo: rules.demo },
  )
}
