import type { Sent } from '../../db/outbox.ts'
import type { Revision } from '../../domain/report.ts'
import type { ActorCtx } from '../context.ts'
import type { ReportItem, RevisionOf } from './report-item.ts'

/** A revision has been filed. What was read for it is handed on, so that nobody asks for it again. */
export interface Filed<Report extends ReportItem = ReportItem> {
  report: Report
  revision: RevisionOf<Report>
  /** The one in force before. */
  before: RevisionOf<Report> | undefined
  post: Revision['post']
  /** It answers a return. */
  refiled: boolean
  /** Everything said about the item so far, newest first. */
  sent: readonly Sent[]
  /** The card that was clicked: its answer redraws it. */
  clickedCard: string | undefined
}

/** Somebody who shows that it was filed. All of them stand in one list beside the kind of report. */
export type ShowsFiled<Report extends ReportItem> = (ctx: ActorCtx, filed: Filed<Report>) => Promise<void>
