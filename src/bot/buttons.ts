import { assessEntryButton, assessmentButton } from './actions/assessment.ts'
import { backupButton } from './actions/backup.ts'
import { bindButton } from './actions/bind.ts'
import { bulletinButton } from './actions/bulletin.ts'
import { carryButton } from './actions/carry.ts'
import { closedChainButton } from './actions/closed-chain.ts'
import { correctButton } from './actions/correct.ts'
import { digestButton } from './actions/digest.ts'
import { exemptButton } from './actions/exempt.ts'
import { importButton } from './actions/import.ts'
import { laterButton } from './actions/later.ts'
import { leaveButton } from './actions/leave.ts'
import { lookButton, searchButton } from './actions/look.ts'
import { mineButton } from './actions/mine.ts'
import { monthButton } from './actions/monthly.ts'
import { namingButton } from './actions/naming.ts'
import { nudgeButton } from './actions/nudge.ts'
import { offerButton } from './actions/offer.ts'
import { openButton } from './actions/open.ts'
import { recordButton } from './actions/record.ts'
import { recordsButton } from './actions/records.ts'
import { reportButton } from './actions/report.ts'
import { returnButton } from './actions/return.ts'
import { sayButton } from './actions/say.ts'
import { settingsButton } from './actions/settings.ts'
import { signButton } from './actions/sign-off.ts'
import { supplementButton } from './actions/supplement.ts'
import { uncertainButton } from './actions/uncertain.ts'
import { versionsButton } from './actions/versions.ts'
import { weeklyButton } from './actions/weekly.ts'
import { weeksButton } from './actions/weeks.ts'
import type { Button, Sort, Wish } from './button.ts'

/** Every sort of button on our cards. By name the first that knows it is taken: `month` and `bulletin` know by their card. */
export const buttons: { [On in Sort]: Button<On> } = {
  month: monthButton,
  bulletin: bulletinButton,
  record: recordButton,
  weekly: weeklyButton,
  carry: carryButton,
  return: returnButton,
  sign: signButton,
  supplement: supplementButton,
  exempt: exemptButton,
  offer: offerButton,
  open: openButton,
  records: recordsButton,
  import: importButton,
  nudge: nudgeButton,
  digest: digestButton,
  uncertain: uncertainButton,
  bind: bindButton,
  settings: settingsButton,
  look: lookButton,
  search: searchButton,
  report: reportButton,
  weeks: weeksButton,
  leave: leaveButton,
  later: laterButton,
  backup: backupButton,
  naming: namingButton,
  assessment: assessmentButton,
  'assess-entry': assessEntryButton,
  versions: versionsButton,
  correct: correctButton,
  say: sayButton,
  mine: mineButton,
  'closed-chain': closedChainButton,
}

export const buttonOf = <On extends Sort>({ on }: Wish<On>): Button<On> => buttons[on]
