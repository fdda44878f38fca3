import { Temporal } from 'temporal-polyfill'
import * as z from 'zod'
import { defaultMonthlyClock, monthlyInOrder } from './month-plan.ts'
import { roles } from './people.ts'
import { type PlanTarget, targetScopes } from './plan-targets.ts'
import { holidayRules } from './week-plan.ts'
import { defaultWeeklyClock } from './weekly-clock.ts'

const slug = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, '只能用小写字母、数字和短横线，如 aerospace')
const name = z.string().trim().min(1).max(60)
const day = z.string().refine(isDay, '要写成 2021-12-14 这样的日期')
const openId = z.string().regex(/^ou_[\w-]+$/, '要以 ou_ 开头')
const chatId = z.string().regex(/^oc_[\w-]+$/, '要以 oc_ 开头')
const list = <Item extends z.ZodType>(item: Item) => z.array(item).default([])

export const enterpriseRoles = ['链主企业', '骨干企业', '配套企业', '科研机构'] as const

const chain = z.strictObject({
  id: slug,
  name,
  aliases: list(name),
  /** An incubating chain (培育) owes nothing; its chief and departments may be left out. */
  kind: z.enum(['key', 'incubating']).default('key'),
  /** 承接省市 or 本区特色. */
  origin: z.exactOptional(z.enum(['inherited', 'local'])),
  since: z.exactOptional(day),
  chief: z.exactOptional(z.strictObject({ name, since: z.exactOptional(day) })),
  /** 责任部门; the first one leads. */
  departments: list(name),
  /** 审签 by the chain's lead. Left out, it is as it was set in chat, off to begin with. */
  sign_off: z.exactOptional(z.boolean()),
  /** One enterprise may stand in several chains in different roles; its name is its key. */
  enterprises: list(z.strictObject({ name, role: z.enum(enterpriseRoles) })),
})

const person = z.strictObject({
  name,
  /** 单位, shown beside what a cooperating unit adds. */
  unit: z.exactOptional(name),
  open_id: z.exactOptional(openId),
  mobile: z.exactOptional(z.string().regex(/^(?:\+\d{1,3})?\d{5,15}$/, '要写成加引号的手机号，如 "13800000001"')),
  email: z.exactOptional(z.string().regex(/^[^\s@]+@[^\s@]+$/, '要写成邮箱地址')),
  roles: list(z.strictObject({ role: z.enum(roles), chain: z.exactOptional(slug) })),
})

const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI']
const dayTime = z
  .string()
  .regex(
    /^(?:MON|TUE|WED|THU|FRI) (?:[01]\d|2[0-3]):[0-5]\d$/,
    '要写成“THU 18:00”：MON 到 FRI，24 小时制，时和分各两位',
  )
  .transform((text) => ({ weekday: weekdays.indexOf(text.slice(0, 3)) + 1, time: text.slice(4) }))

const clock = defaultWeeklyClock
const weekly = z.strictObject({
  opens: dayTime.default(clock.opens),
  card: dayTime.default(clock.card),
  reminders: z.array(dayTime).max(2, '提醒最多两次').default(clock.reminders),
  backup: dayTime.default(clock.backup),
  due: dayTime.default(clock.due),
  receipt: dayTime.default(clock.receipt),
  digest: z
    .strictObject({ chief: dayTime.default(clock.digest.chief), office: dayTime.default(clock.digest.office) })
    .prefault({}),
  lock: dayTime.default(clock.lock),
})
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, '要写成加引号的 "18:00"：24 小时制，时和分各两位')
const month = defaultMonthlyClock
const monthly = z
  .strictObject({
    /** `last`: with the month's last weekly report; or the day of the month, 1 to 28. */
    day: z.custom<'last' | number>(isMonthlyDay, '要写 last 或 1 到 28').default(month.day),
    card: timeOfDay.default(month.card),
    reminder: timeOfDay.default(month.reminder),
    due: timeOfDay.default(month.due),
    digest: z
      .strictObject({
        chief: timeOfDay.default(month.digest.chief),
        office: timeOfDay.default(month.digest.office),
        leading: timeOfDay.default(month.digest.leading),
      })
      .prefault({}),
    lock: timeOfDay.default(month.lock),
  })
  .refine(monthlyInOrder, '月报时点要按先后：card、reminder、due；digest 里 chief、office、leading')
export const reporting = z
  .strictObject({
    weekly: weekly.prefault({}),
    monthly: monthly.prefault({}),
    holiday: z.enum(holidayRules).default('postpone'),
  })
  .prefault({})

/** The district file as data. Keys keep the spelling of the file; hours become weekday and time. */
export const districtSchema = z.strictObject({
  district: name,
  timezone: z.string().refine(isZone, '不是时区名，如 Asia/Shanghai').default('Asia/Shanghai'),
  /** `bureau`: whose people run the office. What they change in the score of a chain that this bureau answers for needs a second person. */
  office: z.strictObject({ name, bureau: z.exactOptional(name) }),
  /** Marks every card with 演示数据. */
  demo: z.boolean().default(false),
  chains: z.array(chain).min(1, '至少要有一条产业链'),
  people: list(person),
  units: list(z.strictObject({ name, aliases: list(name) })),
  measures: list(
    z.strictObject({ id: slug, section: name, title: name, lead: z.array(name).min(1), cooperating: list(name) }),
  ),
  groups: list(
    z.strictObject({
      chat_id: chatId,
      kind: z.enum(['chief', 'taskforce', 'office', 'leading']),
      chain: z.exactOptional(slug),
    }),
  ),
  /** Goals of the plan: 亿元 a year, a number of firms, or words alone where the plan gives no figure. */
  targets: list(
    z
      .strictObject({
        title: name,
        year: z.int().min(2000).max(2100),
        scope: z.enum(targetScopes),
        yi: z.exactOptional(z.number().positive().max(10_000)),
        count: z.exactOptional(z.int().min(1).max(10_000)),
      })
      .superRefine(figuresOfTarget),
  ),
  reporting,
})

export type District = z.output<typeof districtSchema>
export type DistrictPerson = District['people'][number]

/** Every key the file knows, for "did you mean". */
export const districtKeys: readonly string[] = [
  ...new Set(
    [
      districtSchema.shape,
      districtSchema.shape.office.shape,
      chain.shape,
      { since: 0, role: 0, open_id: 0, chat_id: 0, section: 0, title: 0, lead: 0, cooperating: 0 },
      person.shape,
      weekly.shape,
      monthly.shape,
      { weekly: 0, monthly: 0, holiday: 0, office: 0, chain: 0, leading: 0, year: 0, scope: 0, yi: 0, count: 0 },
    ].flatMap((shape) => Object.keys(shape)),
  ),
]

/** Which figures each scope needs: without them there is nothing to measure by. */
function figuresOfTarget({ scope, yi, count }: TargetFigures, ctx: z.RefinementCtx): void {
  const missing = [
    ...(scope !== 'said' && scope !== 'honours' && yi === undefined ? ['yi'] : []),
    ...(scope === 'heads' && count === undefined ? ['count'] : []),
  ]
  for (const key of missing) ctx.addIssue({ code: 'custom', path: [key], message: `scope 是 ${scope} 的，要写 ${key}` })
}
type TargetFigures = Pick<PlanTarget, 'scope'> & { yi?: number | undefined; count?: number | undefined }

function isMonthlyDay(value: unknown): boolean {
  return value === 'last' || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 28)
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

function isZone(text: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId !== ''
  } catch {
    return false
  }
}
