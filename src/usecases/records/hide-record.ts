import type { Card } from '../../cards/kit/card.ts'
import { hiddenRecordCard } from '../../cards/record.ts'
import { readChain } from '../../db/chains.ts'
import { readChat } from '../../db/chats.ts'
import { readOutgoing, type Sent } from '../../db/outbox.ts'
import { readActor, readPerson } from '../../db/people.ts'
import { recordCards } from '../../db/record-cards.ts'
import { linksOf } from '../../db/record-links.ts'
import { cardsShowing, type Shown } from '../../db/record-shown.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { decide } from '../../domain/rights.ts'
import { addMs, dayOf } from '../../domain/time.ts'
import { monthDay } from '../../texts/dates.ts'
import * as t from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { hideInDigests } from '../digest/hide-in-digests.ts'
import { showMine, showMineList } from '../reports/draw-mine.ts'
import { patchCard } from '../say.ts'
import { tellOffice } from '../tell.ts'
import { drawList } from './draw-list.ts'
import { kindOf } from './kinds.ts'
import { redrawNote } from './morning.ts'
import { numberOf } from './names.ts'
import { cardLife, patchRecordCards } from './patch-record.ts'
import { readFilters } from './read-filters.ts'
import { relationsOf } from './relation.ts'
import { actionOf, maySee } from './rights.ts'

/**
 * A record has become 敏感: whatever names it and can still be changed is drawn anew without its title, silently. What cannot be taken back any
 * more is told to the office.
 */
export const hideRecord = async (ctx: Ctx, record: StoredRecord, clicked: string | undefined): Promise<void> => {
  const since = addMs(ctx.now, -cardLife)
  const stays: Sent[] = []
  for (const { outboxId, shown } of await cardsShowing(ctx.tx, record.id)) {
    const row = await readOutgoing(ctx.tx, outboxId)
    if (!row || row.id === clicked || row.state === 'dropped' || row.state === 'refused') continue
    if (row.createdAt < since) stays.push(row)
    else await drawAnew(ctx, row.id, shown, record)
  }
  for (const row of await recordCards(ctx.tx, record.id)) if (row.createdAt < since) stays.push(row)
  await hideInDigests(ctx, { named: numberOf(ctx, record), chainId: record.chainId, since })
  for (const { from, to, at } of await linksOf(ctx.tx, record.id)) {
    const other = await readRecord(ctx.tx, from === record.id ? to : from)
    if (!other) continue
    await patchRecordCards(ctx, other, clicked)
    // A card that was drawn anew with the link, and is too old by now.
    for (const row of await recordCards(ctx.tx, other.id))
      if (row.createdAt < since && addMs(row.createdAt, cardLife) > at) stays.push(row)
  }
  const places = new Set<string>()
  for (const row of stays) if (!(await isRead(ctx, record, row))) places.add(await placeOf(ctx, row))
  if (places.size === 0) return
  const text = t.notTakenBack(numberOf(ctx, record), [...places])
  await tellOffice(ctx, `sensitive/${record.id}/${record.rev}`, text)
}

/** Whoever holds it in private may read of the record as before. */
const isRead = async (ctx: Ctx, record: StoredRecord, { target }: Sent): Promise<boolean> => {
  const kind = kindOf(record.kind)
  if (!kind || target.type !== 'open_id') return false
  const holder = { ...ctx, actor: await readActor(ctx.tx, target.id) }
  return maySee(holder, kind, record, await relationsOf(holder, record))
}

const drawAnew = async (ctx: Ctx, outboxId: string, shown: Shown, record: StoredRecord): Promise<void> => {
  const card = await cardOf(ctx, outboxId, shown, record)
  if (card) await patchCard(ctx, outboxId, `hidden-${record.rev}-${ctx.now}`, card)
}

/** A card as it would be drawn now for whom it was drawn. */
const cardOf = async (ctx: Ctx, outboxId: string, shown: Shown, record: StoredRecord): Promise<Card | undefined> => {
  // It speaks of this one alone.
  if (shown.as === 'experience') return hiddenRecordCard(t.hiddenTitle(numberOf(ctx, record)))
  const asker = { ...ctx, actor: await readActor(ctx.tx, shown.by) }
  switch (shown.as) {
    case 'mine':
      return shown.list ? showMineList(asker, shown.list.of, shown.list.page, outboxId) : showMine(asker, outboxId)
    case 'note':
      return redrawNote(asker, shown.lines)
    case 'list': {
      const kind = kindOf(shown.kind)
      const read = kind && (await readFilters(asker, kind, shown.words))
      if (!kind || !read || 'fault' in read) return undefined
      const mayRaise = decide(asker.actor, actionOf(kind, 'raise'), {}, { kind: 'p2p' }).allow
      const chain = read.wish.chain ?? (shown.chain === undefined ? undefined : await readChain(ctx.tx, shown.chain))
      const { words, page } = shown
      const inGroup = (await readOutgoing(ctx.tx, outboxId))?.target.type !== 'open_id'
      return drawList(asker, kind, { wish: { ...read.wish, chain }, words, page, mayRaise, on: outboxId, inGroup })
    }
  }
}

/** `任务列表（航天群，10月2日）` */
const placeOf = async (ctx: Ctx, row: Sent): Promise<string> => {
  const chat = row.chatId === undefined ? undefined : await readChat(ctx.tx, row.chatId)
  const person = row.personId === undefined ? undefined : await readPerson(ctx.tx, row.personId)
  return t.cardPlace(chat?.name ?? person?.name ?? '', monthDay(dayOf(row.createdAt, ctx.rules.zone)))
}
