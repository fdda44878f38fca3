import { month } from '../monthly/month.ts'
import type { ReportKind } from './report-kind.ts'
import { week } from './week.ts'

/** Every kind of report that is owed. Lists show them in this order. */
export const reportKinds: readonly ReportKind[] = [week, month]
