import { correctionToasts } from '../../texts/corrections.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawVersions } from '../../usecases/reports/draw-versions.ts'
import { readReportItem } from '../../usecases/reports/report-item.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 版本 and 详情 on another card open it in private; 上一页 and 下一页 turn it where it stands. */
const press = async (click: Click, action: Wish<'versions'>): Promise<CardAnswer> => {
  const report = await readReportItem(click, action.item)
  if (!report) return { toast: toasts.oldCard }
  const object = { chain: report.chain.id }
  if (!click.may('look-back', object).allow) return refuseClick(click, 'look-back', object)
  if (action.do !== 'versions')
    return { card: await drawVersions(click, report, action.page + (action.do === 'next' ? 1 : -1), click.place.kind) }
  const card = await drawVersions(click, report, 1, 'p2p')
  await sayPrivately(click, click.actor, `versions/${click.eventId}`, { card })
  return { toast: correctionToasts.versions }
}

export const versionsButton: Button<'versions'> = { right: 'look-back', mark: ({ item }) => item, press }
