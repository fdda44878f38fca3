import type { Card } from '../../cards/kit/card.ts'
import type { ButtonSpec } from '../../cards/kit/controls.ts'
import { type RecordHead, recordCard } from '../../cards/record.ts'
import { linksOf, partsOf } from '../../db/record-links.ts'
import { countSteps, type RecordStep, stepsOf } from '../../db/record-steps.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { reportedAfter } from '../../domain/kinds/matter.ts'
import { extendedOf } from '../../domain/kinds/task.ts'
import { type Field, type Value, type Values, valueText } from '../../domain/records/field.ts'
import { isOpenNow } from '../../domain/records/kind.ts'
import { effectiveDue } from '../../domain/records/light.ts'
import { isStale } from '../../domain/records/review.ts'
import { type Day, dayOf } from '../../domain/time.ts'
import { dayText, shortTimeText } from '../../texts/dates.ts'
import { commonStepTexts } from '../../texts/kinds/common.ts'
import * as m from '../../texts/matters.ts'
import { lightText } from '../../texts/record-lights.ts'
import * as t from '../../texts/records.ts'
import { roleWords } from '../../texts/words.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import {
  fieldOf,
  fieldText,
  type Kind,
  kindOf,
  readsSensitive,
  stateWord,
  stepOf,
  stepText,
  takenText,
  unitShown,
} from './kinds.ts'
import { chainNameOf, numberOf } from './names.ts'
import { invitedOf, isUnassigned, relationsOf } from './relation.ts'
import { mayStep } from './rights.ts'
import { isStill, stillAfter } from './still.ts'
import { surroundingsOf } from './surroundings.ts'
import { viewOf } from './views.ts'

const mostHistory = 5
const pageOfHistory = 8
const mostSteps = 4

export interface RecordShown {
  /** All steps instead of the first four. */
  more?: boolean
  /** This page of all its history. */
  history?: number
  /** What has just happened, to whoever is told of it. */
  told?: string
  /** These steps alone, as far as they are open. */
  steps?: readonly string[]
}

export const headOf = async (ctx: Ctx, kind: Kind, record: StoredRecord): Promise<RecordHead> => ({
  number: t.formalNumber(kind.word, record),
  title: record.title,
  chainName: await chainNameOf(ctx, record.chainId),
  stateWord: standsAs(ctx, kind, record),
  light: lightOf(record),
  marks: [
    ...marksOf(record),
    ...(await ofMatter(ctx, record)),
    ...(record.lit === undefined && typeof record.values.late === 'number' && record.values.late > 0
      ? [t.doneLate(record.values.late)]
      : []),
    ...((await isUnassigned(ctx.tx, record)) ? [t.unassignedMark(record.unit ?? '')] : []),
    ...(isStill(ctx, kind, record) ? [t.stillLine(stillAfter(ctx.rules, kind))] : []),
  ],
})

/** What its state is called today: what nobody has looked at for too long is 待核. */
export const standsAs = ({ now, rules }: Pick<Ctx, 'now' | 'rules'>, kind: Kind, record: StoredRecord): string =>
  isStale(record, dayOf(now, rules.zone)) ? t.staleWord : stateWord(kind, record.state)

/** The light, and beside it what was said of when it will be done. */
export const lightOf = ({ lit, values }: StoredRecord, toAll = false): RecordHead['light'] =>
  lit && {
    is: lit.light,
    text: typeof values.expect === 'string' ? t.expected(lightText(lit, toAll), values.expect) : lightText(lit, toAll),
  }

const marksOf = ({ values, sensitive }: StoredRecord): string[] => [
  ...(sensitive ? [t.sensitiveWord] : []),
  ...(typeof values.asked_due === 'string' ? [t.askedDue(values.asked_due)] : []),
  ...(typeof values.declined === 'string' ? [t.declinedMark(values.declined)] : []),
  ...(typeof values.returned === 'string' ? [t.returnedMark(values.returned)] : []),
  ...(typeof values.held_until === 'string' ? [t.heldUntil(values.held_until)] : []),
  ...(extendedOf(values) > 0 ? [t.extendedTimes(extendedOf(values))] : []),
]

/** How fast it was reported, whether with 加急, who was told, and whether it may be the same as another. */
const ofMatter = async (ctx: Ctx, record: StoredRecord): Promise<string[]> => {
  if (record.kind !== 'matter') return []
  const { values } = record
  const { instantOf } = await surroundingsOf(ctx, record.id)
  const after = reportedAfter(record, instantOf)
  const twin = typeof values.twin === 'string' ? await readRecord(ctx.tx, values.twin) : undefined
  return [
    ...(after === undefined ? [] : [m.reportedAfter(after)]),
    ...(values.not_urgent === undefined ? [] : [m.notUrgent]),
    ...(typeof values.chief_told === 'string' ? [m.chiefTold(shortTimeText(values.chief_told, ctx.rules.zone))] : []),
    ...(twin?.open ? [m.maybeSame(numberOf(ctx, twin))] : []),
  ]
}

/** Steps this person may take now, in the order of the declaration. */
export const openSteps = async (ctx: ActorCtx, kind: Kind, record: StoredRecord): Promise<string[]> => {
  const relations = await relationsOf(ctx, record)
  const at = await surroundingsOf(ctx, record.id)
  const waitsForUnit = record.values.declined !== undefined || (await isUnassigned(ctx.tx, record))
  const foremost = kind.declared.foremost?.(record, await surroundingsOf(ctx, record.id))
  const open: { key: string; place: number }[] = []
  for (const [key, step] of Object.entries(kind.declared.steps)) {
    if (!isOpenNow(step, record, at)) continue
    if (!(await mayStep(ctx, kind, record, step, relations))) continue
    // What waits for a decision comes first; who does not work it decides before acting in another's place.
    const decides =
      step.when !== undefined ||
      step.by === 'instruct' ||
      (step.by === 'check' && !relations.includes('works')) ||
      (key === 'assign' && waitsForUnit)
    open.push({ key, place: key === foremost ? 0 : decides ? 1 : 2 })
  }
  return open.toSorted((a, b) => a.place - b.place).map(({ key }) => key)
}

/** Acts at once where nothing has to be typed; else it brings the form. */
export const stepButton = (kind: Kind, record: StoredRecord, key: string, about?: string): ButtonSpec => {
  const step = stepOf(kind, key)
  const text = stepText(kind, key, record)
  const needs =
    step?.opens !== undefined || step?.form === true || step?.asks?.some(({ required }) => required) === true
  return {
    label: text.button,
    ...(about !== undefined && { about }),
    action: { on: 'record', do: needs ? `ask_${key}` : key, record: record.id, rev: record.rev },
    ...(step?.confirm && !needs && { confirm: { title: text.button, text: text.ask ?? '' } }),
  }
}

/** Any record as it stands, for whoever looks at it. */
export const drawRecord = async (ctx: ActorCtx, record: StoredRecord, shown: RecordShown = {}): Promise<Card> => {
  const kind = kindOf(record.kind)
  if (!kind) throw new Error(`no kind ${record.kind}`)
  const all = await openSteps(ctx, kind, record)
  const open = shown.steps?.filter((key) => all.includes(key)) ?? all
  const about = shown.steps && `${kind.key}_${record.no}`
  const [main, others] = [open.slice(0, shown.more ? open.length : mostSteps), open.length > mostSteps]
  const total = await countSteps(ctx.tx, record.id)
  const { history } = shown
  const pages = Math.max(1, Math.ceil(total / pageOfHistory))
  const at = Math.min(Math.max(1, history ?? 1), pages)
  const steps =
    history === undefined
      ? await stepsOf(ctx.tx, record.id, { limit: mostHistory, offset: 0 })
      : await stepsOf(ctx.tx, record.id, { limit: pageOfHistory, offset: (at - 1) * pageOfHistory })
  const turn = (label: string, action: string, page?: number): ButtonSpec => ({
    label,
    kind: 'quiet',
    action: { on: 'record', do: action, record: record.id, rev: record.rev, ...(page !== undefined && { page }) },
  })
  return recordCard({
    ...(await headOf(ctx, kind, record)),
    always: kind.texts.always,
    told: shown.told,
    fields: await fieldsOf(ctx, kind, record),
    rows: await rowsOf(ctx, kind, record, open),
    links: [...(await countsOf(ctx, kind, record, open)), ...(await linkLines(ctx, record))],
    history: steps.map((step) => historyOf(ctx, kind, step, record.chainId)),
    historyPage: history === undefined ? undefined : t.historyPage(at, pages),
    // What comes first is most often meant, unless it only takes something back or can be done to any record.
    steps: main.map((key, index) => ({
      ...stepButton(kind, record, key, about),
      ...(index === 0 && bringsOn(kind, key) && { kind: 'primary' as const }),
    })),
    turning: [
      ...(others
        ? [turn(shown.more ? t.recordButtons.fewer : t.recordButtons.more, shown.more ? 'fewer' : 'more')]
        : []),
      ...(history === undefined && total > mostHistory ? [turn(t.recordButtons.history, 'history', 1)] : []),
      ...(history !== undefined && at > 1 ? [turn('上一页', 'prev', at - 1)] : []),
      ...(history !== undefined && at < pages ? [turn('下一页', 'next', at + 1)] : []),
      ...(history !== undefined ? [turn(t.recordButtons.back, 'fewer')] : []),
    ],
  })
}

const bringsOn = (kind: Kind, key: string): boolean =>
  !Object.hasOwn(commonStepTexts, key) && stepOf(kind, key)?.to !== 'void'

/** What stands in columns first, then the kind's own fields; empty ones are left out. */
const fieldsOf = async (ctx: ActorCtx, kind: Kind, record: StoredRecord): Promise<(readonly [string, string])[]> => {
  const { due, unit, owner, source } = record
  const { review } = kind.declared
  const more = (await viewOf(kind)?.values?.(ctx, record)) ?? {}
  const values: Values = {
    ...(readsSensitive(ctx.actor, record.chainId) ? record.values : withoutSensitive(kind, record.values)),
    ...(review && source !== '' && { source }),
  }
  const { calendar } = ctx.rules
  const inColumns = ['title', 'due', 'unit', 'owner']
  const byDefault = kind.declared.dueByDefault === true
  const countsTo = (day: Day) => (review ? day : effectiveDue(day, calendar))
  return [
    ...(due === undefined && !byDefault
      ? []
      : [
          [
            byDefault ? t.labels.due : fieldText(kind, 'due').label,
            due === undefined ? t.noDue : t.dueLine(due, countsTo(due), record.dueIsDefault),
          ] as const,
        ]),
    ...(unitShown(kind, record) === undefined ? [] : [[fieldText(kind, 'unit').label, unit ?? ''] as const]),
    ...(owner ? [[fieldText(kind, 'owner').label, owner.name] as const] : []),
    ...[...kind.declared.fields, ...(kind.declared.editMore ?? [])].flatMap(({ key }) =>
      inColumns.includes(key) || (review && isTitle(record, values[key]))
        ? []
        : fieldShown(kind, key, shownIn(ctx, values[key])),
    ),
    ...(kind.declared.shows ?? []).flatMap((key) => fieldShown(kind, key, values[key])),
    ...Object.entries(more).flatMap(([key, value]) => fieldShown(kind, key, value)),
    ...Object.entries(kind.declared.computed?.(record, await surroundingsOf(ctx, record.id)) ?? {}).flatMap(
      ([key, value]) => fieldShown(kind, key, value),
    ),
    // Whose voice it is says more than who wrote it down.
    ...(values.from === undefined && !review && isSourceSaid(kind, record)
      ? [[t.labels.source, record.source] as const]
      : []),
    // What the bot has made of itself nobody has raised.
    ...(record.raisedByName === ''
      ? []
      : [[review ? t.labels.filledBy : t.labels.raisedBy, record.raisedByName] as const]),
  ]
}

/** The values that stand in a column of its own are of the chain and the office alone. */
const withoutSensitive = (kind: Kind, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !fieldOf(kind, key)?.sensitive))
/** It stands above all else already. */
const isTitle = ({ title }: StoredRecord, value: Value | undefined): boolean =>
  value !== undefined && valueText(value) === title
/** Another record by its number. */
const shownIn = (ctx: Ctx, value: Value | undefined): Value | undefined =>
  typeof value === 'string' ? spoken(ctx, value) : value

/** What the kind draws itself; with a button where this person may take its step. */
const rowsOf = async (ctx: ActorCtx, kind: Kind, record: StoredRecord, open: readonly string[]) => {
  const rows = (await viewOf(kind)?.rows?.(ctx, record)) ?? []
  return rows.map(({ text, step }) => {
    if (!step || !open.includes(step.key)) return { text }
    const button = stepButton(kind, record, step.key, `item_${step.item}`)
    return { text, button: { ...button, action: { ...button.action, line: step.item } } as ButtonSpec }
  })
}

/** For whoever prepares it. */
const countsOf = async (
  ctx: ActorCtx,
  kind: Kind,
  record: StoredRecord,
  open: readonly string[],
): Promise<string[]> => {
  const counts = viewOf(kind)?.counts
  if (!counts || !open.some((key) => preparing.includes(key))) return []
  return [counts(record, await invitedOf(ctx.tx, record)) ?? []].flat()
}
const preparing = ['agenda', 'decide', 'issue']

/** Days as people say them; everything else as it stands. */
const shownValue = (value: Value, field?: Field): string => {
  const [day = '', time = ''] =
    (typeof value === 'string' && /^(\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/u.exec(value)?.slice(1)) || []
  return day === '' ? valueText(value, field) : `${dayText(day)}${time}`
}

/** A field with its label; none where nothing stands in it. */
const fieldShown = (kind: Kind, key: string, value: Value | undefined): [string, string][] => {
  if (value === undefined) return []
  const { label, unit } = fieldText(kind, key)
  return [
    [
      label,
      typeof value === 'number' && unit !== undefined ? `${value} ${unit}` : shownValue(value, fieldOf(kind, key)),
    ],
  ]
}
/** The same in one line, for a list. */
export const fieldLine = (kind: Kind, key: string, value: Value | undefined): string[] =>
  fieldShown(kind, key, value).map(([label, shown]) => `${label} ${shown}`)

const linkLines = async (ctx: Ctx, record: StoredRecord): Promise<string[]> => {
  const parts = await partsOf(ctx.tx, record.id)
  const lines = parts.all > 0 ? [t.parts(parts.all - parts.open, parts.all)] : []
  for (const link of await linksOf(ctx.tx, record.id)) {
    const other = await readRecord(ctx.tx, link.from === record.id ? link.to : link.from)
    if (other)
      lines.push(
        t.linkLine(link.how, link.from === record.id, numberOf(ctx, other), other.sensitive ? undefined : other.title),
      )
  }
  return lines
}

/** Whose 阅 it was says more than the word. */
const readBy = (post: string | undefined): string => t.readBy(roleWords[post === 'chief' ? 'chief' : 'leader'])

/** What a record that somebody makes by hand has for its source. */
const madeByHand = ['专班', '专班自定', '上级'] as const

/** Where it comes from, unless that is only who made it. */
const isSourceSaid = ({ declared }: Kind, { source }: StoredRecord): boolean =>
  declared.dueByDefault === true || declared.sources !== undefined || !madeByHand.some((one) => one === source)

/** Another record that a step names, as it is spoken of. */
const namedRecord = /^(?<kind>[a-z]+|L\d\d)-(?<year>\d{4}|0)-(?<no>\d+)$/u

/** Of a record's id its number, of anything else itself. */
export const spoken = (ctx: Ctx, word: string): string => {
  const named = namedRecord.exec(word)?.groups
  return named?.kind && kindOf(named.kind)
    ? numberOf(ctx, { kind: named.kind, year: Number(named.year), no: Number(named.no) })
    : word
}

const historyOf = (ctx: ActorCtx, kind: Kind, step: RecordStep, chainId: string | undefined): string => {
  const given = readsSensitive(ctx.actor, chainId) ? step.given : withoutSensitive(kind, step.given)
  const { rules } = ctx
  const words = Object.entries(given).map(([key, value]) => {
    if (typeof value === 'number') return fieldLine(kind, key, value).join('')
    if (Array.isArray(value)) return value.map((one) => spoken(ctx, one)).join('、')
    return typeof value === 'string' && namedRecord.test(value)
      ? spoken(ctx, value)
      : shownValue(value, fieldOf(kind, key))
  })
  const declared = stepOf(kind, step.step) !== undefined
  const who =
    step.post === '代办'
      ? t.actedFor(step.personName)
      : step.personName || (declared && step.via === 'clock' ? t.byClock : '')
  if (step.step === 'weekly') return t.historyLine(shortTimeText(step.at, rules.zone), who, words.join(), '')
  const what =
    step.step === 'create'
      ? t.created
      : step.step === 'read' && declared
        ? readBy(step.post)
        : (takenText(kind, step) ?? t.ownSteps[step.step] ?? step.step)
  return t.historyLine(shortTimeText(step.at, rules.zone), who, what, step.step === 'create' ? '' : words.join('，'))
}
