import { day, line, must, pick, picks, text } from '../records/field.ts'
import { recordKind } from '../records/record-kind.ts'

const categories = ['补链', '强链', '延链', '增链', '稳链', '基础再造', '要素保障', '机制创新'] as const
/** Who took it up: the higher, the more it counts later. */
const adopters = ['区简报', '市', '省', '媒体'] as const

/** 可否公开. */
export const mayBePublic = '可'

/** What an effect says when it can be checked. */
const hasFigure = /[\d一二三四五六七八九十百千万亿半]/u

/** 经验: what one chain has done that others may take up. */
export const experience = recordKind({
  key: 'experience',
  district: false,
  states: { new: 'check', adopted: 'closed', kept: 'closed', void: 'void' },
  first: 'new',
  fields: [
    must(line('title', 30)),
    must(pick('category', categories)),
    text('context', 100),
    must(text('how', 300, { lines: 3 })),
    must(text('effect', 150)),
    must(pick('public', [mayBePublic, '否'])),
  ],
  doubts: ({ effect }) => (hasFigure.test(String(effect)) ? undefined : 'noFigure'),
  columns: ['category', 'adopted'],
  shows: ['adopted'],
  shared: { of: ['adopted'], right: 'experience-adopted' },
  offers: () => ({ where: adopters }),
  steps: {
    adopt: {
      from: ['new'],
      to: 'adopted',
      by: 'check',
      asks: [picks('where', 'where')],
      change: ({ where = [] }, _, { today }) => ({ values: { adopted: adoptedOn(where, today), returned: undefined } }),
      confirm: true,
      decides: true,
      tells: ['raiser'],
    },
    keep: {
      from: ['new'],
      to: 'kept',
      by: 'check',
      change: () => ({ values: { returned: undefined } }),
      decides: true,
      tells: ['raiser'],
    },
    return: {
      from: ['new'],
      by: 'check',
      asks: [must(line('reason', 100))],
      change: ({ reason }) => ({ values: { returned: reason } }),
      decides: true,
      tells: ['raiser'],
    },
    adopted_by: {
      from: ['adopted'],
      by: 'check',
      asks: [must(picks('where', 'where')), day('on', { past: true })],
      change: ({ where = [], on }, { values }, { today }) => ({
        values: { adopted: [...listOf(values.adopted), ...(adoptedOn(where, String(on ?? today)) ?? [])] },
      }),
      still: true,
    },
  },
  alerts: ({ state, values, createdAt }, { dayOf, calendar, numbers }) =>
    state === 'new' && values.returned === undefined
      ? [
          {
            say: 'unanswered',
            day: dayOf(createdAt),
            on: calendar.next(dayOf(createdAt), numbers['experience-answer'] + 1),
            to: 'office',
          },
        ]
      : [],
})

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [])
const adoptedOn = (where: unknown, on: string): string[] | undefined => {
  const by = listOf(where).map((one) => `${one} ${on}`)
  return by.length > 0 ? by : undefined
}
