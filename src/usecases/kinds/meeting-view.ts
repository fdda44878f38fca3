import { answerOf } from '../../domain/kinds/meeting-guests.ts'
import { itemsOf, type MeetingItem } from '../../domain/kinds/meeting-items.ts'
import { monthDay } from '../../texts/dates.ts'
import * as t from '../../texts/kinds/meeting.ts'
import { answerCounts } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import type { RecordView } from '../records/views.ts'
import { draftedFor, itemTitle, itemValue } from './meeting-agenda.ts'
import { printMeeting } from './meeting-print.ts'

const offerOf = async (ctx: Ctx, item: Pick<MeetingItem, 'is' | 'ref'>, no?: number) => {
  const title = await itemTitle(ctx, item)
  return { is: item.is, value: await itemValue(ctx, item), label: no === undefined ? title : t.itemLine(no, title) }
}

const dutyOf = ({ unit, owner, due }: MeetingItem): string =>
  [unit, owner?.name, due && monthDay(due)].filter(Boolean).join('，')

/** What stands on an agenda stands in other records: their titles, and who is to see them, are looked up each time. */
export const meetingView: RecordView = {
  offers: async (ctx, { chainId, values }) => {
    const items = itemsOf(values)
    const agenda = []
    for (const item of items) agenda.push(await offerOf(ctx, item, item.no))
    const more = []
    for (const { id } of await draftedFor(ctx, chainId, String(values.type)))
      if (!items.some(({ is }) => is === id)) more.push(await offerOf(ctx, { is: id, ref: true }))
    return { agenda, items: [...agenda, ...more] }
  },
  rows: async (ctx, { values }) => {
    const rows = []
    for (const item of itemsOf(values)) {
      const line = t.itemLine(item.no, await itemTitle(ctx, item))
      const decided = item.decision === undefined ? '' : `\n${t.decisionLine(item.decision, dutyOf(item))}`
      rows.push({ text: `${line}${decided}`, step: { key: 'decide', item: item.no } })
    }
    return rows
  },
  fills: async (ctx, { values }, no) => {
    const item = itemsOf(values).find((one) => one.no === no)
    if (!item) return {}
    const { decision, unit, owner, due } = item
    return { item: await itemValue(ctx, item), decision, task_unit: unit, task_owner: owner?.name, task_due: due }
  },
  formLines: async (ctx, { values }, step) => {
    if (step !== 'issue') return []
    const lines = []
    for (const item of itemsOf(values)) {
      const becomes =
        item.decision === undefined
          ? t.becomes.undecided
          : item.unit === undefined
            ? t.becomes.noUnit
            : t.becomes.task(dutyOf(item))
      lines.push(`${t.itemLine(item.no, await itemTitle(ctx, item))}：${becomes}`)
    }
    return lines
  },
  counts: ({ values, state }, invited) => {
    if (state !== 'called' && state !== 'held') return undefined
    const answers = invited.map((id) => answerOf(values, id))
    const of = (answer: (typeof answers)[number]) => answers.filter((one) => one === answer).length
    return answerCounts({ attend: of('attend'), absent: of('absent'), send: of('send'), open: of(undefined) })
  },
  file: printMeeting,
}
