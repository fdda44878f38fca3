import type { StoredRecord } from '../../db/records.ts'
import type { Value } from '../../domain/records/field.ts'
import { cutText } from '../../domain/text.ts'
import { monthDay } from '../../texts/dates.ts'
import type { Ctx } from '../context.ts'
import { fieldLine, spoken } from './draw-record.ts'
import type { Kind } from './kinds.ts'
import { surroundingsOf } from './surroundings.ts'
import { viewOf } from './views.ts'

const longestColumn = 20

/** The columns that a kind declares, as its row says them. @param inGroup nothing that says something of one firm */
export const columnsOf = async (ctx: Ctx, kind: Kind, record: StoredRecord, inGroup: boolean): Promise<string[]> => {
  const { computed, columns, guarded = {} } = kind.declared
  const shown: Readonly<Record<string, Value | undefined>> = {
    ...record.values,
    ...computed?.(record, await surroundingsOf(ctx, record.id)),
    ...(await viewOf(kind)?.values?.(ctx, record)),
    raisedBy: record.raisedByName,
  }
  const saidOf = (key: string): string[] => {
    // What these are everybody sees.
    if (key === 'unit') return [record.unit ?? []].flat()
    if (key === 'due') return record.due === undefined ? [] : [monthDay(record.due)]
    const value = shown[key]
    const said = inGroup && guarded[key] && value !== undefined ? guarded[key](value) : value
    return fieldLine(kind, key, typeof said === 'string' ? spoken(ctx, said) : said)
  }
  return columns.flatMap(saidOf).map((line) => cutText(line, longestColumn).text)
}
