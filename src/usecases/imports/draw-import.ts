import { type ImportView, importCard } from '../../cards/import.ts'
import type { Card } from '../../cards/kit/card.ts'
import type { ImportProgress, RecordImport } from '../../db/imports.ts'
import * as t from '../../texts/imports.ts'
import { kindOf } from '../records/kinds.ts'

/** Faults that its report shows. */
export const mostFaults = 8

/** What applying came to: how many were made and corrected, how many rows no longer fitted, and how many said what stood there already. */
export type Applied = Pick<ImportProgress, 'made' | 'corrected' | 'left' | 'same'>

/** The report of a file: what can be taken, what is wrong; later what became of it. */
export const drawImport = (one: RecordImport, done?: Applied): Card => {
  const word = kindOf(one.kind)?.word ?? ''
  const { counts, faults, state } = one
  const all = counts.faults ?? faults.length
  const said = {
    open: [
      ...(counts.fit === 0 && counts.faulty === 0 ? [t.nothingChanges] : []),
      ...(counts.corrects ? [t.corrects(counts.corrects)] : []),
    ],
    applying: [t.applying(counts.fit)],
    done: done
      ? [
          t.applied(done.made, done.corrected),
          ...(done.same > counts.same ? [t.thereAlready(done.same - counts.same)] : []),
          ...(done.left > 0 ? [t.notApplied(done.left)] : []),
        ]
      : [],
    dropped: [t.dropped],
  }[state]
  const view: ImportView = {
    title: t.importTitle(word),
    fileName: one.fileName,
    counts: t.countLine(counts),
    said: [...(state === 'open' && counts.columns ? t.columnLines(counts.columns) : []), ...said],
    faults: state === 'dropped' ? [] : faults.slice(0, mostFaults).map((fault) => t.faultLine(word, fault)),
    more: all > mostFaults ? t.moreFaults(all - mostFaults) : undefined,
    note: faults.length > 0 && state === 'open' ? t.markedComes : undefined,
    state,
    buttons:
      state !== 'open' || counts.fit === 0
        ? []
        : [
            { label: t.applyLabel(counts.fit), kind: 'primary', action: { on: 'import', do: 'apply', import: one.id } },
            { label: t.dropLabel, action: { on: 'import', do: 'drop', import: one.id } },
          ],
  }
  return importCard(view)
}
