import { type Alias, addAlias, allAliases, removeAlias } from '../../db/aliases.ts'
import { allChains } from '../../db/chains.ts'
import { knownUnits } from '../../db/units.ts'
import { readLight, readState } from '../../domain/look-words.ts'
import { chainKey, findChain, nameKey } from '../../domain/names.ts'
import { readReport } from '../../domain/reading/read-report.ts'
import { unitNamed } from '../../domain/records/known.ts'
import { readField } from '../../domain/report-fields.ts'
import { partsOf } from '../../domain/words/parts.ts'
import { aliasMeans, longestAlias, shortestAlias } from '../../texts/aliases.ts'
import { audited } from '../audited.ts'
import type { ActorCtx } from '../context.ts'
import { allKinds } from '../records/kinds.ts'
import { filterWords } from '../records/read-filters.ts'
import { knownNow } from '../words/known.ts'

type Target = Pick<Alias, 'kind' | 'target'> & { name: string }

/** The chain or the unit that is to be called something else. */
const targetNamed = async ({ tx }: Pick<ActorCtx, 'tx'>, typed: string): Promise<Target | undefined> => {
  const found = findChain(typed, await allChains(tx))
  if ('chain' in found) return { kind: 'chain', target: found.chain.id, name: found.chain.name }
  const units = await knownUnits(tx)
  const unit = unitNamed(typed, units)
  // 专班 is everybody's own, and no unit.
  if (!('name' in unit) || units.every(({ name }) => name !== unit.name)) return undefined
  return { kind: 'unit', target: unit.name, name: unit.name }
}

/** What the word means already, if anything: it would be guessed between the two. */
const meaningOf = async (ctx: ActorCtx, word: string, commandWords: readonly string[]): Promise<string | undefined> => {
  const same = await targetNamed(ctx, word)
  if (same) return aliasMeans.sameAs(same.name)
  const known = await knownNow(ctx)
  for (const one of new Set([word, chainKey(word)])) {
    if (commandWords.some((command) => one.toLowerCase().startsWith(command))) return aliasMeans.command
    if (known.people.some((name) => nameKey(name) === nameKey(one))) return aliasMeans.person
    if (readReport(`${one}：甲`).kind === 'headed') return aliasMeans.report
    const ofRecords = allKinds.some(({ texts }) => Object.values<string>(texts.states).includes(one))
    if (ofRecords || filterWords.some((filter) => filter === one)) return aliasMeans.word
    if (readState(one) || readLight(one) || readField(one)) return aliasMeans.word
    const parts = partsOf(one, known)
    const [chain] = parts.flatMap((part) => (part.kind === 'chain' ? [part.chain] : []))
    if (chain) return aliasMeans.sameAs(chain.name)
    if (parts.every(({ kind }) => kind !== 'free')) return aliasMeans.word
  }
  return undefined
}

export type AliasOutcome =
  | { is: 'added'; name: string }
  | { is: 'no-target' | 'length' }
  | { is: 'taken'; means: string }

/** The office calls a chain or a unit something else: understood from the next message on. */
export const callAlso = async (
  ctx: ActorCtx,
  wish: { target: string; word: string; commandWords: readonly string[] },
): Promise<AliasOutcome> => {
  const { word } = wish
  const target = await targetNamed(ctx, wish.target)
  if (!target) return { is: 'no-target' }
  if (
    !/^[\p{Script=Han}\p{L}\p{N}]+$/u.test(word) ||
    chainKey(word).length < shortestAlias ||
    word.length > longestAlias
  )
    return { is: 'length' }
  const means = await meaningOf(ctx, word, wish.commandWords)
  if (means !== undefined) return { is: 'taken', means }
  const { kind, target: id, name } = target
  await addAlias(ctx.tx, { word, kind, target: id, givenBy: ctx.actor.name, givenAt: ctx.now })
  await audited(ctx, 'alias-add', { object: id, place: 'chat', detail: { word } })
  return { is: 'added', name }
}

export const callNoMore = async (ctx: ActorCtx, word: string): Promise<boolean> => {
  const removed = await removeAlias(ctx.tx, word)
  if (removed) await audited(ctx, 'alias-remove', { object: word, place: 'chat' })
  return removed
}

/** In the order they were given, by the names of what they mean; of closed chains they stay without use. */
export const aliasesGiven = async ({ tx }: ActorCtx): Promise<{ target: string; word: string; by: string }[]> => {
  const names = new Map((await allChains(tx)).map(({ id, name }) => [id, name]))
  return (await allAliases(tx)).map(({ word, kind, target, givenBy }) => ({
    target: kind === 'chain' ? (names.get(target) ?? target) : target,
    word,
    by: givenBy,
  }))
}
