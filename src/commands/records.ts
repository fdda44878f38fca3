import { newId } from '../db/ids.ts'
import { readRecord, type StoredRecord } from '../db/records.ts'
import { splitLook } from '../domain/look-words.ts'
import { type FaultOf, type Field, misread } from '../domain/records/field.ts'
import { isOpenNow } from '../domain/records/kind.ts'
import type { Known } from '../domain/records/known.ts'
import { readWords } from '../domain/records/read-words.ts'
import { type RecordWords, readRecordWords } from '../domain/records/words.ts'
import { sentence } from '../texts/plain.ts'
import { lightWhy } from '../texts/record-lights.ts'
import * as t from '../texts/records.ts'
import { unknownChain } from '../texts/refusals.ts'
import { requestOfRecord } from '../usecases/files/request-of-record.ts'
import { answerCreate } from '../usecases/records/answer-create.ts'
import { answerStep, askStep, notNowText } from '../usecases/records/answer-step.ts'
import { drawCreateForm } from '../usecases/records/draw-form.ts'
import { drawList } from '../usecases/records/draw-list.ts'
import { drawRecord, openSteps } from '../usecases/records/draw-record.ts'
import { type Kind, kindOf, namedKinds, stateWord, stepOf, stepText } from '../usecases/records/kinds.ts'
import { kindWords, numberOf, recordNumbered } from '../usecases/records/names.ts'
import { inOwnGroup, readFilters } from '../usecases/records/read-filters.ts'
import { recordsNamed } from '../usecases/records/refs.ts'
import { relationsOf } from '../usecases/records/relation.ts'
import { actionOf, listRight, listsOwn, maySee, mayStep } from '../usecases/records/rights.ts'
import { asTyped, standing } from '../usecases/records/standing.ts'
import { knownFor, knownForNew, surroundingsOf } from '../usecases/records/surroundings.ts'
import type { Answer, Asked, Command } from './command.ts'
import { instructChain, isInstruction } from './instructions.ts'
import { kindNamed } from './kind-words.ts'
import { ledger } from './ledger.ts'
import { refused, say } from './refused.ts'
import { noSuchTime } from './unsure.ts'
import { chainsOpenTo, leadingChain } from './which-chain.ts'

/** A message that names a record by its number; undefined where it names none. */
export const recordNamed = (text: string): RecordWords | undefined => readRecordWords(text, kindWords)

/** The step a word means, by its button or its key. */
export const stepNamed = (kind: Kind, word: string): string | undefined =>
  always[word] ??
  Object.keys(kind.declared.steps).find((key) => key === word.toLowerCase() || stepText(kind, key).button === word) ??
  synonyms[word]
/** Means the step that every kind has, whatever a button of the kind is called. */
const always: Readonly<Record<string, string>> = { 合并: 'merge' }
const synonyms: Readonly<Record<string, string>> = {
  补充: 'note',
  恢复内部: 'classify',
  不同意延期: 'refuse',
  同意: 'grant',
}

/** A record by its number: its card, why its light is what it is, or a step of it. */
export const answerRecord = async (asked: Asked, named: RecordWords): Promise<Answer> => {
  const kind = kindOf(named.kind)
  const { number, word, rest, written } = named
  const record = kind && (await recordNumbered(asked, kind, number))
  const relations = record && (await relationsOf(asked, record))
  if (!kind || !record || !relations || !maySee(asked, kind, record, relations)) return say(t.notFound(written))
  const shown = async (shape = {}): Promise<Answer> => cardAnswer(record, await drawRecord(asked, record, shape))
  const named12 = numberOf(asked, record)
  switch (word) {
    case '':
    case '进度':
    case '查看':
      return shown()
    case '经过':
    case '全部经过':
      return shown({ history: 1 })
    case '为什么': {
      const { numbers } = asked.rules
      const inGroup = asked.place.kind !== 'p2p'
      const why = record.lit
        ? lightWhy(named12, record.lit, numbers, inGroup)
        : t.noLight(named12, stateWord(kind, record.state))
      return say(why, lineOf(asked, kind, record))
    }
    case '删除':
      return say(kind.declared.review ? t.rowNeverDeleted(named12) : t.neverDeleted(named12))
  }
  const step = stepNamed(kind, word)
  const declared = step === undefined ? undefined : stepOf(kind, step)
  if (step === undefined || !declared) {
    const open = (await openSteps(asked, kind, record)).map((key) => stepText(kind, key, record).button)
    return say(t.unknownStep(named12, open))
  }
  // Whoever raised it will say so, once it is answered.
  const tooSoon =
    declared.confirms &&
    relations.includes('raised') &&
    !declared.from.includes(record.state) &&
    record.closedAt === undefined
  if (tooSoon) return say(await notNowText(asked, kind, record, step))
  if (!(await mayStep(asked, kind, record, declared, relations)))
    return refused(
      asked,
      { allow: false, reason: 'no-role', who: 'office' },
      actionOf(kind, declared.by),
      record.chainId,
    )
  if (declared.gives) return fileAnswer(asked, kind, record, step)
  const words = rest.replace(/^(?:入|到|并入)\s*/u, '')
  const other = declared.opens === undefined ? undefined : kindOf(declared.opens)
  const fields = other?.declared.fields ?? declared.asks ?? []
  const known = await knownFor(asked, record, fields)
  const said = readWords(words, fields, known)
  // 更新 L07-1 在谈: what is not spoken of stays.
  const given = step === 'edit' && kind.declared.review ? { ...asTyped(standing(asked, record)), ...said } : said
  const filling = rest === '' ? {} : { typed: given, faults: await misreadIn(asked, fields, said, known) }
  const about = { chainId: record.chainId, parent: record.id }
  const missing =
    declared.asks?.some(({ key, required }) => required && given[key] === undefined) === true ||
    (declared.form === true && rest === '')
  // What cannot be taken back is offered, never done at once.
  const asks = missing || declared.confirm
  if ((other || asks) && !isOpenNow(declared, record, await surroundingsOf(asked, record.id)))
    return say(await notNowText(asked, kind, record, step))
  if (other) return formAnswer(await drawCreateForm(asked, { kind: other, ...about }, filling))
  if (asks) {
    const { card, text, form } = await askStep(asked, kind, record, step, filling)
    return card ? cardAnswer(record, card, form) : say(text ?? t.notFound(written))
  }
  const answer = await answerStep(
    asked,
    { record: record.id, step, given, via: 'chat', sourceKey: asked.messageId },
    named12,
  )
  if (answer.text !== undefined) return say(answer.text)
  if (!answer.card) return say(sentence`${answer.toast.content}`)
  const now = (await readRecord(asked.tx, record.id)) ?? record
  return cardAnswer(now, answer.card, answer.form)
}

/** With the records that are named in it. */
const misreadIn = async (
  asked: Asked,
  fields: readonly Field[],
  typed: Readonly<Record<string, unknown>>,
  known: Known,
): Promise<readonly FaultOf[]> =>
  misread(fields, typed, { ...known, records: await recordsNamed(asked, fields, typed) })

/** Where a line about one record may stand: where a list of it may. */
const lineOf = (asked: Asked, kind: Kind, { chainId, sensitive }: StoredRecord): Answer['where'] => {
  const right = asked.may(actionOf(kind, 'see'), chainId === undefined ? { all: true } : { chain: chainId })
  return right.allow && !sensitive ? right.where : 'private'
}

export const cardAnswer = (
  { id, chainId }: StoredRecord,
  card: Awaited<ReturnType<typeof drawRecord>>,
  form?: true,
): Answer => ({
  where: 'private',
  content: { card },
  item: { id, ...(chainId !== undefined && { chain: chainId }) },
  topic: 'record-card',
  ...(form && { formOpen: true }),
})

/** It comes behind the sentence that says so. */
const fileAnswer = async (asked: Asked, kind: Kind, record: StoredRecord, step: string): Promise<Answer> => {
  if (!stepOf(kind, step)?.from.includes(record.state)) return say(await notNowText(asked, kind, record, step))
  const to = { type: 'open_id', id: asked.actor.openId } as const
  const { said } = await requestOfRecord(asked, kind, record, { to, messageId: asked.messageId, place: 'p2p' })
  return say(said, 'private')
}

const creating = /^(?:新增|登记|上报|new)(?:\s+|$)/iu

/** 任务 and the like: the list, filtered; 新增 with or without text. */
const createKindCommand = (kind: Kind): Command => ({
  name: kind.word,
  aliases: kind.texts.aliases,
  summary: kind.texts.summary,
  usage: `${kind.word} [产业链] [在办、逾期、红灯…] / ${kind.word}12 / ${isInstruction(kind) ? `${kind.word} 产业链或编号 请…` : `${kind.word} 新增 […]`}`,
  example: kind.texts.example,
  action: actionOf(kind, 'see'),
  ofAnyChain: true,
  orElse: 'status',
  run: (asked, words) => runKind(asked, kind, words),
})

/** What follows a kind's word: 新增 with or without text, or what its list is narrowed by. */
export const runKind = async (asked: Asked, kind: Kind, words: string): Promise<Answer> =>
  (isInstruction(kind) ? await instructChain(asked, words) : undefined) ??
  twoKinds(kind, words) ??
  (creating.test(words) ? create(asked, kind, words.replace(creating, '')) : list(asked, kind, words))

/** Another kind's word beside it: one list is of one kind; between quotation marks it is text. What cannot wait is reported in any words. */
const twoKinds = (kind: Kind, words: string): Answer | undefined => {
  if (kind.declared.newFromText || creating.test(words)) return undefined
  const [other] = splitLook(words).flatMap(({ word, quoted }) => (quoted ? [] : (kindNamed(word) ?? [])))
  return other && other !== kind ? say(t.oneKindOnly([kind.word, other.word])) : undefined
}

export const list = async (asked: Asked, kind: Kind, words: string): Promise<Answer> => {
  // `任务 航天 新增`, `任务 区级 新增`: whose it is in front.
  const inDistrict = words.replace(ofDistrict, '')
  if (inDistrict !== words && creating.test(inDistrict))
    return create(asked, kind, `区级 ${inDistrict.replace(creating, '')}`)
  const { chain, rest } = await leadingChain(asked, words)
  if (chain && creating.test(rest)) return create(asked, kind, `${chain.name} ${rest.replace(creating, '')}`)
  const read = await readFilters(asked, kind, words)
  if ('fault' in read) return noSuchTime(asked, read.time)
  // What cannot wait is not looked for but reported.
  if (kind.declared.newFromText && read.wish.text !== undefined) return create(asked, kind, words)
  const here = await inOwnGroup(asked, read.wish)
  const action = listRight(kind, here)
  const right = asked.may(action, here.chain ? { chain: here.chain.id } : {})
  const own = !right.allow && listsOwn(asked, read.wish)
  if (!right.allow && !own) return refused(asked, right, action, here.chain?.id)
  const wish = own ? read.wish : here
  const mayRaise = asked.may(actionOf(kind, 'raise')).allow
  const outboxId = newId('out')
  return {
    where: right.allow ? right.where : 'private',
    content: {
      card: await drawList(asked, kind, {
        wish,
        words: words.trim(),
        page: 1,
        mayRaise,
        on: outboxId,
        inGroup: asked.place.kind !== 'p2p' && right.allow && right.where === 'here',
      }),
    },
    outboxId,
  }
}

const ofDistrict = /^区级(?:\s+|$)/u

const create = async (asked: Asked, kind: Kind, words: string): Promise<Answer> => {
  const action = actionOf(kind, 'raise')
  const district = ofDistrict.test(words)
  const { chain, rest } = district
    ? { chain: undefined, rest: words.replace(ofDistrict, '') }
    : await leadingChain(asked, words)
  const open = await chainsOpenTo(asked, action)
  const own =
    asked.place.kind === 'group'
      ? open.find(({ id }) => asked.place.kind === 'group' && id === asked.place.chain)
      : undefined
  const chosen = chain ?? own ?? (open.length === 1 ? open[0] : undefined)
  if (kind.declared.ofDistrict) {
    const theirs = new Set(asked.actor.grants.flatMap((grant) => grant.chain ?? []))
    const only = theirs.size === 1 ? open.find(({ id }) => theirs.has(id)) : undefined
    return createHere(asked, kind, undefined, rest, (chosen ?? only)?.name)
  }
  const first = kind.declared.districtFirst === true && !chosen && asked.may(action, { all: true }).allow
  if (!chosen && !first && !(district && kind.declared.district)) {
    if (open.length === 0) return refused(asked, asked.may(action) as never, action)
    return say(
      open.length > 0
        ? t.whichChainNew(
            kind.word,
            open.map(({ name }) => name),
            kind.declared.district,
          )
        : unknownChain([]),
    )
  }
  const about = district || !chosen ? { all: true } : { chain: chosen.id }
  const right = asked.may(action, about)
  if (!right.allow) return refused(asked, right, action, chosen?.id)
  return createHere(asked, kind, district ? undefined : chosen?.id, rest)
}

/** @param inChain of one that is of no chain itself: which it begins in */
const createHere = async (
  asked: Asked,
  kind: Kind,
  chainId: string | undefined,
  rest: string,
  inChain?: string,
): Promise<Answer> => {
  const about = chainId === undefined ? { all: true } : { chain: chainId }
  const right = asked.may(actionOf(kind, 'raise'), about)
  if (!right.allow) return refused(asked, right, actionOf(kind, 'raise'), chainId)
  const { known, bar } = await knownForNew(asked, kind, chainId)
  if (bar) return say(bar)
  const said = kind.declared.sources?.words.find((word) => rest.includes(word))
  const text = said === undefined ? rest : rest.replace(said, ' ').replace(/\s+/gu, ' ').trim()
  const given: Record<string, unknown> = {
    ...readWords(text, kind.declared.fields, known),
    ...(inChain !== undefined && { chain: inChain }),
  }
  const about2 = { kind, chainId, said }
  const missing = kind.declared.fields.some(({ key, required }) => required && given[key] === undefined)
  const filling =
    text === '' && inChain === undefined
      ? {}
      : { typed: given, faults: await misreadIn(asked, kind.declared.fields, given, known) }
  if (missing) return formAnswer(await drawCreateForm(asked, about2, filling))
  const answer = await answerCreate(asked, { ...about2, given, via: 'chat', sourceKey: asked.messageId })
  return answer.record ? cardAnswer(answer.record, answer.card) : formAnswer(answer.card)
}

const formAnswer = (card: Awaited<ReturnType<typeof drawRecord>>): Answer => ({
  where: 'private',
  content: { card },
  topic: 'record-card',
  formOpen: true,
})

/** 交办 = 任务 新增. */
const createNewCommand = (kind: Kind): Command[] => {
  const { creating } = kind.texts
  if (!creating) return []
  return [
    {
      name: creating.word,
      aliases: creating.aliases,
      summary: creating.summary,
      usage: `${creating.word} [产业链] [单位] [时限] 内容`,
      example: creating.example,
      action: actionOf(kind, 'raise'),
      ofAnyChain: true,
      run: (asked, words) => create(asked, kind, words),
    },
  ]
}

export const recordCommands: readonly Command[] = [
  ...namedKinds.flatMap((kind) => [createKindCommand(kind), ...createNewCommand(kind)]),
  ledger,
]
