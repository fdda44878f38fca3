import * as z from 'zod'
import { ruleKinds } from './registry.ts'

const id = z.string().regex(/^[A-Z]\d{0,2}$/, '编号写成一个大写字母加数字，如 B1')
const name = z.string().min(1).max(40)
const points = z.number().min(0).max(100)

const [first, ...others] = ruleKinds.map(({ key, params }) =>
  z.strictObject({ id, title: name, points: points.default(0), kind: z.literal(key), ...params }),
)
if (!first) throw new Error('no kinds of rules')
const rule = z.discriminatedUnion('kind', [first, ...others])

const block = z.strictObject({
  id,
  title: name,
  points,
  /** It begins full, and its rules take away. */
  deducts: z.boolean().default(false),
  rules: z.array(rule).min(1),
})

/** What a rule is reckoned against, of each chain or once for the district: cited from a 目标 of that name, else entered by the office with a reason. */
const input = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*$/, '只能用小写字母和短横线'),
  name,
  unit: z.string().max(20),
  of: z.enum(['chain', 'district']),
  goal: z.exactOptional(z.strictObject({ name, take: z.enum(['value', 'now']) })),
})

export const cityColumns = [
  ...([
    'number',
    'chain',
    'chief',
    'lead_unit',
    'units',
    'block',
    'rule',
    'bonus',
    'internal',
    'third',
    'result',
  ] as const),
  ...(['grade', 'counted', 'empty'] as const),
] as const
const column = z.strictObject({ title: name, show: z.enum(cityColumns), of: z.exactOptional(id) })

/** The rules of one year. Keys keep the spelling of the file. */
export const rulesSchema = z.strictObject({
  year: z.int().min(2000).max(2100),
  title: name,
  blocks: z.array(block).min(1),
  bonus: z.strictObject({ most: points, rules: z.array(rule).default([]) }),
  inputs: z.array(input).default([]),
  /** Of the year's result; the two make 1. */
  weights: z.strictObject({ internal: z.number().min(0).max(1), third: z.number().min(0).max(1) }),
  grades: z.strictObject({
    /** From the best down. */
    bands: z.array(z.strictObject({ word: name, from: z.number() })).min(2),
    needs: z.strictObject({ counted: points, third_party: z.boolean(), year_over: z.boolean() }),
  }),
  appeal_workdays: z.int().min(1).max(60),
  /** The form of the district's 先进制造业强市 assessment. */
  city_form: z.strictObject({ title: name, columns: z.array(column).min(1) }),
  /** How the pack for the third party is masked. */
  pack: z.strictObject({
    masks: z.strictObject({ chain: name, firm: name, person: name, unit: name }),
    /** Figures of output are rounded to so many digits; 0 leaves them out. */
    figure_digits: z.int().min(0).max(6),
  }),
})

export type Rules = z.output<typeof rulesSchema>
export type Block = Rules['blocks'][number]
export type Rule = z.output<typeof rule>

/** Every key the file knows, for "did you mean". */
export const ruleKeys: readonly string[] = [
  ...new Set(
    [
      rulesSchema.shape,
      block.shape,
      input.shape,
      column.shape,
      {
        most: 0,
        bands: 0,
        needs: 0,
        word: 0,
        from: 0,
        counted: 0,
        third_party: 0,
        year_over: 0,
        internal: 0,
        third: 0,
      },
      { columns: 0, masks: 0, figure_digits: 0, chain: 0, firm: 0, person: 0, unit: 0, kind: 0 },
      { margin: 0, percent: 0, where: 0, take: 0 },
      ...ruleKinds.map(({ params }) => params),
    ].flatMap((shape) => Object.keys(shape)),
  ),
]

export const ruleOf = (rules: Rules, wanted: string): Rule | undefined =>
  allRules(rules).find((one) => one.id === wanted)
export const allRules = ({ blocks, bonus }: Rules): Rule[] => [...blocks.flatMap(({ rules }) => rules), ...bonus.rules]
export const kindOfRule = ({ kind }: Rule) => ruleKinds.find(({ key }) => key === kind)
