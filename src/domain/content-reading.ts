import type { Light } from './light.ts'
import type { ReportField } from './report-fields.ts'

/** What is read in the content of one kind of report. */
export interface ContentReading<Content = unknown> {
  /** Everything a person wrote in it, for searching. */
  text(content: Content): string
  /** What was picked in it. */
  fields(content: Content): ReportField[]
  light(content: Content): Light
  /** Its first line, as lists show it. */
  headline(content: Content): string
  /** It says 无新增. */
  noNews(content: Content): boolean
  /** Who has written in it beside whoever filed it. */
  names(content: Content): string[]
  /** Without what stands in no group. */
  inGroups(content: Content): Content
}
