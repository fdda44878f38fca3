import { caseHands } from '../kinds/cases.ts'
import { docHands } from '../kinds/doc.ts'
import { experienceHands } from '../kinds/experience.ts'
import { matterHands } from '../kinds/matter.ts'
import { meetingHands } from '../kinds/meeting.ts'
import { riskHands } from '../kinds/risk.ts'
import type { Hands } from './hands.ts'
import type { KindKey } from './kinds.ts'

/** Of the kinds that have something to do beside what they declare. */
export const allHands: Partial<Record<KindKey, Hands>> = {
  problem: caseHands,
  need: caseHands,
  request: caseHands,
  risk: riskHands,
  matter: matterHands,
  doc: docHands,
  experience: experienceHands,
  meeting: meetingHands,
}
