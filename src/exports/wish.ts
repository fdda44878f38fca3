import type { ExportScope } from '../db/export-source.ts'
import type { PrintedBulletin } from '../domain/bulletin.ts'

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
export type AnyWish = FileWish | BulletinWish

/** Spreadsheets become unusable long before the million rows they allow. */
export const mostRows = 100_000

export type Made =
  | { ok: true; bytes: Uint8Array; rows: number }
  | { ok: false; reason: 'nothing' | 'too-many-rows'; rows: number }
