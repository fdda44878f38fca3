import type { Action, RightsObject } from '../domain/rights.ts'
import { toasts } from '../texts/toasts.ts'
import { refuse } from '../usecases/refuse.ts'
import { sayPrivately } from '../usecases/say.ts'
import type { CardAnswer, Click } from './click.ts'

/** Refuses a click: a short word on the screen, and in private who can help. The card stays as it is. */
export const refuseClick = async (click: Click, action: Action, object: RightsObject): Promise<CardAnswer> => {
  const decision = click.may(action, object)
  const refusal = decision.allow ? ({ allow: false, reason: 'place', who: 'office' } as const) : decision
  const sentence = await refuse(click, refusal, { action, chain: object.chain, place: click.place.kind })
  await sayPrivately(click, click.actor, `refused/${click.eventId}`, { text: sentence })
  return { toast: toasts.noRight }
}
