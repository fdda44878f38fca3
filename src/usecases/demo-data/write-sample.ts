import type { Chain } from '../../db/chains.ts'
import { firmsOfChain } from '../../db/firms.ts'
import { saveTurned } from '../../db/open-records.ts'
import { type Holder, holders, readActor } from '../../db/people.ts'
import { readRecord } from '../../db/records.ts'
import type { Role } from '../../domain/people.ts'
import { alertKey } from '../../domain/records/alerts.ts'
import { addMs, dayOf, type Instant, instantOf, minute } from '../../domain/time.ts'
import { noSuchPost } from '../../texts/demo-data/said.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { sourceOf } from '../records/answer-create.ts'
import { actUntil } from '../records/clock.ts'
import { createRecord } from '../records/create-record.ts'
import { follow } from '../records/follow.ts'
import { kindOf, turned } from '../records/kinds.ts'
import { surroundingsOf } from '../records/surroundings.ts'
import { takeStep } from '../records/take-step.ts'
import type { Around, Given, Post, Sample } from './sample.ts'

/** The roster holds nobody in a post that the samples need. */
export class PostVacant extends Error {
  override readonly name = 'PostVacant'
}
/** The product did not take what a sample does: a fault of ours. */
export class SampleRefused extends Error {
  override readonly name = 'SampleRefused'
}

export const sourceKeyOf = ({ key }: Sample): string => `demo-data/${key}`

const roleOf: Readonly<Record<Post, { role: Role; place: number }>> = {
  reporter: { role: 'reporter', place: 0 },
  lead: { role: 'lead', place: 0 },
  chief: { role: 'chief', place: 0 },
  office: { role: 'office', place: 0 },
  secondOffice: { role: 'office', place: 1 },
}
const ofDistrict = (post: Post): boolean => post === 'office' || post === 'secondOffice'

/** The first thing of a day. */
const begins = '09:30'
const between = 12 * minute

/** Who is who around one sample, and its days. */
const aroundOf = async (ctx: Ctx, chain: Chain | undefined, first: Chain | undefined) => {
  const { rules } = ctx
  const today = dayOf(ctx.now, rules.zone)
  const day = (workdays: number) =>
    workdays < 0 ? rules.calendar.previous(today, -workdays) : rules.calendar.next(today, workdays)
  const people = new Map<Post, Holder>()
  for (const post of Object.keys(roleOf) as Post[]) {
    const { role, place } = roleOf[post]
    if (!ofDistrict(post) && !chain) continue
    const found = (await holders(ctx.tx, role, ofDistrict(post) ? undefined : chain?.id))[place]
    if (found?.openId === undefined || found.state !== 'active')
      throw new PostVacant(noSuchPost(role, ofDistrict(post) ? undefined : chain?.name, place + 1))
    people.set(post, found)
  }
  const firms = chain ? await firmsOfChain(ctx.tx, chain.id) : []
  const held = (post: Post): Holder => {
    const found = people.get(post)
    if (!found) throw new SampleRefused(`no ${post} here`)
    return found
  }
  const around: Around = {
    day,
    nameOf: (post) => held(post).name,
    chain: (chain ?? first)?.name ?? '',
    office: rules.officeName,
    firm: (place) => firms[place % Math.max(firms.length, 1)],
  }
  return {
    around,
    /** Somebody at a moment that is past. */
    as: async (post: Post, now: Instant): Promise<ActorCtx> => ({
      ...ctx,
      now,
      actor: await readActor(ctx.tx, held(post).openId ?? ''),
    }),
    moment: (ago: number, place: number): Instant => addMs(instantOf(day(-ago), begins, rules.zone), place * between),
  }
}

const typed = (given: Given, around: Around): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([key, said]) => {
      const value = typeof said === 'function' ? said(around) : said
      return value === undefined ? [] : [[key, value]]
    }),
  )

/** Writes one sample down as if its people had done it all when it says. @returns its id; undefined where its kind or its chain is not */
export const writeSample = async (ctx: Ctx, sample: Sample, chains: readonly Chain[]): Promise<string | undefined> => {
  const kind = kindOf(sample.kind)
  const chain = sample.chain === undefined ? undefined : chains[sample.chain]
  if (!kind || (sample.chain !== undefined && !chain)) return undefined
  const { around, as, moment } = await aroundOf(ctx, chain, chains[0])
  const refused = (what: string, outcome: object) =>
    new SampleRefused(`${sample.key} ${what}: ${JSON.stringify(outcome)}`)
  const maker = await as(sample.by, moment(sample.ago, 0))
  const wish = {
    ...{ kind, chainId: chain?.id, given: typed(sample.given, around), via: 'chat' as const, evenIfAlike: true },
    sourceKey: sourceKeyOf(sample),
  }
  // A chain without a firm has no row that is of one.
  if (kind.declared.fields.some(({ is, required, key }) => is === 'firm' && required && wish.given[key] === undefined))
    return undefined
  const created = await createRecord(maker, { ...wish, source: await sourceOf(maker, wish) })
  if (created.is !== 'created') throw refused('create', created)
  const { id } = created.record
  await follow(maker, { record: created.record, before: undefined, step: created.step })
  for (const [index, { ago, by, step, given = {} }] of (sample.moves ?? []).entries()) {
    const at = moment(ago, index + 1)
    await actUntil(ctx, id, at)
    const taker = await as(by, at)
    const sourceKey = `${sourceKeyOf(sample)}/${index + 1}`
    const taken = await takeStep(taker, { record: id, step, given: typed(given, around), via: 'chat', sourceKey })
    if (taken.is !== 'taken') throw refused(step, { ...taken, record: undefined })
    await follow(taker, taken)
  }
  await actUntil(ctx, id, ctx.now)
  return id
}

/** As the day that it is filled in makes it: its light, and that it has said by then what it had to say. @returns what its kind is called */
export const bringUpToDate = async (ctx: Ctx, id: string): Promise<string> => {
  const record = await readRecord(ctx.tx, id)
  const kind = record && kindOf(record.kind)
  if (!record?.open || !kind) return kind?.word ?? ''
  const at = await surroundingsOf(ctx, id)
  const said = (kind.declared.alerts?.(record, at) ?? []).filter(({ on }) => on <= at.today).map(alertKey)
  const told = [...new Set([...record.told, ...said])]
  await saveTurned(ctx.tx, turned(kind, { ...record, told }, at))
  return kind.word
}
