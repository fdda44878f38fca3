import { correctionToasts } from '../../texts/corrections.ts'
import { toasts } from '../../texts/toasts.ts'
import { readReportItem } from '../../usecases/reports/report-item.ts'
import { drawReturn, recordRefusal, returnItem } from '../../usecases/reports/return-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import { type Button, named, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 退回 opens the form for the reason in private; 确认退回 does it, 不办了 leaves it. */
const press = async (click: Click, action: Wish<'return'>): Promise<CardAnswer> => {
  const report = await readReportItem(click, action.item)
  if (!report) return { toast: toasts.oldCard }
  const { item, chain } = report
  if (!click.may('return', { chain: chain.id }).allow) return refuseClick(click, 'return', { chain: chain.id })
  if (action.do === 'ask_return') {
    if (item.state !== 'filed') {
      await recordRefusal(click, { action: 'return', object: item.id, chain: chain.id, why: item.state })
      return { toast: item.state === 'returned' ? correctionToasts.returnedBefore : correctionToasts.notFiled }
    }
    await sayPrivately(
      click,
      click.actor,
      `return-form/${click.eventId}`,
      { card: drawReturn(click, report) },
      { item: { id: item.id, chain: chain.id, period: item.period } },
    )
    return { toast: correctionToasts.form }
  }
  if (action.do === 'keep_report')
    return { toast: correctionToasts.kept, card: drawReturn(click, report, { dropped: true }) }
  const reason = click.form?.reason
  const typed = typeof reason === 'string' ? reason : undefined
  const outcome = await returnItem(click, report, { reason, rev: action.rev })
  switch (outcome.kind) {
    case 'returned':
      return { toast: correctionToasts.returned, card: drawReturn(click, outcome.report) }
    case 'no-reason':
      return { toast: correctionToasts.reason, card: drawReturn(click, report, { typed, fault: outcome.fault }) }
    case 'newer':
      return { toast: correctionToasts.newer, card: drawReturn(click, report, { typed }) }
    case 'not-possible':
      if (outcome.why === 'returned')
        return { toast: correctionToasts.returnedBefore, card: drawReturn(click, report, { typed }) }
      return { toast: correctionToasts.notFiled }
  }
}

export const returnButton: Button<'return'> = {
  right: 'return',
  mark: ({ item }) => item,
  byName: (_, name, { itemId }) => {
    const word = named(['return', 'keep_report'], name)
    return word && { on: 'return', do: word, item: itemId }
  },
  press,
}
