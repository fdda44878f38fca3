import type { Chain } from '../../db/chains.ts'
import { firmsByChain, firmsWithHonours, headsOverYi } from '../../db/firms.ts'
import { monthsBetween } from '../../db/months.ts'
import { findRecords } from '../../db/records.ts'
import type { Gauge } from '../../domain/charts.ts'
import { byMonth, isOver, senses } from '../../domain/kinds/goal.ts'
import type { MonthContent } from '../../domain/monthly.ts'
import { highestOf, ofOutput, type PlanTarget } from '../../domain/plan-targets.ts'
import { type Shown, shownFigure } from '../../domain/shown-figure.ts'
import { type Day, dayOf } from '../../domain/time.ts'
import * as t from '../../texts/goals.ts'
import type { Ctx } from '../context.ts'
import { shortName } from '../records/draw-lists.ts'
import { kinds } from '../records/kinds.ts'

/** More goals of some chains than anybody looks at. */
const mostGoals = 200

export interface GaugeWish {
  chains: readonly Chain[]
  /** All chains of the district: what is of all of them together is told as well. */
  whole: boolean
  /** What is of few firms, or was typed of them, is told to nobody there. */
  inGroup: boolean
}

interface Newest {
  year: number
  content: MonthContent | undefined
  month: string
  returned: boolean
}

/** How far the plan's targets and the goals of these chains are. A figure of a chain with few firms is a range wherever it stands: a picture is passed on. */
export const readGauges = async (ctx: Ctx, wish: GaugeWish): Promise<{ plan: Gauge[]; goals: Gauge[] }> => {
  const today = dayOf(ctx.now, ctx.rules.zone)
  const firms = await firmsByChain(ctx.tx)
  const shownOf = (chain: Chain, yi: number): Shown => shownFigure(yi, firms.get(chain.id)?.length ?? 0)
  const newest = new Map<string, Promise<Newest | undefined>>()
  /** Of its own year where that is past and was reported, else of this one. */
  const monthOf = (chain: Chain, year: number): Promise<Newest | undefined> => {
    const key = `${chain.id}/${year}`
    const found = newest.get(key) ?? newestMonth(ctx, chain, year)
    newest.set(key, found)
    return found
  }
  const thisYear = Number(today.slice(0, 4))
  const outputGauge = async (chain: Chain, target: OutputTarget): Promise<Gauge> => {
    const ended = target.year < thisYear
    const own = ended ? await monthOf(chain, target.year) : undefined
    const month = own ?? (await monthOf(chain, thisYear))
    const { content } = month ?? {}
    return {
      name: target.name,
      brief: target.brief,
      year: target.year,
      target: target.yi,
      unit: t.yi,
      ended,
      ...(content && { shown: shownOf(chain, content.cumulative.yi) }),
      ...(month && !content && { note: t.unreadMonth(month.month) }),
      basis: month && content ? t.monthBasis(month.month, content.basis, month.returned) : t.monthReport,
      until: content?.cutoff ?? today,
    }
  }
  const plan: Gauge[] = []
  for (const target of ctx.rules.targets)
    plan.push(...(await ofPlan(ctx, target, { ...wish, today, thisYear, outputGauge })))
  return { plan, goals: wish.inGroup ? [] : await ofGoals(ctx, wish, { today, outputGauge }) }
}

const newestMonth = async ({ tx }: Ctx, { id }: Chain, year: number): Promise<Newest | undefined> => {
  const found = (await monthsBetween(tx, id, { from: `${year}-01`, to: `${year}-12` })).at(-1)
  return found && { ...found, year }
}

type OutputTarget = Pick<Gauge, 'name' | 'brief' | 'year'> & { yi: number }

interface Around extends GaugeWish {
  today: Day
  thisYear: number
  outputGauge(chain: Chain, target: OutputTarget): Promise<Gauge>
}

const ofPlan = async (ctx: Ctx, target: PlanTarget, around: Around): Promise<Gauge[]> => {
  const { chains, whole, inGroup, today, thisYear, outputGauge } = around
  const { title, year, scope, yi = 0, count } = target
  const rest = { year, ended: year < thisYear, until: today }
  const named = { name: title, brief: title }
  if (ofOutput(target)) {
    const gauges: { chain: Chain; gauge: Gauge }[] = []
    for (const chain of chains) {
      const own = { name: called(chains, chain.name, title), brief: shortName(chain) }
      gauges.push({ chain, gauge: await outputGauge(chain, { ...target, ...own }) })
    }
    if (scope === 'each') return gauges.map(({ gauge }) => gauge)
    if (!whole) return []
    const told = gauges.flatMap(({ chain, gauge }) => (gauge.shown ? { chain, gauge, shown: gauge.shown } : []))
    const highest = highestOf(told)
    const [best] = highest?.best ?? []
    return highest && best
      ? [{ ...best.gauge, name: t.strongestOf(title, highest, gauges.length - told.length) }]
      : [{ ...rest, ...named, target: yi, unit: t.yi, basis: t.monthReport }]
  }
  if (!whole) return []
  if (scope === 'said') return [{ ...rest, ...named, unit: '', note: t.notReckoned, basis: t.planBasis }]
  if (scope === 'honours') {
    const firms = await firmsWithHonours(ctx.tx)
    // That nobody has registered one says nothing of the firms.
    const known = firms > 0 ? { shown: { exact: firms } } : { note: t.noHonours }
    return [{ ...rest, ...named, unit: t.households, ...known, basis: t.registerBasis }]
  }
  // Of one or two heads a number says what one of them makes.
  if (inGroup) return []
  const heads = await headsOverYi(ctx.tx, yi)
  const shown = heads.unknown > 0 ? { from: heads.over, to: heads.over + heads.unknown } : { exact: heads.over }
  return [
    {
      ...rest,
      ...named,
      ...(count !== undefined && { target: count }),
      unit: t.households,
      ...(heads.all > 0 ? { shown } : {}),
      basis: t.headsBasis(heads),
    },
  ]
}

/** Of one chain alone its name need not be said. */
const called = (chains: readonly Chain[], chain: string, title: string): string =>
  chains.length === 1 ? title : t.gaugeOf(chain, title)

const ofGoals = async (
  ctx: Ctx,
  { chains, whole }: GaugeWish,
  { today, outputGauge }: Pick<Around, 'today' | 'outputGauge'>,
): Promise<Gauge[]> => {
  const query = {
    kind: kinds.goal.key,
    chains: chains.map(({ id }) => id),
    district: whole,
    open: true,
    sensitive: false,
  }
  const gauges: Gauge[] = []
  for (const goal of await findRecords(ctx.tx, query, { limit: mostGoals, offset: 0 })) {
    const { name, year, value, now, now_from, sense, updated_on } = goal.values
    const chain = chains.find(({ id }) => id === goal.chainId)
    const [figure = '', unit = ''] = String(value).split(' ')
    const head = {
      name: called(chains, chain?.name ?? t.district, String(name)),
      brief: String(name),
      year: Number(year),
    }
    const most = sense === senses[1] ? { most: true as const } : {}
    const byYi = unit === t.yi ? 1 : unit === t.wan ? 1e4 : undefined
    if (chain && now_from === byMonth && byYi !== undefined) {
      const drawn = await outputGauge(chain, { ...head, yi: Number(figure) / byYi })
      gauges.push({ ...drawn, ...most })
    } else
      gauges.push({
        ...head,
        ...most,
        target: Number(figure),
        unit,
        ended: isOver(goal, { today }),
        ...(typeof now === 'number' && { shown: { exact: now } }),
        basis: now_from === byMonth ? t.monthReport : t.typedBasis,
        until: String(updated_on),
      })
  }
  return gauges
}
