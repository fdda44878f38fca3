import { correctionToasts, exemptToast } from '../../texts/corrections.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawExempt, exemptItem, restoreItem } from '../../usecases/reports/exempt-item.ts'
import { readReportItem } from '../../usecases/reports/report-item.ts'
import { recordRefusal } from '../../usecases/reports/return-item.ts'
import { type Button, named, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 确认免报, 确认撤销 or 不办了. What has changed since the card was drawn ends it without doing anything. */
const press = async (click: Click, action: Wish<'exempt'>): Promise<CardAnswer> => {
  const report = await readReportItem(click, action.item)
  if (!report) return { toast: toasts.oldCard }
  const { item, chain } = report
  if (!click.may('exempt', { chain: chain.id }).allow) return refuseClick(click, 'exempt', { chain: chain.id })
  if (action.do === 'keep') return { toast: correctionToasts.kept, card: drawExempt(click, report, 'dropped') }
  const reason = click.form?.reason
  const restoring = action.do === 'restore'
  const outcome = restoring ? await restoreItem(click, report) : await exemptItem(click, report, reason)
  switch (outcome.kind) {
    case 'done':
      return {
        toast: exemptToast(restoring, outcome.told),
        card: drawExempt(click, outcome.report, restoring ? 'restored' : 'done', { told: outcome.told }),
      }
    case 'no-reason': {
      const typed = typeof reason === 'string' ? reason : undefined
      return { toast: correctionToasts.reason, card: drawExempt(click, report, 'ask', { typed, fault: outcome.fault }) }
    }
    case 'not-possible':
      // The second click finds it done.
      if (outcome.why === 'exempt' || outcome.why === 'not-exempt') return { toast: toasts.alreadySettled }
      await recordRefusal(click, { action: 'exempt', object: item.id, chain: chain.id, why: outcome.why })
      return { toast: correctionToasts.changed, card: drawExempt(click, report, 'dropped') }
  }
}

export const exemptButton: Button<'exempt'> = {
  right: 'exempt',
  mark: ({ item }) => item,
  byName: (_, name, { itemId }) => {
    const word = named(['exempt', 'keep'], name)
    return word && { on: 'exempt', do: word, item: itemId }
  },
  press,
}
