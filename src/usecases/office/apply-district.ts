import { recordAudit } from '../../db/audit.ts'
import { addChiefPost, chiefPosts, closeChain, endChiefPost, saveChain } from '../../db/chains.ts'
import { readChat, saveChat } from '../../db/chats.ts'
import { lastApplied, recordApplied, saveMeasure, saveUnit } from '../../db/district.ts'
import { newId } from '../../db/ids.ts'
import { writeSetting } from '../../db/settings.ts'
import type { District } from '../../domain/district.ts'
import { dayOf } from '../../domain/time.ts'
import * as words from '../../texts/district.ts'
import type { Ctx } from '../context.ts'
import { firmByFile } from '../kinds/firm.ts'
import { chainClosed } from '../records/closed-chain.ts'
import { tasksOfMeasures } from '../records/measures.ts'
import { reclaimItems, releaseItems } from '../reports/exempt-item.ts'
import { oweNewChains, sendMissingCards } from '../reports/of-every-kind.ts'
import { signersChanged } from '../sign-off/sign-off.ts'
import { applyGrants, applyPeople, resolvePeople } from './apply-people.ts'
import { changesOf, type DistrictFacts, districtFacts, isSwitch, noFacts } from './district-facts.ts'
import { rulesChanged } from './office-rules.ts'

/** What was asked of Feishu before the transaction. Empty where it did not answer: people stay unresolved until the next time. */
export interface Lookups {
  /** Person key → open_id. */
  people: ReadonlyMap<string, string>
  groupNames: ReadonlyMap<string, string>
}

export const noLookups: Lookups = { people: new Map(), groupNames: new Map() }

export interface Applying {
  district: District
  file: string
  /** Secret for the hash that numbers and mailboxes are kept as. */
  contactKey: string
  lookups: Lookups
  /** open_id, `cli` or `system`. */
  by: string
}

/**
 * Applies a district file: only what differs from the last applied file is changed, so what was changed in chat since stays.
 * Nothing is deleted from history. @returns one Chinese line per change; none when there is nothing to do.
 */
export const applyDistrict = async (ctx: Ctx, input: Applying): Promise<string[]> => {
  const last = await lastApplied(ctx.tx)
  const before: DistrictFacts = last ? (JSON.parse(last) as DistrictFacts) : noFacts
  const after = districtFacts(input.district, input.contactKey)
  const lines: string[] = []
  await applySettings(ctx, before, after, lines)
  await applyChains(ctx, before, after, lines)
  await applyRegisters(ctx, before, after, lines)
  await applyPeople(ctx, before, after, input.lookups.people, lines)
  await resolvePeople(ctx, input.lookups.people, lines)
  await applyGrants(ctx, before, after, input.by, lines)
  await applyGroups(ctx, before, after, input.lookups.groupNames, lines)
  await nameGroups(ctx, input.lookups.groupNames)
  await oweNewChains(ctx)
  await tasksOfMeasures(ctx, input.district.measures)
  if (lines.length === 0) return lines
  await reclaimItems(ctx)
  await sendMissingCards(ctx)
  await signersChanged(ctx)
  await recordApplied(ctx.tx, { at: ctx.now, file: input.file, facts: JSON.stringify(after) })
  await recordAudit(ctx.tx, {
    at: ctx.now,
    actor: input.by,
    actorName: '',
    action: 'apply',
    object: input.file,
    place: 'system',
    result: 'done',
    requestId: ctx.requestId,
    detail: { changes: lines.length },
  })
  return lines
}

const applySettings = async (ctx: Ctx, before: DistrictFacts, after: DistrictFacts, lines: string[]): Promise<void> => {
  const changes = changesOf(before.settings, after.settings)
  for (const { key, after: setting } of changes) {
    // Of what the file may leave out, nothing is left but a switch that is off.
    if (!setting && !isSwitch(key)) continue
    await writeSetting(ctx.tx, key, setting?.value ?? false)
    lines.push(words.settingChanged(key))
  }
  if (changes.length > 0) await rulesChanged(ctx.tx)
}

const applyChains = async (ctx: Ctx, before: DistrictFacts, after: DistrictFacts, lines: string[]): Promise<void> => {
  const { tx, now, rules } = ctx
  for (const { key, before: was, after: chain } of changesOf(before.chains, after.chains)) {
    if (chain) await saveChain(tx, { id: key, ...chain }, chain.position)
    else {
      await closeChain(tx, key, now)
      await releaseItems(ctx, key)
      await chainClosed(ctx, key)
    }
    lines.push(words.chainChanged(chain?.name ?? was?.name ?? key, !was ? 'added' : chain ? 'changed' : 'closed'))
  }
  for (const { key, after: chief } of changesOf(before.chiefs, after.chiefs)) {
    const posts = await chiefPosts(tx, key)
    const present = posts.find((post) => post.until === undefined)
    // A correction of the date alone is no new holder; a new name is.
    if (present && present.name === chief?.name) continue
    if (present) await endChiefPost(tx, present.id, chief?.since ?? dayOf(now, rules.zone))
    const since = chief && present && chief.since === present.since ? dayOf(now, rules.zone) : chief?.since
    if (chief) await addChiefPost(tx, { id: newId('post'), chainId: key, name: chief.name, since })
    lines.push(words.chiefChanged(after.chains[key]?.name ?? key, chief?.name))
  }
}

const applyRegisters = async (
  ctx: Ctx,
  before: DistrictFacts,
  after: DistrictFacts,
  lines: string[],
): Promise<void> => {
  const firms = changesOf(before.enterprises, after.enterprises)
  for (const { before: was, after: is } of firms) {
    const fact = is ?? was
    if (!fact) continue
    await firmByFile(ctx, { name: fact.enterprise, chainId: fact.chain, role: fact.role }, is !== undefined)
    lines.push(words.enterpriseChanged(fact.enterprise, fact.role, is !== undefined))
  }
  if (firms.length > 0) await rulesChanged(ctx.tx)
  for (const { key, after: unit } of changesOf(before.units, after.units)) {
    await saveUnit(ctx.tx, key, unit?.aliases)
    lines.push(words.unitChanged(key, unit !== undefined))
  }
  for (const { key, after: measure } of changesOf(before.measures, after.measures)) {
    await saveMeasure(ctx.tx, key, measure?.body)
    lines.push(words.measureChanged(key, measure !== undefined))
  }
}

const applyGroups = async (
  ctx: Ctx,
  before: DistrictFacts,
  after: DistrictFacts,
  names: ReadonlyMap<string, string>,
  lines: string[],
): Promise<void> => {
  for (const { key, after: group } of changesOf(before.groups, after.groups)) {
    const known = await readChat(ctx.tx, key)
    if (!group && known?.source !== 'file') continue
    await saveChat(ctx.tx, {
      chatId: key,
      name: names.get(key) ?? known?.name ?? '',
      use: group?.use,
      chainId: group?.chain,
      state: known?.state ?? 'active',
      external: known?.external ?? false,
      source: 'file',
    })
    lines.push(words.groupChanged(names.get(key) ?? known?.name ?? key, group !== undefined))
  }
}

const nameGroups = async ({ tx }: Ctx, names: ReadonlyMap<string, string>): Promise<void> => {
  for (const [chatId, name] of names) {
    const known = await readChat(tx, chatId)
    if (known && known.name !== name) await saveChat(tx, { ...known, name })
  }
}

/** What a look-up after the file was applied has found. The file itself is not applied again. */
export const applyLookups = async (ctx: Ctx, { people, groupNames }: Lookups): Promise<void> => {
  await resolvePeople(ctx, people)
  await nameGroups(ctx, groupNames)
}
