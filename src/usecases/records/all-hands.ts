import { appealHands } from '../kinds/appeal.ts'
import { caseHands } from '../kinds/cases.ts'
import { docHands } from '../kinds/doc.ts'
import { experienceHands } from '../kinds/experience.ts'
import { figureHands } from '../kinds/figure.ts'
import { firmHands } from '../kinds/firm.ts'
import { afterOrder, instructionHands } from '../kinds/instruction.ts'
import { matterHands } from '../kinds/matter.ts'
import { meetingHands } from '../kinds/meeting.ts'
import { riskHands } from '../kinds/risk.ts'
import { thirdHands } from '../kinds/third.ts'
import type { Hands } from './hands.ts'
import type { KindKey } from './kinds.ts'

/** Of a kind that 批示 are given about: a task comes of each. */
function ordered(hands: Hands): Hands {
  return {
    ...hands,
    after: async (ctx, taken) => [...((await hands.after?.(ctx, taken)) ?? []), ...(await afterOrder(ctx, taken))],
  }
}

/** Of the kinds that have something to do beside what they declare. */
export const allHands: Partial<Record<KindKey, Hands>> = {
  instruction: instructionHands,
  problem: ordered(caseHands),
  need: ordered(caseHands),
  request: ordered(caseHands),
  risk: ordered(riskHands),
  matter: ordered(matterHands),
  doc: docHands,
  experience: experienceHands,
  meeting: meetingHands,
  appeal: appealHands,
  third: thirdHands,
  figure: figureHands,
  firm: firmHands,
}
