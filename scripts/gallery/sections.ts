import type { Section } from './section.ts'
import { alarmsAndToasts } from './sections/alarms.ts'
import { assessment } from './sections/assessment.ts'
import { bulletins } from './sections/bulletins.ts'
import { corrections } from './sections/corrections.ts'
import { digests } from './sections/digests.ts'
import { exports } from './sections/exports.ts'
import { hands } from './sections/hands.ts'
import { holidays } from './sections/holidays.ts'
import { inDoubt } from './sections/in-doubt.ts'
import { ledgerKinds } from './sections/ledger.ts'
import { lists } from './sections/lists.ts'
import { monthly } from './sections/monthly.ts'
import { monthlyHands } from './sections/monthly-hands.ts'
import { offers } from './sections/offers.ts'
import { office } from './sections/office.ts'
import { posting } from './sections/posting.ts'
import { quiet } from './sections/quiet.ts'
import { recordDigests } from './sections/record-digests.ts'
import { recordFiles } from './sections/record-files.ts'
import { records } from './sections/records.ts'
import { registers } from './sections/registers.ts'
import { replies } from './sections/replies.ts'
import { search } from './sections/search.ts'
import { targets } from './sections/targets.ts'
import { weekly } from './sections/weekly.ts'

/** In the order of the page. */
export const sections: readonly Section[] = [
  weekly,
  holidays,
  offers,
  lists,
  search,
  digests,
  monthly,
  monthlyHands,
  posting,
  bulletins,
  corrections,
  hands,
  quiet,
  exports,
  office,
  records,
  ledgerKinds,
  recordDigests,
  recordFiles,
  registers,
  targets,
  assessment,
  inDoubt,
  replies,
  alarmsAndToasts,
]
