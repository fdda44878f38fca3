import { allChains } from '../../db/chains.ts'
import { newId } from '../../db/ids.ts'
import { setItemOf } from '../../db/record-cards.ts'
import { createDraft, saveRecordDraft } from '../../db/record-drafts.ts'
import { countOf, readRecord } from '../../db/records.ts'
import { isOpenNow } from '../../domain/records/kind.ts'
import { readWords } from '../../domain/records/read-words.ts'
import { keptTyped, recordToasts, staleWord, whichChainNew } from '../../texts/records.ts'
import { toasts } from '../../texts/toasts.ts'
import { answerCreate, chainOfWish } from '../../usecases/records/answer-create.ts'
import { drawCreateForm } from '../../usecases/records/draw-form.ts'
import { drawList, queryOf } from '../../usecases/records/draw-list.ts'
import { type Kind, kindOf } from '../../usecases/records/kinds.ts'
import { answerOrder, drawOrderForm, orderObject } from '../../usecases/records/order.ts'
import { inOwnGroup, type ListWish, readFilters } from '../../usecases/records/read-filters.ts'
import { relationsOf } from '../../usecases/records/relation.ts'
import { actionOf, listRight, listsOwn, mayStep } from '../../usecases/records/rights.ts'
import { knownFor, surroundingsOf } from '../../usecases/records/surroundings.ts'
import { sayPrivately } from '../../usecases/say.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

const filters: Readonly<Record<string, string>> = {
  show_overdue: '逾期',
  show_soon: '临期',
  show_mine: '待我办',
  show_stale: staleWord,
}

/** The buttons of a list, and of the form of a new record. */
const press = async (click: Click, action: Wish<'records'>): Promise<CardAnswer> => {
  const kind = kindOf(action.kind)
  if (!kind) return { toast: toasts.oldCard }
  switch (action.do) {
    case 'create':
    case 'still_new':
    case 'save_draft':
      return create(click, kind, action)
    case 'new':
      return openNew(click, kind, action)
    case 'ask_instruct':
    case 'instruct':
      return order(click, action)
  }
  if (action.do === 'list') return openList(click, kind, action)
  const filter = filters[action.do]
  const words = action.do === 'show_all' ? '' : filter === undefined ? action.words : `${action.words} ${filter}`.trim()
  const read = await readFilters(click, kind, words)
  if ('fault' in read) return { toast: toasts.oldCard }
  const wish = await inOwnGroup(click, read.wish)
  const about = wish.chain ? { chain: wish.chain.id } : {}
  const sight = listRight(kind, wish)
  const own = click.place.kind === 'p2p' && listsOwn(click, wish)
  if (!own && !click.may(sight, about).allow) return refuseClick(click, sight, about)
  const mayRaise = click.may(actionOf(kind, 'raise')).allow
  const inGroup = click.place.kind !== 'p2p'
  const card = await drawList(click, kind, { wish, words, page: action.page, mayRaise, on: click.card.id, inGroup })
  return { card }
}

const create = async (click: Click, kind: Kind, action: Wish<'records'>): Promise<CardAnswer> => {
  const of = await chainOfWish(click, action.words)
  const about = of.chainId === undefined ? { all: true } : { chain: of.chainId }
  const mayMake = of.parent ? await mayBegin(click, kind, of.parent) : click.may(actionOf(kind, 'raise'), about).allow
  const ofNone = of.chainId === undefined && of.parent === undefined && !kind.declared.district
  if (ofNone) return { toast: toasts.oldCard }
  if (!mayMake) return refuseClick(click, actionOf(kind, 'raise'), about)
  if (action.do === 'save_draft') {
    const { personId } = click.actor
    if (personId === undefined) return { toast: toasts.oldCard }
    const typed = click.form ?? {}
    const key = createDraft(kind.key, of.parent ?? of.chainId)
    await saveRecordDraft(click.tx, key, personId, { typed, savedAt: click.now })
    return { toast: recordToasts.saved, card: await drawCreateForm(click, { kind, ...of }), form: true }
  }
  const answer = await answerCreate(click, {
    kind,
    ...of,
    given: click.form ?? {},
    via: 'card',
    sourceKey: click.eventId,
    evenIfAlike: action.do === 'still_new',
  })
  if (answer.form) return { toast: answer.toast, card: answer.card, form: true }
  if (answer.record) await setItemOf(click.tx, click.card.id, answer.record)
  return { toast: answer.toast, card: answer.card }
}

/** 批示 under a whole digest: the form in private; once for each form that was sent. */
const order = async (click: Click, action: Wish<'records'>): Promise<CardAnswer> => {
  const object = await orderObject(click, action.words)
  if (!object) return { toast: toasts.oldCard }
  const about = object.chainId === undefined ? { all: true } : { chain: object.chainId }
  if (!click.may('instruct', about).allow)
    return { ...(await refuseClick(click, 'instruct', about)), toast: recordToasts.noRight }
  if (action.do === 'ask_instruct') {
    const card = await drawOrderForm(click, object)
    const sent = { topic: 'record-card', formOpen: true } as const
    await sayPrivately(click, click.actor, `order/${click.eventId}`, { card }, sent)
    return { toast: click.place.kind === 'p2p' ? recordToasts.filled : recordToasts.form }
  }
  const given = click.form ?? {}
  const answer = await answerOrder(click, object, { given, via: 'card', sourceKey: `order/${click.card.id}` })
  if (answer.record) await setItemOf(click.tx, click.card.id, answer.record)
  return { toast: answer.toast, card: answer.card, ...(answer.form && { form: true }) }
}

/** 分解, 转任务: whoever may take that step of the record it hangs together with. */
const mayBegin = async (click: Click, kind: Kind, parent: string): Promise<boolean> => {
  const record = await readRecord(click.tx, parent)
  const of = record && kindOf(record.kind)
  const step = of && Object.values(of.declared.steps).find(({ opens }) => opens === kind.key)
  if (!record || !of || !step || !isOpenNow(step, record, await surroundingsOf(click, record.id))) return false
  return mayStep(click, of, record, step, await relationsOf(click, record))
}

/** 新增 under a list: the form in private. Which chain is written, not asked. */
const openNew = async (click: Click, kind: Kind, action: Wish<'records'>): Promise<CardAnswer> => {
  const read = await readFilters(click, kind, action.words)
  const own = click.place.kind === 'group' ? click.place.chain : undefined
  const named = 'wish' in read ? read.wish.chain?.id : undefined
  const only = click.actor.grants.flatMap(({ chain }) => chain ?? [])
  const chainId = named ?? own ?? (new Set(only).size === 1 ? only[0] : undefined)
  const about = chainId === undefined ? { all: true } : { chain: chainId }
  if (!click.may(actionOf(kind, 'raise'), about).allow) return refuseClick(click, actionOf(kind, 'raise'), about)
  if (chainId === undefined && !kind.declared.district) return askChain(click, kind)
  const text = 'wish' in read ? await textOfNew(click, kind, read.wish) : undefined
  const typed = text === undefined ? undefined : readWords(text, kind.declared.fields, await knownFor(click, undefined))
  const card = await drawCreateForm(click, { kind, chainId }, typed ? { typed } : {})
  await sayPrivately(
    click,
    click.actor,
    `record-new/${click.eventId}`,
    { card },
    { topic: 'record-card', formOpen: true },
  )
  return { toast: click.place.kind === 'p2p' ? recordToasts.filled : recordToasts.form }
}

/** None of the district: its chain has to be written. */
const askChain = async (click: Click, kind: Kind): Promise<CardAnswer> => {
  const chains = (await allChains(click.tx)).map(({ name }) => name)
  await sayPrivately(click, click.actor, `record-new/${click.eventId}`, {
    text: whichChainNew(kind.word, chains, kind.declared.district),
  })
  return { toast: recordToasts.whichChain }
}

/** What was looked for and not found is the text of the new one. */
const textOfNew = async (click: Click, kind: Kind, wish: ListWish): Promise<string | undefined> => {
  if (wish.text === undefined) return undefined
  const count = await countOf(click.tx, await queryOf(click, kind, wish))
  return count === 0 ? wish.text : undefined
}

/** A kind's list behind 台账: in its place in private, from a group in private. */
const openList = async (click: Click, kind: Kind, action: Wish<'records'>): Promise<CardAnswer> => {
  const read = await readFilters(click, kind, action.words)
  if ('fault' in read) return { toast: toasts.oldCard }
  const mayRaise = click.may(actionOf(kind, 'raise')).allow
  const inPlace = click.place.kind === 'p2p'
  const outboxId = inPlace ? click.card.id : newId('out')
  const card = await drawList(click, kind, {
    wish: read.wish,
    words: action.words,
    page: 1,
    mayRaise,
    on: outboxId,
    inGroup: false,
  })
  if (inPlace) return { card }
  const shown = { topic: 'record-card', outboxId } as const
  await sayPrivately(click, click.actor, `record-list/${click.eventId}`, { card }, shown)
  return { toast: recordToasts.opened }
}

export const recordsButton: Button<'records'> = {
  right: 'help',
  mark: ({ kind }) => kind,
  press,
  keepTyped: async (click, action) => {
    const kind = kindOf(action.kind)
    const { personId } = click.actor
    if (!kind || personId === undefined || (action.do !== 'create' && action.do !== 'still_new')) return undefined
    const { chainId, parent } = await chainOfWish(click, action.words)
    const draft = { typed: click.form, savedAt: click.now }
    await saveRecordDraft(click.tx, createDraft(kind.key, parent ?? chainId), personId, draft)
    return keptTyped(`${kind.word} 新增`)
  },
  giveBack: async (click, action) => {
    const object = action.do === 'instruct' ? await orderObject(click, action.words) : undefined
    return object
      ? { card: await drawOrderForm(click, object, { typed: click.form ?? {} }), form: true }
      : press(click, { ...action, do: 'save_draft' })
  },
}
