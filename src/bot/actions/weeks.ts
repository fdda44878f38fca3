import { nothingToChoose } from '../../texts/bulletin.ts'
import { weekLabel } from '../../texts/dates.ts'
import { openBulletin } from '../../usecases/bulletin/open-bulletin.ts'
import { requestExport } from '../../usecases/files/request-export.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'
import { openPrivately } from './bulletin.ts'

/** 生成简报草稿 and 导出表格 under the office's digest: for whoever pressed, in private. */
const press = async (click: Click, action: Wish<'weeks'>): Promise<CardAnswer> => {
  const right = action.do === 'draft' ? 'bulletin' : 'export'
  if (!click.may(right, { all: true }).allow) return refuseClick(click, right, { all: true })
  return action.do === 'draft' ? draft(click, action) : exportWeeks(click, action)
}

const draft = async (click: Click, { from, to }: Wish<'weeks'>): Promise<CardAnswer> => {
  const found = await openBulletin(click, { from, to })
  if ('bulletin' in found) return openPrivately(click, found.bulletin)
  return { toast: { type: 'warning', content: nothingToChoose(weekLabel([from, to]), found.nothing.filed) } }
}

const exportWeeks = async (click: Click, { from, to }: Wish<'weeks'>): Promise<CardAnswer> => {
  const said = await requestExport(
    click,
    { format: 'xlsx', chains: 'all', from, to },
    { to: { type: 'open_id', id: click.actor.openId }, messageId: click.eventId, place: click.place.kind },
  )
  return { toast: { type: 'info', content: said } }
}

export const weeksButton: Button<'weeks'> = { right: 'export', mark: ({ to }) => to, press }
