import type { Card } from '../../../src/cards/kit/card.ts'
import { withDemoTag } from '../../../src/cards/kit/demo-tag.ts'
import { assessmentGallery } from './assessment.ts'
import { bulletinGallery } from './bulletin.ts'
import { correctionGallery } from './corrections.ts'
import { digestGallery } from './digests.ts'
import { handsGallery } from './hands.ts'
import { listGallery } from './lists.ts'
import { mapGallery } from './maps.ts'
import { monthlyGallery } from './monthly.ts'
import { monthlyHandsGallery } from './monthly-hands.ts'
import { quietGallery } from './quiet.ts'
import { recordGallery } from './records.ts'
import { registerGallery } from './registers.ts'
import { searchGallery } from './search.ts'
import { talkGallery } from './talk.ts'
import { absurd, hostile, longest, typical, type Wording } from './texts.ts'
import { weeklyGallery } from './weekly.ts'

/** Every card in every state, worded one way; the key says which. */
const states = (wording: Wording) => ({
  ...weeklyGallery(wording),
  ...digestGallery(wording),
  ...listGallery(wording),
  ...talkGallery(wording),
  ...quietGallery(wording),
  ...correctionGallery(wording),
  ...monthlyGallery(wording),
  ...monthlyHandsGallery(wording),
  ...handsGallery(wording),
  ...bulletinGallery(wording),
  ...searchGallery(wording),
  ...recordGallery(wording),
  ...assessmentGallery(wording),
  ...mapGallery(wording),
  ...registerGallery(wording),
})
export type StateName = keyof ReturnType<typeof states>

const drawn = (wording: Wording): [StateName, Card][] => Object.entries(states(wording)) as [StateName, Card][]

/** As they leave in a demonstration, where they are largest. */
const gallery = (wording: Wording) => drawn(wording).map(([name, card]): [StateName, Card] => [name, withDemoTag(card)])

/** As they leave in a real district. */
export const realCards = drawn(longest)
export const typicalCards = gallery(typical)
export const hostileCards = gallery(hostile)

export const allCards: [string, Card][] = [
  ['typical', typicalCards] as const,
  ['longest', gallery(longest)] as const,
  ['hostile', hostileCards] as const,
  ['absurd', gallery(absurd)] as const,
].flatMap(([wording, cards]) => cards.map(([name, card]): [string, Card] => [`${name} (${wording})`, card]))
