import { box } from '../../src/cards/box.ts'
import { type Card, card } from '../../src/cards/kit/card.ts'
import { form } from '../../src/cards/kit/controls.ts'
import { div, faultLine, heading, type Told } from '../../src/cards/kit/elements.ts'
import { lookCard } from '../../src/cards/look.ts'
import { digestId } from '../../src/db/digests.ts'
import { readDraft, saveDraft } from '../../src/db/drafts.ts'
import { itemsBetween } from '../../src/db/items.ts'
import { readActor } from '../../src/db/people.ts'
import { periodReports } from '../../src/db/period-reports.ts'
import { periodStore } from '../../src/db/periods.ts'
import { readParts } from '../../src/db/report-parts.ts'
import { readRange } from '../../src/domain/range.ts'
import { readReason } from '../../src/domain/reason.ts'
import type { PeriodPlan } from '../../src/domain/report.ts'
import { isOwing } from '../../src/domain/returning.ts'
import { textLines } from '../../src/domain/text.ts'
import { addDays, type Day, dayOf, dayOfWeek, type Instant, instantOf, weekOf } from '../../src/domain/time.ts'
import type { CadenceRules } from '../../src/domain/week-plan.ts'
import { dayTimeText, monthDay } from '../../src/texts/dates.ts'
import { sentence } from '../../src/texts/plain.ts'
import { toasts } from '../../src/texts/toasts.ts'
import type { Ctx } from '../../src/usecases/context.ts'
import type { PeriodDigest } from '../../src/usecases/digest/period-digest.ts'
import { backupRecipients, reporterRecipients } from '../../src/usecases/people/stand-ins.ts'
import { chiefRecipients, officeRecipients, type Recipient } from '../../src/usecases/reminding/recipients.ts'
import { forReport, posting } from '../../src/usecases/reports/in-time.ts'
import { lockReport } from '../../src/usecases/reports/lock-report.ts'
import { timesOf } from '../../src/usecases/reports/period-words.ts'
import type { ReportItem } from '../../src/usecases/reports/report-item.ts'
import type { ReportKind } from '../../src/usecases/reports/report-kind.ts'
import { showFiled } from '../../src/usecases/reports/show-filed.ts'
import { submitReport } from '../../src/usecases/reports/submit-report.ts'
import { tellCorrected } from '../../src/usecases/reports/tell-corrected.ts'
import { aboutItem, sendTo } from '../../src/usecases/say.ts'

/* A third cadence, as somebody would add it: its plan, its words, its form, and one declaration. The product has none. */

interface QuarterPlan extends PeriodPlan {
  /** `2026-Q3` */
  quarter: string
  digestAt: Instant
  provisional: boolean
}

/** Due on the 22nd of its last month or the workday after it, asked for that morning, posted on the next workday, locked the day after. */
const planQuarter = (quarter: string, { calendar, zone }: CadenceRules): QuarterPlan => {
  const wanted: Day = `${lastMonth(quarter)}-22`
  const dueDay = calendar.isWorkday(wanted) ? wanted : calendar.next(wanted)
  const at = (day: Day, time: string) => instantOf(day, time, zone)
  return {
    quarter,
    week: weekOf(dueDay),
    dueDay,
    opensAt: at(dueDay, '08:00'),
    cardAt: at(dueDay, '09:00'),
    dueAt: at(dueDay, '18:00'),
    digestAt: at(calendar.next(dueDay), '09:30'),
    lockAt: at(calendar.next(dueDay, 2), '12:00'),
    provisional: calendar.isProvisional(dueDay),
  }
}
const lastMonth = (quarter: string): string =>
  `${quarter.slice(0, 4)}-${String(Number(quarter[6]) * 3).padStart(2, '0')}`
const quarterOf = (on: Day): string => `${on.slice(0, 4)}-Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`
const nextQuarter = (quarter: string): string => quarterOf(addDays(`${lastMonth(quarter)}-28`, 7))
const earlier = (quarter: string): string => quarterOf(addDays(`${lastMonth(quarter)}-01`, -80))

interface QuarterContent {
  progress: string
  needs: string
}
interface Filling {
  typed: Partial<QuarterContent> & { reason?: string }
  faults?: readonly string[]
}
type QuarterItem = ReportItem<QuarterPlan, QuarterContent>

const quarters = periodStore<QuarterPlan>('quarterly', ({ quarter }) => quarter)
const read = ({ tx }: Ctx, id: string) => readParts<QuarterPlan, QuarterContent>(tx, quarters, id)
const nameOf = (quarter: string): string => `${'一二三四'[Number(quarter[6]) - 1]}季度季报`

const blocks = ({ progress, needs }: QuarterContent): Told => [
  heading('本季进展'),
  div(progress),
  ...(needs ? [heading('需要支持'), div(needs)] : []),
]

const drawQuarter = (ctx: Ctx, { item, chain, plan, current }: QuarterItem, { typed, faults = [] }: Filling): Card =>
  card({
    title: `${chain.name} · 季报`,
    subtitle: `${nameOf(plan.quarter)}，${monthDay(plan.dueDay)}截止`,
    template: faults.length > 0 ? 'red' : 'blue',
    summary: `请填${nameOf(plan.quarter)}`,
    elements: [
      form(
        'quarter_form',
        [
          ...faults.map(faultLine),
          heading('本季进展'),
          ...box({ name: 'progress', placeholder: '一事一行', max: 500, value: typed.progress, rows: 4 }),
          heading('需要支持'),
          ...box({ name: 'needs', placeholder: '没有就空着', max: 200, value: typed.needs, rows: 2 }),
          ...(current && ctx.now > plan.lockAt
            ? [
                heading('更正理由'),
                ...box({ name: 'reason', placeholder: '更正理由', max: 60, value: typed.reason, rows: 2 }),
              ]
            : []),
        ],
        [
          {
            label: '提交',
            kind: 'primary',
            action: { on: 'weekly', do: 'submit', item: item.id, rev: item.currentRev },
          },
        ],
      ),
    ],
  })

const drawFiled = (ctx: Ctx, { item, chain, plan, current, returned }: QuarterItem): Card =>
  card({
    title: `已收到 · ${chain.name}季报`,
    subtitle: nameOf(plan.quarter),
    template: returned ? 'orange' : 'green',
    summary: '已收到季报',
    elements: [
      item.state === 'exempt' && div(`免报：${item.note ?? ''}`),
      ...(current ? blocks(current.content) : []),
      item.isLate && div('逾期'),
      returned && div(`已退回：${returned.reason}，${dayTimeText(returned.dueAt, ctx.rules.zone)} 前补充`),
    ],
  })

const formOf: ReportKind<QuarterItem, Filling>['form'] = async (ctx, report, filling) => {
  const draft = ctx.actor.personId && (await readDraft<Filling['typed']>(ctx.tx, report.item.id, ctx.actor.personId))
  return drawQuarter(ctx, report, filling ?? { typed: draft ? draft.typed : (report.current?.content ?? {}) })
}

const sendCard = async (ctx: Ctx, report: QuarterItem, to: Recipient): Promise<void> => {
  const card = await formOf({ ...ctx, actor: await readActor(ctx.tx, to.id) }, report)
  const cause = `quarter-card/${report.item.id}`
  const expiresAt = report.plan.dueAt
  await sendTo(ctx, to, { cause, topic: 'weekly-card', content: { card }, about: aboutItem(report), expiresAt })
}

const digest = (plan: QuarterPlan, target: string): PeriodDigest => {
  const kind = target === 'office' ? 'office' : 'chief'
  const chains = kind === 'office' ? undefined : [target]
  const words = quarter.words
  return {
    id: digestId(kind, plan.quarter, chains?.[0]),
    kind,
    chainId: chains?.[0],
    period: plan.quarter,
    topic: `digest-${kind}`,
    dueAt: plan.digestAt,
    reportsDueAt: plan.dueAt,
    draw: async ({ tx }, { cutAt, version }) => {
      const about = { period: plan.quarter, at: cutAt, ...(chains && { chains }) }
      const reports = await periodReports<QuarterContent>(tx, about)
      return card({
        title: `季报摘要 · 第${version}版`,
        subtitle: nameOf(plan.quarter),
        template: 'blue',
        summary: '季报摘要',
        elements: reports.map(({ item, chainName, revision }) =>
          div(`${chainName}：${revision?.content.progress ?? '未报'}${revision && item.isLate ? '（逾期）' : ''}`),
        ),
      })
    },
    recipients: ({ tx }) => (kind === 'office' ? officeRecipients(tx) : chiefRecipients(tx, target)),
    read,
    words: {
      label: nameOf(plan.quarter),
      name: '推进办季报',
      due: ({ rules }) => words(plan, rules).due,
      early: (name) => `汇总 ${name} 季报 提前发`,
      noGroup: (chain) => sentence`${chain}没有绑定链长群，季报没有发布。`,
      late: ({ chain }, _, version) => sentence`${chain.name}季报补进摘要，第${version}版。`,
    },
  }
}

/** 季报. */
export const quarter: ReportKind<QuarterItem, Filling> = {
  periods: quarters,
  open: async ({ tx, now, rules }) => {
    const last = await quarters.latest(tx)
    const plan = planQuarter(last ? nextQuarter(last.quarter) : quarterOf(dayOf(now, rules.zone)), rules)
    if (plan.opensAt > now) return
    await quarters.save(tx, plan)
    await quarters.owe(tx, plan.quarter)
  },
  oweNew: async ({ tx, now }) => {
    for (const plan of await quarters.lockedAfter(tx, now)) await quarters.owe(tx, plan.quarter)
  },
  now: ({ tx }) => quarters.latest(tx),
  before: ({ tx }, plan) => quarters.read(tx, earlier(plan.quarter)),
  read,
  key: /^\d{4}-Q[1-4]$/u,
  times: { present: /^[本上]季度?$/u, before: /上季/u },
  named: '季报',
  command: {
    word: '季报',
    time: '\\S*月',
    periodOf: ({ from, to }) => {
      const wanted = quarterOf(dayOfWeek(to, 4))
      const month = Number(lastMonth(wanted).slice(5))
      const whole = readRange(`${wanted.slice(0, 4)}年${month - 2}月至${month}月`, dayOfWeek(to, 7))
      return whole.ok && whole.value.from === from && whole.value.to === to ? wanted : undefined
    },
    none: (chain, period) => sentence`${chain}${period}没有应报的季报。`,
    unclear: sentence`请写明是哪一季，例如「7月至9月 季报」。`,
  },

  words: (plan, rules) => {
    const name = nameOf(plan.quarter)
    const month = Number(lastMonth(plan.quarter).slice(5))
    const query = `${plan.quarter.slice(0, 4)}年${month - 2}月至${month}月 季报`
    return {
      period: name,
      short: name,
      name,
      query,
      label: `${name}（${monthDay(plan.dueDay)}截止）`,
      ...timesOf(plan, rules),
    }
  },
  nudge: ({ by, chain, due, returned }) =>
    sentence`${by}请您尽快${returned ? '补充' : '报'}${chain}季报，${due} 截止。`,
  limits: ['季报最多 100 字。'],
  toasts: { stale: toasts.staleKept, filed: () => toasts.submitted },
  inPrivate: false,

  reading: {
    text: ({ progress, needs }) => `${progress}\n${needs}`,
    fields: () => [],
    light: ({ needs }) => (needs ? 'yellow' : 'green'),
    headline: ({ progress }) => textLines(progress)[0] ?? '',
    noNews: () => false,
    names: () => [],
    inGroups: (content) => content,
  },
  picked: () => undefined,
  changes: (before, after) =>
    (
      [
        ['本季进展', 'progress'],
        ['需要支持', 'needs'],
      ] as const
    ).flatMap(([name, field]) =>
      before[field] === after[field] ? [] : ([[name, before[field], after[field]]] as const),
    ),
  fullTitle: '季报全文',
  told: blocks,
  toldBriefly: blocks,

  topics: { card: 'weekly-card', open: 'weekly-open' },
  receipt: drawFiled,
  form: formOf,
  submit: (ctx, wish) =>
    submitReport<QuarterItem, Filling>(
      ctx,
      {
        read,
        check: async (_, __, { form, asksReason }) => {
          const typed = (form ?? {}) as Filling['typed']
          const { progress = '', needs = '' } = typed
          const reason = asksReason ? readReason(typed.reason) : undefined
          const faults = [
            ...(progress ? [] : ['请填写本季进展。']),
            ...(reason && !reason.ok ? ['请填写更正理由。'] : []),
          ]
          return {
            content: progress ? { progress, needs } : undefined,
            filling: { typed },
            faulty: faults.length > 0 ? { typed, faults } : undefined,
            reason: reason?.ok ? reason.value : undefined,
          }
        },
        same: (one, other) => one.progress === other.progress && one.needs === other.needs,
        keep: async ({ tx, now, actor }, { item }, { typed }) => {
          if (actor.personId === undefined) return false
          await saveDraft(tx, item.id, { personId: actor.personId, typed, savedAt: now })
          return true
        },
        shows: [showFiled, tellCorrected],
      },
      wish,
    ),
  sendMissing: async () => undefined,
  sendToBackups: async (ctx, report, except) => {
    for (const to of await backupRecipients(ctx, report.chain.id))
      if (to.personId !== except) await sendCard(ctx, report, to)
  },

  digests: ({ plan, chain }) => [digest(plan, chain.id), digest(plan, 'office')],
  digest,
  jobs: [
    {
      name: 'quarterly-card',
      at: (plan) => plan.cardAt,
      runFor: forReport(read)(async (ctx, report) => {
        if (!isOwing(report.item.state)) return { skipped: 'already-filed' }
        for (const to of await reporterRecipients(ctx, report.chain.id)) await sendCard(ctx, report, to)
        return 'done'
      }),
    },
    {
      name: 'quarterly-digest-chief',
      at: (plan) => plan.digestAt,
      runFor: forReport(read)((ctx, { plan, chain }, dueAt) => posting(ctx, digest(plan, chain.id), dueAt)),
    },
    {
      name: 'quarterly-digest-office',
      at: (plan) => plan.digestAt,
      run: (ctx, plan, dueAt) => posting(ctx, digest(plan, 'office'), dueAt),
    },
    {
      name: 'quarterly-lock',
      at: (plan) => plan.lockAt,
      runFor: forReport(read)(async (ctx, report) => {
        await lockReport(ctx, report)
        return 'done'
      }),
    },
  ],

  look: async (ctx, { chains, from, to, ...look }) => {
    const { items, total } = await itemsBetween(ctx.tx, { type: quarters.type, chains, from, to, limit: 8, offset: 0 })
    const entries = []
    for (const { id, period } of items) {
      const { progress = '', needs = '' } = (await read(ctx, id))?.current?.content ?? {}
      entries.push({ weekLabel: nameOf(period), marks: [], progress, ask: needs, nextPlan: '' })
    }
    const page = { ...look, from, to, rangeText: look.rangeText ?? '', page: 1, pages: 1, total, entries }
    return lookCard(page)
  },
  range: async ({ now, rules }, range) => {
    const today = dayOf(now, rules.zone)
    const at = (week: string | undefined) => quarterOf(week === undefined ? today : dayOfWeek(week, 4))
    return { label: '季报', from: at(range?.from), to: at(range?.to) }
  },
  mine: ({ now, rules }) => {
    const to = quarterOf(dayOf(now, rules.zone))
    return { from: to, to, limit: 20 }
  },
}
