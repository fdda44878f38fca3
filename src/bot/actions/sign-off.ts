import { signRevision } from '../../db/sign-cards.ts'
import { signToasts } from '../../texts/sign-off.ts'
import { toasts } from '../../texts/toasts.ts'
import { returnItem } from '../../usecases/reports/return-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import { drawSignOff } from '../../usecases/sign-off/draw-sign-off.ts'
import { readAsked, signReport } from '../../usecases/sign-off/sign-off.ts'
import { type Button, named, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 同意 and 退回 on the lead's card; 审签 in 我的 sends the card again. */
const press = async (click: Click, action: Wish<'sign'>): Promise<CardAnswer> => {
  const asked = await readAsked(click, action.item, action.rev)
  if (!asked) return { toast: toasts.oldCard }
  const { report, revision, signOff } = asked
  const chain = report.chain.id
  if (!click.may('sign', { chain }).allow) return refuseClick(click, 'sign', { chain })
  const draw = (filling = {}) => drawSignOff(click, report, revision, signOff, filling)
  if (action.do === 'open_sign') {
    await sayPrivately(
      click,
      click.actor,
      `sign-off/${report.item.id}/${revision.rev}/open/${click.eventId}`,
      { card: draw() },
      { topic: 'sign-open', item: { id: report.item.id, chain, period: report.item.period } },
    )
    return { toast: signToasts.opened }
  }
  if (signOff.state !== 'waiting')
    return { toast: signOff.state === 'replaced' ? signToasts.replaced : signToasts.settled, card: draw() }
  if (action.do === 'agree') {
    const signed = await signReport(click, asked, click.card.id)
    return { toast: signToasts.signed, card: drawSignOff(click, report, revision, signed) }
  }
  const reason = click.form?.reason
  const typed = typeof reason === 'string' ? reason : undefined
  const outcome = await returnItem(click, report, { reason, rev: action.rev, clickedCard: click.card.id })
  switch (outcome.kind) {
    case 'returned':
      return {
        toast: signToasts.returned,
        card: drawSignOff(click, outcome.report, revision, outcome.signOff ?? signOff),
      }
    case 'no-reason':
      return { toast: signToasts.reason, card: draw({ typed, fault: outcome.fault }) }
    case 'newer':
    case 'not-possible':
      return { toast: signToasts.settled, card: draw({ typed }) }
  }
}

export const signButton: Button<'sign'> = {
  right: 'sign',
  mark: ({ item }) => item,
  byName: (_, name, card) => {
    const word = named(['agree', 'send_back'], name)
    const rev = signRevision(card)
    return word && rev !== undefined ? { on: 'sign', do: word, item: card.itemId, rev } : undefined
  },
  press,
}
