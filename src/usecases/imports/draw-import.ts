import { type ImportView, importCard } from '../../cards/import.ts'
import type { Card } from '../../cards/kit/card.ts'
import type { RecordImport } from '../../db/imports.ts'
import * as t from '../../texts/imports.ts'
import { kindOf } from '../records/kinds.ts'

const mostFaults = 8

/** What applying came to: how many were made and corrected, and how many rows no longer fitted. */
export interface Applied {
  made: number
  corrected: number
  left: number
}

/** The report of a file: what can be taken, what is wrong; later what became of it. */
export const drawImport = (one: RecordImport, done?: Applied): Card => {
  const word = kindOf(one.kind)?.word ?? ''
  const { counts, faults, state } = one
  const said = {
    open: counts.fit === 0 && counts.faulty === 0 ? [t.nothingChanges] : [],
    applying: [t.applying(counts.fit)],
    done: done ? [t.applied(done.made, done.corrected), ...(done.left > 0 ? [t.notApplied(done.left)] : [])] : [],
    dropped: [t.dropped],
  }[state]
  const view: ImportView = {
    title: t.importTitle(word),
    fileName: one.fileName,
    counts: t.countLine(counts),
    said: [...(state === 'open' && counts.columns ? t.columnLines(counts.columns) : []), ...said],
    faults: state === 'dropped' ? [] : faults.slice(0, mostFaults).map((fault) => t.faultLine(word, fault)),
    more: faults.length > mostFaults ? t.moreFaults(faults.length - mostFaults) : undefined,
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
