import { spokenName } from '../names.ts'
import { type FaultOf, firms, line, must, number, pick, text, type Values } from '../records/field.ts'
import { unregistered } from '../records/field-readers.ts'
import { instructSteps } from '../records/instruct-steps.ts'
import { type Act, byClockAlone, type Change, type RecordFacts, type Surroundings } from '../records/kind.ts'
import { type Lit, type RecordLight, rankOf, stockBand } from '../records/light.ts'
import { recordKind } from '../records/record-kind.ts'
import { countCharacters, cutText } from '../text.ts'
import { addDays, type Day, day as dayMs } from '../time.ts'

const categories = ['断供', '断链', '涨价', '断单', '断资', '用工', '要素', '外迁', '停产', '其他'] as const
const stock = number('stock_days', 0, 3650)
const substitute = pick('substitute', ['有已验证', '有未验证', '无'])
const sources = pick('sources', ['唯一', '1–2家', '多家'])
const done = text('done', 150)
const need = text('need', 150)
const why = must(line('reason', 100))
const open = ['open', 'closing'] as const

/** 断链断供风险: its level follows from what is known of it and falls due with its stock. */
export const risk = recordKind({
  key: 'risk',
  district: false,
  states: { open: 'active', closing: 'check', closed: 'closed', void: 'void' },
  first: 'open',
  fields: [
    must(pick('category', categories)),
    must(firms('firms')),
    must(line('product', 30)),
    line('supplier', 60),
    sources,
    stock,
    substitute,
    done,
    need,
  ],
  titleOf: ({ product, category }) => `${product}（${category}）`,
  wrong: namesFirm,
  sources: { usual: '专班摸排', words: ['链主反映', '上级转办'] },
  sameBy: 'product',
  owned: 'reporter',
  notes: ({ stock_days }, { today }): Values => (stock_days === undefined ? {} : { stock_on: today }),
  corrected: lowered,
  columns: ['left', 'sources'],
  guarded: { left: (days) => stockBand(Number(days)) },
  offDesk: true,
  computed: ({ values }, { today }) => {
    const left = stockLeft(values, today)
    return left === undefined ? {} : { left }
  },
  steps: {
    ...instructSteps(['open']),
    update: {
      from: ['open'],
      by: 'work',
      asks: [stock, substitute, sources, done, need],
      wrong: (given) =>
        Object.keys(given).length > 0 ? [] : [{ field: 'stock_days', reason: 'of-kind', why: 'nothingNew' }],
      change: (given, record, at) => {
        const said = { ...given, ...(given.stock_days !== undefined && { stock_on: at.today }) }
        return { values: { ...said, ...lowered(said, record, at) } }
      },
    },
    same: {
      from: ['open'],
      by: 'work',
      bar: ({ values }, { today }) => (values.same_on === today ? { why: 'sameToday' } : undefined),
      change: (_, __, { today }) => ({ values: { same_on: today } }),
    },
    escalate: {
      from: ['open'],
      by: 'raise',
      also: ['chief'],
      asks: [must(pick('level', ['office', 'chief', 'leading'], ['请推进办', '请链长', '请领导小组'])), why],
      change: ({ level }) => ({ values: { level } }),
      tells: ['rung'],
    },
    to_task: { from: ['open'], by: 'raise', opens: 'task', still: true, fills: taskOf },
    propose: {
      from: ['open'],
      to: (record, _, at) =>
        asksOneself(record, at) && !isGrave(levelOf(record.values, at).light) ? 'closed' : 'closing',
      by: 'work',
      asks: [must(text('result', 150))],
      change: (_, record, at) => ({ values: { decider: asksOneself(record, at) ? 'office' : 'raiser' } }),
      tells: ({ state, values }) =>
        state === 'closed' ? [] : values.decider === 'office' ? ['office'] : ['confirmer'],
    },
    confirm: {
      from: ['closing'],
      to: 'closed',
      by: 'nobody',
      also: whoDecides,
      notAfter: 'propose',
      tells: ['workers'],
      decides: true,
      confirms: true,
    },
    deny: {
      from: ['closing'],
      to: 'open',
      by: 'nobody',
      also: whoDecides,
      notAfter: 'propose',
      asks: [why],
      change: () => ({ values: { decider: undefined } }),
      tells: ['workers'],
      decides: true,
      confirms: true,
    },
    warn: { from: open, ...byClockAlone, change: warned, still: true, tells: ['office'] },
    warn_chief: {
      from: open,
      ...byClockAlone,
      change: () => ({ values: { chief_warned: 'red' } }),
      still: true,
      tells: ['chief'],
    },
  },
  reply: 'update',
  rung: ({ values }) => (values.level === 'chief' ? 'chief' : values.level === undefined ? undefined : 'office'),
  acts: nextWarning,
  light: (record, at) => (open.some((state) => state === record.state) ? levelOf(record.values, at) : undefined),
})

/** Days that the stock still lasts, as of the day it was said. */
export const stockLeft = ({ stock_days, stock_on }: Values, today: Day): number | undefined =>
  typeof stock_days !== 'number'
    ? undefined
    : Math.max(0, Math.ceil(stock_days - (Date.parse(today) - Date.parse(String(stock_on ?? today))) / dayMs))

/** The level is the light; what is unknown makes it no worse. */
export const levelOf = (
  values: Values,
  { today, numbers, firms: register }: Pick<Surroundings, 'today' | 'numbers' | 'firms'>,
): Lit => {
  const days = stockLeft(values, today)
  const within = (most: number) => days !== undefined && days <= most
  const named = Array.isArray(values.firms) ? (values.firms as readonly string[]) : []
  if (values.category === '停产' && register.some(({ name, key }) => key && named.includes(name)))
    return { light: 'red', sum: { rule: 'stopped', days } }
  if (values.substitute === '无' && within(numbers['risk-red']))
    return { light: 'red', sum: { rule: 'no-substitute', days: days ?? 0 } }
  if (values.substitute === '有未验证') return { light: 'orange', sum: { rule: 'unverified', days } }
  if (within(numbers['risk-orange'])) return { light: 'orange', sum: { rule: 'stock', days: days ?? 0 } }
  if (within(numbers['risk-yellow'])) return { light: 'yellow', sum: { rule: 'stock', days: days ?? 0 } }
  if (values.sources === '唯一') return { light: 'yellow', sum: { rule: 'sole', days } }
  const known = [days, values.sources, values.substitute].some((one) => one !== undefined)
  return { light: 'blue', sum: { rule: known ? 'watch' : 'unknown', days } }
}

const isGrave = (light: RecordLight): boolean => light === 'red' || light === 'orange'
const graver = (light: RecordLight, than: RecordLight): boolean => rankOf({ light }) < rankOf({ light: than })
const warnedOf = ({ warned: level }: Values): RecordLight => (level === 'red' || level === 'orange' ? level : 'yellow')

function warned(_: Values, { values }: RecordFacts, at: Surroundings): Change {
  return { values: { warned: levelOf(values, at).light, warned_at: at.now } }
}

/** A level that has fallen is told of again when it rises. */
function lowered(given: Change['values'], { values }: RecordFacts, at: Surroundings): Change['values'] {
  const known = Object.fromEntries(
    Object.entries({ ...values, ...given }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
  const { light } = levelOf(known, at)
  if (!graver(warnedOf(values), light)) return {}
  return { warned: isGrave(light) ? light : undefined, chief_warned: undefined }
}

/** 红 and 橙 are told to the office, 红 to the chief some hours later; on the day they come to be so, be it by the stock alone. In working hours. */
function nextWarning({ values, state }: RecordFacts, at: Surroundings): Act | undefined {
  if (!open.some((one) => one === state)) return undefined
  const { today, numbers } = at
  const on = (day: Day) => levelOf(values, { ...at, today: day }).light
  const { stock_days: days, stock_on: since } = values
  const falls =
    typeof days === 'number' && typeof since === 'string'
      ? [numbers['risk-red'], numbers['risk-orange']]
          .map((most) => addDays(since, Math.ceil(days - most)))
          .filter((day) => day > today)
      : []
  const rises = [today, ...falls.toSorted()].find((day) => graver(on(day), warnedOf(values)))
  const office: Act[] =
    rises === undefined
      ? []
      : [{ step: 'warn', at: at.after(rises === today ? at.now : at.instantOf(rises, '00:00'), { minutes: 0 }) }]
  const chief: Act[] =
    warnedOf(values) === 'red' && values.chief_warned === undefined && on(today) === 'red'
      ? [{ step: 'warn_chief', at: at.after(String(values.warned_at), { minutes: numbers['risk-chief'] * 60 }) }]
      : []
  return [...office, ...chief].toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]
}

const asksOneself = ({ raisedBy }: RecordFacts, { actor }: Surroundings): boolean =>
  actor !== undefined && actor.id === raisedBy

function whoDecides({ values }: RecordFacts): readonly ['office' | 'confirms'] {
  return values.decider === 'office' ? ['office'] : ['confirms']
}

/** Its title stands in groups. */
function namesFirm({ product, firms: named }: Values, { firms: register }: Surroundings): readonly FaultOf[] {
  const given = Array.isArray(named) ? (named as readonly string[]).map((one) => one.replace(unregistered, '')) : []
  const said = String(product ?? '')
  const found = [...given, ...register.map(({ name }) => name)].some((name) =>
    [name, spokenName(name)].some((one) => countCharacters(one) > 1 && said.includes(one)),
  )
  return found ? [{ field: 'product', reason: 'of-kind', why: 'firmInProduct' }] : []
}

function taskOf({ title, values }: RecordFacts): Record<string, string | undefined> {
  return {
    title: cutText(`化解风险：${title}`, 40).text,
    detail: typeof values.need === 'string' ? values.need : undefined,
  }
}
