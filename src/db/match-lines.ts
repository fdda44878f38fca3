import Sqlite from 'better-sqlite3'
import type { Demand, Supply } from '../domain/matching/match.ts'
import { isPerson } from '../domain/records/field.ts'
import { toRecord } from './record-row.ts'
import type { StoredRecord } from './records.ts'
import type { Database } from './schema.ts'

/** What is needed and what is offered now, and the pairs that were proposed before. 敏感 rows are proposed to nobody. */
export interface MatchLines {
  demands: Demand[]
  supplies: Supply[]
  known: string[]
}

/** Read past the serving thread: ten thousand rows are more than it may stop for. @param chain whose demands; left out, all of them */
export const readMatchLines = (file: string, chain: string | undefined): MatchLines => {
  const raw = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    const rows = (kind: string): StoredRecord[] =>
      raw
        .prepare<[string], Database['record']>(
          'select * from record where kind = ? and open = 1 and sensitive = 0 order by no',
        )
        .all(kind)
        .map(toRecord)
    const known = raw
      .prepare<[], string>(
        `select json_extract(field_values, '$.demand') || ' ' || json_extract(field_values, '$.supply') from record where kind = 'pairing'`,
      )
      .pluck()
      .all()
    const demands = rows('L13').filter(({ chainId }) => chain === undefined || chainId === chain)
    return {
      demands: demands.map(lineOf),
      supplies: rows('L14').map((row) => ({ ...lineOf(row), spare: amountOf(row.values.spare) })),
      known,
    }
  } finally {
    raw.close()
  }
}

const text = (value: StoredRecord['values'][string] | undefined): string => (typeof value === 'string' ? value : '')

const lineOf = ({ id, values }: StoredRecord): Demand => ({
  id,
  firm: isPerson(values.firm) ? values.firm.id : '',
  item: text(values.item),
  spec: text(values.spec),
})

/** `300 吨` */
const amountOf = (value: StoredRecord['values'][string] | undefined): number | undefined => {
  const figure = /^[\d.]+/u.exec(text(value))?.[0]
  return figure === undefined ? undefined : Number(figure)
}
