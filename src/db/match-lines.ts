import type { Demand, Supply } from '../domain/matching/match.ts'
import { isPerson } from '../domain/records/field.ts'
import { openReading } from './reading.ts'
import { readable } from './record-row.ts'
import type { StoredRecord } from './records.ts'
import type { Database } from './schema.ts'

/** What is needed and what is offered now, and the pairs that were proposed before. 敏感 rows are proposed to nobody. */
export interface MatchLines {
  demands: Demand[]
  supplies: Supply[]
  known: string[]
}

/** Read past the serving thread: ten thousand rows are more than it may stop for. @param chain whose demands; left out, all of them */
export const readMatchLines = (place: string, chain: string | undefined): MatchLines => {
  const raw = openReading(place)
  try {
    // One that cannot be read is compared with nothing, and stops nothing.
    const rows = (kind: string): StoredRecord[] =>
      readable(
        raw
          .prepare('select * from record where kind = ? and open = 1 and sensitive = 0 order by no')
          .all(kind) as Database['record'][],
        [],
      )
    // By the causes of the pairs, which name both rows: also of a pair that itself cannot be read.
    const known = raw
      .prepare("select source_key from record_step where source_key >= 'match/' and source_key < 'match0'")
      .pluck()
      .all()
      .map((cause) => String(cause).split('/').slice(2).join(' '))
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
