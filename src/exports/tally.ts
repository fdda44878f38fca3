import type { ItemRow } from '../db/export-source.ts'
import { type countedBy, countTitles } from '../texts/exports.ts'
import { isFiled, isOwed, isReturned } from './columns.ts'
import type { Cell, Column } from './xlsx-sheet.ts'

/** What is counted, from left to right. A new count is one line. */
const counts: readonly { title: string; counts(row: ItemRow): boolean }[] = [
  { title: countTitles.owed, counts: isOwed },
  { title: countTitles.filed, counts: isFiled },
  { title: countTitles.late, counts: (row) => isFiled(row) && row.isLate },
  { title: countTitles.returned, counts: isReturned },
  { title: countTitles.missing, counts: (row) => isOwed(row) && !isFiled(row) && !isReturned(row) },
  { title: countTitles.exempt, counts: (row) => !isOwed(row) },
]

export const countColumns: readonly Column[] = [
  { title: countTitles.by, width: 12 },
  { title: countTitles.name, width: 30, wrap: true },
  ...counts.map(({ title }) => ({ title, width: 9 })),
]

export interface Tally {
  add(row: ItemRow, period: { key: string; name: string }): void
  /** All, then each chain, then each period. */
  rows(): Iterable<readonly Cell[]>
}

type Group = { name: string; figures: number[] }

/** Counts while the reports go by: weeks or months, under their own words. */
export const createTally = (by: (typeof countedBy)[keyof typeof countedBy]): Tally => {
  const all: Group = { name: '', figures: counts.map(() => 0) }
  const chains = new Map<string, Group>()
  const periods = new Map<string, Group>()
  const groupIn = (groups: Map<string, Group>, key: string, name: string): Group => {
    const known = groups.get(key)
    if (known) return known
    const fresh = { name, figures: counts.map(() => 0) }
    groups.set(key, fresh)
    return fresh
  }
  return {
    add(row, { key, name }) {
      const groups = [all, groupIn(chains, row.chainId, row.chain), groupIn(periods, key, name)]
      for (const [index, { counts: counted }] of counts.entries())
        if (counted(row)) for (const { figures } of groups) figures[index] = (figures[index] ?? 0) + 1
    },
    *rows() {
      yield [by.all, all.name, ...all.figures]
      for (const { name, figures } of chains.values()) yield [by.chain, name, ...figures]
      for (const { name, figures } of periods.values()) yield [by.period, name, ...figures]
    },
  }
}
