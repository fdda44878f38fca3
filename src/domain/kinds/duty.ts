import { day, firm, isPerson, link, must, pick, text, type Values } from '../records/field.ts'
import { recordKind } from '../records/record-kind.ts'

/** What the plan asks of a 链主, in its order. */
export const duties = [
  '对接链长和专班',
  '梳理困难问题',
  '牵头创新联合体',
  '点对点招商',
  '质量标准体系',
  '率先采购配套产品',
  '企业共同体和联盟',
] as const

/** 链主履职: one thing that the head of a chain has done. It is counted and earns nothing. */
export const duty = recordKind({
  key: 'duty',
  district: false,
  beside: true,
  unworked: true,
  states: { valid: 'active', void: 'void' },
  first: 'valid',
  fields: [
    must(pick('sort', duties)),
    must(firm('firm')),
    must(day('on', { past: true })),
    must(text('text', 200)),
    link('link'),
  ],
  titleOf: ({ sort, firm: of }: Values) => `${sort}：${isPerson(of) ? of.name : ''}`,
  wrong: ({ on }, { today }) => (String(on) > today ? [{ field: 'on', reason: 'of-kind', why: 'ahead' }] : []),
  // Of several things of one firm each is one.
  recurs: true,
  columns: ['on', 'text'],
  guarded: { text: () => undefined },
  without: ['assign', 'merge', 'reopen', 'classify', 'nudge'],
  steps: {},
})
