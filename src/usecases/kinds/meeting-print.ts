import type { BulletinLine } from '../../domain/bulletin.ts'
import { chineseNumber } from '../../domain/bulletin.ts'
import { itemsOf } from '../../domain/kinds/meeting-items.ts'
import { isPerson, type Value, valueText } from '../../domain/records/field.ts'
import type { RecordFacts } from '../../domain/records/kind.ts'
import { dayOf, instantOf } from '../../domain/time.ts'
import type { DocumentWish, EventWish } from '../../exports/wish.ts'
import { dayText } from '../../texts/dates.ts'
import { demoMark } from '../../texts/demo.ts'
import * as t from '../../texts/kinds/meeting.ts'
import type { Ctx } from '../context.ts'
import { chainNameOf } from '../records/names.ts'
import { itemTitle } from './meeting-agenda.ts'

const shown = (value: Value | undefined): string => (value === undefined ? '' : valueText(value))

/** The minutes once they are issued; before that, the agenda with what has been decided so far. */
export const printMeeting = async (ctx: Ctx, record: RecordFacts): Promise<DocumentWish> => {
  const { values, title, state } = record
  const issued = state === 'issued'
  const named = issued ? t.minutesTitle(title) : t.agendaTitle(title)
  const head = [
    [t.minutesHead.time, `${dayText(String(values.on))} ${shown(values.time)}`],
    [t.minutesHead.place, shown(values.place)],
    [t.minutesHead.host, shown(values.host)],
    [t.minutesHead.invited, shown(values.invited)],
  ] as const
  const line = (text: string, level: BulletinLine['level'] = 0): BulletinLine => ({ level, text })
  const lines = head.flatMap(([label, text]) => (text === '' ? [] : [line(`${label}：${text}`)]))
  for (const [index, item] of itemsOf(values).entries()) {
    lines.push(line(`${chineseNumber(index + 1)}、${await itemTitle(ctx, item)}`, 1))
    const { decision, unit, owner, due } = item
    if (decision === undefined) {
      lines.push(line(t.minutesHead.noDecision))
      continue
    }
    lines.push(...decision.split('\n').map((each, no) => line(no === 0 ? `${t.minutesHead.decision}：${each}` : each)))
    if (unit !== undefined) lines.push(line(`${t.minutesHead.duty}：${[unit, owner?.name].filter(Boolean).join('，')}`))
    if (due !== undefined) lines.push(line(`${t.minutesHead.due}：${dayText(due)}`))
  }
  const { signed_by } = values
  return {
    document: {
      title: named,
      subtitle: `${await chainNameOf(ctx, record.chainId)}${ctx.rules.demo ? demoMark : ''}`,
      lines,
      signed: issued
        ? [
            `${t.minutesHead.signed}：${isPerson(signed_by) ? signed_by.name : ''}`,
            dayText(dayOf(record.closedAt ?? ctx.now, ctx.rules.zone)),
          ]
        : [],
    },
    record: record.id,
    name: `${named.replace(/（|）/gu, '')}.docx`,
  }
}

/** For a calendar. When it ends nobody has said. */
export const eventOf = (ctx: Ctx, record: RecordFacts): EventWish => {
  const { values, title, id } = record
  return {
    event: {
      uid: `${id}@lianzhang`,
      stamp: ctx.now,
      sequence: record.rev,
      start: instantOf(String(values.on), String(values.time), ctx.rules.zone),
      title: `${title}${ctx.rules.demo ? demoMark : ''}`,
      place: shown(values.place),
      text: `${t.minutesHead.host}：${shown(values.host)}`,
    },
    record: id,
    name: `${title}.ics`,
  }
}
