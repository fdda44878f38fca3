import type { RecordStep } from '../../db/record-steps.ts'
import type { StoredRecord } from '../../db/records.ts'
import { appeal } from '../../domain/kinds/appeal.ts'
import { need, problem, request } from '../../domain/kinds/cases.ts'
import { doc } from '../../domain/kinds/doc.ts'
import { duty } from '../../domain/kinds/duty.ts'
import { experience } from '../../domain/kinds/experience.ts'
import { figure } from '../../domain/kinds/figure.ts'
import { firm } from '../../domain/kinds/firm.ts'
import { goal } from '../../domain/kinds/goal.ts'
import { instruction } from '../../domain/kinds/instruction.ts'
import { liaison } from '../../domain/kinds/liaison.ts'
import { matter } from '../../domain/kinds/matter.ts'
import { meeting } from '../../domain/kinds/meeting.ts'
import { pairing } from '../../domain/kinds/pairing.ts'
import { risk } from '../../domain/kinds/risk.ts'
import { task } from '../../domain/kinds/task.ts'
import { third } from '../../domain/kinds/third.ts'
import { visit } from '../../domain/kinds/visit.ts'
import { lists as declaredLists, type ListKey } from '../../domain/lists/all.ts'
import type { AnyList } from '../../domain/lists/list.ts'
import type { Actor } from '../../domain/people.ts'
import { untold } from '../../domain/records/alerts.ts'
import type { FaultOf, Field } from '../../domain/records/field.ts'
import { isOpen, type RecordFacts, type RecordKind, type Step, type Surroundings } from '../../domain/records/kind.ts'
import { ownTaskForce } from '../../domain/records/known.ts'
import { decide } from '../../domain/rights.ts'
import { appealTexts } from '../../texts/kinds/appeal.ts'
import { needTexts, problemTexts, requestTexts } from '../../texts/kinds/cases.ts'
import { commonFieldTexts, commonStepTexts, declassifyText } from '../../texts/kinds/common.ts'
import { docTexts } from '../../texts/kinds/doc.ts'
import { dutyTexts } from '../../texts/kinds/duty.ts'
import { experienceTexts } from '../../texts/kinds/experience.ts'
import { figureTexts } from '../../texts/kinds/figure.ts'
import { firmTexts } from '../../texts/kinds/firm.ts'
import { goalTexts } from '../../texts/kinds/goal.ts'
import { instructionTexts, instructStepTexts } from '../../texts/kinds/instruction.ts'
import type { FieldText, KindTexts, StepText } from '../../texts/kinds/kind-texts.ts'
import { liaisonTexts } from '../../texts/kinds/liaison.ts'
import { matterTexts } from '../../texts/kinds/matter.ts'
import { meetingTexts } from '../../texts/kinds/meeting.ts'
import { pairingTexts } from '../../texts/kinds/pairing.ts'
import { riskTexts } from '../../texts/kinds/risk.ts'
import { taskTexts } from '../../texts/kinds/task.ts'
import { thirdTexts } from '../../texts/kinds/third.ts'
import { visitTexts } from '../../texts/kinds/visit.ts'
import { listWords } from '../../texts/lists/all.ts'
import { listTexts } from '../../texts/lists/list-texts.ts'
import { recordFault } from '../../texts/record-faults.ts'

/** A kind with its words. */
export interface Kind {
  key: KindKey
  word: string
  declared: RecordKind
  texts: KindTexts<RecordKind>
}

const join = <Declared extends RecordKind>(declared: Declared, texts: KindTexts<Declared>): Kind => ({
  key: declared.key as KindKey,
  word: texts.word,
  declared,
  texts: texts as unknown as KindTexts<RecordKind>,
})

/** The plan's lists: each is one file of columns and one of words. */
const listKinds = Object.fromEntries(
  declaredLists.map((one) => [one.key, join(one as AnyList, listTexts(one.key, listWords[one.key]))]),
) as Record<ListKey, Kind>

/** Every kind of record. A new one is a line here, one for its rights, and one for its words (`kind-words.ts`). */
export const kinds = {
  task: join(task, taskTexts),
  instruction: join(instruction, instructionTexts),
  problem: join(problem, problemTexts),
  need: join(need, needTexts),
  request: join(request, requestTexts),
  risk: join(risk, riskTexts),
  matter: join(matter, matterTexts),
  experience: join(experience, experienceTexts),
  visit: join(visit, visitTexts),
  liaison: join(liaison, liaisonTexts),
  pairing: join(pairing, pairingTexts),
  doc: join(doc, docTexts),
  meeting: join(meeting, meetingTexts),
  appeal: join(appeal, appealTexts),
  third: join(third, thirdTexts),
  figure: join(figure, figureTexts),
  firm: join(firm, firmTexts),
  duty: join(duty, dutyTexts),
  goal: join(goal, goalTexts),
  ...listKinds,
} as const
export type KindKey = keyof typeof kinds

export const allKinds: readonly Kind[] = Object.values(kinds)
/** 台账: what is worked to an end. */
export const ledgerKinds: readonly Kind[] = allKinds.filter(({ declared }) => !declared.review && !declared.beside)
/** What is worked to an end: of the others none is unfinished, however long it stands. */
export const hasEnd = ({ declared }: Kind): boolean => !declared.review && !(declared.beside && declared.unworked)
/** 清单: the plan's lists, in its order. */
export const lists: readonly Kind[] = allKinds.filter(({ declared }) => declared.rights === 'list')
/** What somebody works that is looked at again: the lists and 目标. */
export const reviewedKinds: readonly Kind[] = allKinds.filter(({ declared }) => declared.review && !declared.unworked)
/** Those that somebody calls by their own word alone. */
export const namedKinds: readonly Kind[] = allKinds.filter(({ declared }) => declared.rights !== 'list')
/** Those that somebody fills in; of the others each is made of something that is there. */
export const filledKinds: readonly Kind[] = allKinds.filter(({ declared }) => !declared.madeOf)
export const kindOf = (key: string): Kind | undefined => allKinds.find((kind) => kind.key === key)

/** Whether a new one says who works it; of the others it is the task force. */
export const asksUnit = ({ declared }: Kind): boolean => declared.fields.some(({ key }) => key === 'unit')

/** Whether its day is something to speak of. */
export const asksDue = ({ declared }: Kind): boolean =>
  declared.dueByDefault === true || declared.fields.some(({ key }) => key === 'due')

/** What a new one may be given: of a list every column, though its form asks the first ones alone. */
export const fieldsOfNew = ({ declared }: Kind): readonly Field[] =>
  declared.review ? [...declared.fields, ...(declared.editMore ?? [])] : declared.fields

/** Whether somebody may read what is 敏感 of a chain. */
export const readsSensitive = (actor: Actor, chainId: string | undefined): boolean =>
  decide(actor, 'sensitive-see', chainId === undefined ? { all: true } : { chain: chainId }, { kind: 'p2p' }).allow

/** The fields as they are open to somebody: some options are the office's alone. */
export const fieldsFor = (
  { declared }: Kind,
  actor: Actor,
  all: readonly Field[],
  chainId: string | undefined,
): readonly Field[] => {
  const { officeOnly } = declared
  const { grants } = actor
  const fields = all.filter((field) => !field.sensitive || readsSensitive(actor, chainId))
  if (!officeOnly || grants.some(({ role }) => role === 'office')) return fields
  return fields.map((field) =>
    field.key === officeOnly.field && field.is === 'pick'
      ? { ...field, of: field.of.filter((option) => !officeOnly.options.includes(option)) }
      : field,
  )
}

/** Who works it, where that is worth saying. */
export const unitShown = (kind: Kind, { unit }: Pick<RecordFacts, 'unit'>): string | undefined =>
  asksUnit(kind) || unit !== ownTaskForce ? unit : undefined

/** What a record waits to be decided about: a key of the kind's `waits`. */
export const waitsFor = (kind: Kind, record: RecordFacts): string | undefined => {
  const state = kind.declared.states[record.state] ?? 'void'
  // What was sent back waits for whoever raised it.
  if (!isOpen(state) || record.values.returned !== undefined) return undefined
  return state === 'check' ? record.state : kind.declared.decides?.(record)
}

/** What follows from a record as it now is: whether it is open, waits for a decision, its light, and when it speaks next. */
export const settled = (kind: Kind, record: StoredRecord, at: Surroundings): StoredRecord => {
  const state = kind.declared.states[record.state] ?? 'void'
  return {
    ...record,
    open: isOpen(state),
    decide: waitsFor(kind, record) !== undefined,
    actAt: isOpen(state) ? kind.declared.acts?.(record, at)?.at : undefined,
    ...turned(kind, record, at),
  }
}

/** What follows from the day alone. */
export const turned = (
  kind: Kind,
  record: StoredRecord,
  at: Surroundings,
): Pick<StoredRecord, 'id' | 'lit' | 'told' | 'nextOn'> => ({
  id: record.id,
  told: record.told,
  lit: kind.declared.light?.(record, at),
  nextOn: untold(kind.declared.alerts?.(record, at) ?? [], record.told)[0]?.on,
})

export const stepOf = (kind: Kind, key: string): Step | undefined =>
  Object.hasOwn(kind.declared.steps, key) ? kind.declared.steps[key] : undefined
/** @param record where what a step is called depends on how the record stands: 设为敏感 and 恢复内部 are one */
export const stepText = (kind: Kind, key: string, record?: Pick<StoredRecord, 'sensitive'>): StepText =>
  key === 'classify' && record?.sensitive
    ? declassifyText
    : (kind.texts.steps[key] ??
      commonStepTexts[key as keyof typeof commonStepTexts] ??
      instructStepTexts[key as keyof typeof instructStepTexts])
/** What a step is called that was taken: 续报2. @param before what it changed, as it was */
export const takenText = (kind: Kind, { step, before }: Pick<RecordStep, 'step' | 'before'>): string | undefined => {
  const text = stepText(kind, step, { sensitive: before?.sensitive === true })
  const count = kind.declared.counted?.[step]
  return text && count !== undefined ? `${text.button}${Number(before?.[count] ?? 0) + 1}` : text?.button
}
/** A field of the kind or of one of its steps. */
export const fieldOf = (kind: Kind, key: string): Field | undefined =>
  [
    kind.declared.fields,
    kind.declared.editMore ?? [],
    ...Object.values(kind.declared.steps).map(({ asks = [] }) => asks),
  ]
    .flat()
    .find((field) => field.key === key)
/** The red line above a field. @param step on whose form it stands */
export const faultText = (kind: Kind, fault: FaultOf, step?: StepText): string => {
  const { label, missing } = fieldText(kind, fault.field, step)
  if (fault.reason === 'of-kind') return kind.texts.bars[fault.why] ?? ''
  return (fault.reason === 'missing' && missing) || recordFault(fault, label)
}
/** @param step on whose form it stands */
export const fieldText = (kind: Kind, key: string, step?: StepText): FieldText =>
  step?.fields?.[key] ?? kind.texts.fields[key] ?? commonFieldTexts[key] ?? { label: key, hint: '' }
export const stateWord = (kind: Kind, state: string): string => kind.texts.states[state] ?? state
