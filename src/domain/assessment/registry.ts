import { adopted } from './rules-by-kind/adopted.ts'
import { handBonus, handDeduction, handScore } from './rules-by-kind/by-hand.ts'
import { casesInTime } from './rules-by-kind/cases-in-time.ts'
import { chainFirms } from './rules-by-kind/chain-firms.ts'
import { completeness } from './rules-by-kind/completeness.ts'
import { energyRatio } from './rules-by-kind/energy-ratio.ts'
import { growthMargin } from './rules-by-kind/growth-margin.ts'
import { lateReports } from './rules-by-kind/late-reports.ts'
import { missedReports } from './rules-by-kind/missed-reports.ts'
import { outputTarget } from './rules-by-kind/output-target.ts'
import { projects } from './rules-by-kind/projects.ts'
import { tasksOnTime } from './rules-by-kind/tasks-on-time.ts'
import { titlesWon } from './rules-by-kind/titles-won.ts'
import { unfixedReturns } from './rules-by-kind/unfixed-returns.ts'

/** Every way of computing a line. A new one is a file and a line here. No figure of replying fast, reading or logging in is among them, and none may be. */
export const ruleKinds = [
  outputTarget,
  growthMargin,
  energyRatio,
  chainFirms,
  titlesWon,
  projects,
  tasksOnTime,
  casesInTime,
  completeness,
  lateReports,
  missedReports,
  unfixedReturns,
  handDeduction,
  handBonus,
  handScore,
  adopted,
] as const
