import type { ExportScope } from '../db/export-source.ts'
import type { BulletinLine, PrintedBulletin } from '../domain/bulletin.ts'
import type { ChainMap } from '../domain/chain-map.ts'
import type { Gauge, Trend } from '../domain/charts.ts'
import type { SheetColumn } from '../domain/records/sheet.ts'
import type { Action } from '../domain/rights.ts'
import type { Instant } from '../domain/time.ts'

export type FileFormat = 'xlsx' | 'docx'

/** What a file is to hold, frozen when it was asked for. */
export interface FileWish extends ExportScope {
  format: FileFormat
  /** The file's name, its ending included. */
  name: string
  /** The office's zone, in which times are written. */
  zone: string
  /** The file says 演示数据. */
  demo: boolean
  /** Months in a sheet of their own, figures as typed: never in a file for a group. */
  months?: true
  /** With the words about risks, which tell of single enterprises: never in a file for a group. */
  riskDetails?: true
}

/** A 简报, as it stood when it was asked for: the text lies in the wish itself. */
export interface BulletinWish {
  bulletin: PrintedBulletin
  name: string
}

/** Records of one kind, or with a guide and no records the template of an import. All that a kind's declaration says of it lies in the wish itself. */
export interface RecordsWish {
  records: {
    /** By id, with the workdays each is overdue. */
    of: readonly { id: string; late: number }[]
    /** What the right is asked for when the file is made. */
    chains: readonly string[] | 'all'
    right: Action
  }
  sheet: {
    word: string
    /** What the sheet is called, where that is not the word. */
    called?: string
    columns: readonly { column: SheetColumn; title: string }[]
    states: Readonly<Record<string, string>>
  }
  guide?: readonly (readonly string[])[]
  name: string
  zone: string
}

/** What is open of every kind, in the order of the list: the worst light first. */
export interface LedgerWish {
  ledger: {
    kinds: { word: string; of: readonly string[]; states: Readonly<Record<string, string>>; unit: boolean }[]
    /** What the right is asked for when the file is made. */
    chains: readonly string[] | 'all'
    /** Of several chains: each line says which. */
    ofMany: boolean
  }
  title: string
  subtitle: string
  name: string
}

/** A filled template with what is wrong marked in its own place: the rows are read when it is made. */
export interface MarkedWish {
  /** The import's id. */
  marked: string
  right: Action
  sheet: RecordsWish['sheet']
  name: string
  zone: string
}

/** A document about one record, as it stood when it was asked for: whoever may see the record may have it. */
export interface DocumentWish {
  document: { title: string; subtitle: string; lines: BulletinLine[]; signed: string[] }
  record: string
  name: string
}

/** One event for a calendar. */
export interface EventWish {
  event: {
    uid: string
    stamp: Instant
    sequence: number
    start: Instant
    title: string
    place: string
    text: string
  }
  record: string
  name: string
}

/** The map of one chain, as it stood when it was asked for: a picture, or a file to open. */
export interface MapWish {
  map: ChainMap
  /** What the right is asked for when the file is made. */
  chain: string
  format: 'png' | 'svg' | 'html'
  name: string
}

/** 考核 of a year, computed when the file is made. */
export interface AssessmentWish {
  assessment: { year: number; form: 'table' | 'notice' | 'city' }
  at: Instant
  zone: string
  demo: boolean
  name: string
}
/** Gauges or trends, as they stood when they were asked for. */
export interface ChartWish {
  chart: { title: string } & ({ gauges: readonly Gauge[] } | { trends: readonly Trend[] })
  /** What the right is asked for when the file is made. */
  right: Action
  chains: readonly string[] | 'all'
  name: string
}
export type AnyWish =
  | ChartWish
  | AssessmentWish
  | FileWish
  | BulletinWish
  | RecordsWish
  | LedgerWish
  | MarkedWish
  | DocumentWish
  | EventWish
  | MapWish

/** Spreadsheets become unusable long before the million rows they allow. */
export const mostRows = 100_000

export type Made =
  /** `name` where it became another sort of file than was asked for. */
  | { ok: true; bytes: Uint8Array; rows: number; name?: string }
  | { ok: false; reason: 'nothing' | 'too-many-rows'; rows: number }
