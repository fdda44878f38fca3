import { firmCalled, recordsNaming } from '../../db/firms.ts'
import { readRecord, type StoredRecord } from '../../db/records.ts'
import { type FirmRole, isNow, keptRoles, rolesOf } from '../../domain/firms/roles.ts'
import type { Value, Values } from '../../domain/records/field.ts'
import type { NamedPerson } from '../../domain/records/known.ts'
import { dayOf } from '../../domain/time.ts'
import { bySourceFile } from '../../texts/records.ts'
import type { Ctx } from '../context.ts'
import { registerChanged } from '../office/office-rules.ts'
import { saveNew } from '../records/create-record.ts'
import type { Hands, Taken } from '../records/hands.ts'
import { kindOf, kinds } from '../records/kinds.ts'
import { noteRecord } from '../records/note-record.ts'
import { surroundingsOf } from '../records/surroundings.ts'

/** Steps after which the register reads otherwise. */
const changesRegister = ['create', 'edit', 'join', 'leave', 'rename', 'merge', 'archive', 'restore']

/** What is called by a firm is called by its name now; of two that were one, the other goes on for both. */
export const firmHands: Hands = {
  after: async (ctx, { record, before, step }) => {
    if (changesRegister.includes(step.step)) await registerChanged(ctx.tx)
    if (step.step === 'rename' && before)
      return renameIn(ctx, record.id, { id: record.id, name: record.title }, `${before.title} → ${record.title}`)
    if (step.step !== 'merge') return []
    const into = typeof step.given.ref === 'string' ? await readRecord(ctx.tx, step.given.ref) : undefined
    return into ? mergeInto(ctx, record, into) : []
  },
}

const mergeInto = async (ctx: Ctx, gone: StoredRecord, into: StoredRecord): Promise<Taken[]> => {
  const { values } = into
  const roles = rolesOf(values)
  const isThere = (one: FirmRole) =>
    roles.some((has) => has.chainId === one.chainId && has.role === one.role && isNow(has))
  const more = rolesOf(gone.values).filter((one) => !isThere(one))
  const both = (key: string, own: readonly string[] = []): Value => [
    ...new Set([values[key] ?? [], own, gone.values[key] ?? []].flat() as string[]),
  ]
  const merged: Values = {
    ...gone.values,
    ...values,
    roles: keptRoles([...roles, ...more]),
    honours: both('honours'),
    formerly: both('formerly', [gone.title]),
  }
  await noteRecord(ctx, into, { values: merged }, { step: 'firm-joined', given: { text: gone.title } })
  return renameIn(ctx, gone.id, { id: into.id, name: into.title }, `${gone.title} → ${into.title}`)
}

/** Every record that names it, with its title where that is made of it. */
const renameIn = async (ctx: Ctx, from: string, to: NamedPerson, text: string): Promise<Taken[]> => {
  for (const record of await recordsNaming(ctx.tx, from)) {
    const isIt = (value: Value) => typeof value === 'object' && 'id' in value && value.id === from
    const values: Values = Object.fromEntries(
      Object.entries(record.values).map(([key, value]) => [key, isIt(value) ? to : value]),
    )
    const title = kindOf(record.kind)?.declared.titleOf?.(values, await surroundingsOf(ctx, record.id)) ?? record.title
    await noteRecord(ctx, record, { values, title }, { step: 'firm-renamed', given: { text } })
  }
  return []
}

/** 区情文件 names a firm in a chain, or names it there no longer. What the chat has changed since stays. */
export const firmByFile = async (
  ctx: Ctx,
  { name, chainId, role: said }: { name: string; chainId: string; role: string },
  isNamed: boolean,
): Promise<void> => {
  const role = said.replace(/企业$/u, '')
  const today = dayOf(ctx.now, ctx.rules.zone)
  const known = await firmCalled(ctx.tx, name)
  const is = (one: FirmRole) => one.chainId === chainId && one.role === role && isNow(one)
  const firm =
    known ??
    (isNamed
      ? (
          await saveNew(ctx, {
            kind: kinds.firm,
            chainId: undefined,
            source: '',
            via: 'file',
            sourceKey: `firm/${name}/${ctx.now}`,
            values: { name },
            by: { personId: undefined, name: bySourceFile },
          })
        ).record
      : undefined)
  if (!firm) return
  const roles = rolesOf(firm.values)
  if (roles.some(is) === isNamed) return
  const now = isNamed
    ? [...roles, { chainId, role, since: undefined, until: undefined }]
    : roles.map((one) => (is(one) ? { ...one, until: today } : one))
  const given = { text: role }
  const step = isNamed ? 'join' : 'leave'
  const sourceKey = `${step}/${firm.id}/${firm.rev}/file`
  await noteRecord(
    ctx,
    firm,
    { values: { ...firm.values, roles: keptRoles(now) } },
    { step, given, via: 'file', sourceKey },
  )
}
