import { day, line, link, must, number, pick, text, unit } from '../records/field.ts'
import type { RecordFacts, Surroundings } from '../records/kind.ts'
import type { Lit } from '../records/light.ts'
import { recordKind } from '../records/record-kind.ts'
import { addDays, type Day } from '../time.ts'

export const docTypes = ['实施细则', '年度工作方案', '推进工作目标', '政策措施', '其他'] as const
/** What every key chain owes: once, or each year. */
export const owedTypes = [
  { type: '实施细则', yearly: false },
  { type: '年度工作方案', yearly: true },
  { type: '推进工作目标', yearly: true },
] as const
const reviewed = '政策措施'

/** 文件: what a chain and the district have issued, and whether policies were looked at since. */
export const doc = recordKind({
  key: 'doc',
  district: true,
  states: { valid: 'active', ended: 'closed', void: 'void' },
  first: 'valid',
  fields: [
    must(pick('type', docTypes)),
    must(line('title', 40)),
    number('year', 2015, 2099),
    must(unit('unit')),
    must(day('on', { past: true })),
    must(link('link')),
  ],
  columns: ['on', 'review_on'],
  shows: ['review_on', 'review_result', 'review_text'],
  steps: {
    review: {
      from: ['valid'],
      by: 'steer',
      also: ['leads'],
      asks: [must(pick('result', ['已落地', '部分落地', '未落地'])), must(text('text', 200)), day('next_on')],
      change: ({ result, text: words, next_on }, _, { today }) => ({
        values: { review_on: today, review_result: result, review_text: words, next_on },
      }),
    },
    replace: { from: ['valid'], by: 'raise', opens: 'doc', replaces: true, still: true },
    end: { from: ['valid'], to: 'ended', by: 'steer', also: ['leads'], tells: ['raiser'] },
  },
  alerts: (record, at) => {
    const on = toReviewOn(record, at)
    return on === undefined ? [] : [{ say: 'toReview', day: on, on, to: 'lead' }]
  },
  light: (record, at) => lightOfDoc(record, at),
})

/** The day from which a policy waits for its 评估. Undefined: it never does. */
export const toReviewOn = (
  { state, values }: RecordFacts,
  { numbers }: Pick<Surroundings, 'numbers'>,
): Day | undefined => {
  if (state !== 'valid' || values.type !== reviewed) return undefined
  const { next_on, review_on, on } = values
  return next_on === undefined ? addDays(String(review_on ?? on), numbers['doc-review']) : String(next_on)
}

const lightOfDoc = (record: RecordFacts, at: Surroundings): Lit | undefined => {
  const due = toReviewOn(record, at)
  if (due === undefined || due > at.today) return undefined
  const days = Math.round((Date.parse(at.today) - Date.parse(due)) / 86_400_000)
  return { light: 'yellow', sum: { rule: 'to-review', days } }
}

/** Which documents a key chain lacks, of those it has registered. What is owed yearly is owed from the first day of a month on; before that, the last year's. */
export const lacking = (
  docs: readonly Pick<RecordFacts, 'values'>[],
  { today, numbers, since }: Pick<Surroundings, 'today' | 'numbers'> & { since: Day | undefined },
): { type: string; year: number | undefined }[] => {
  const thisYear = Number(today.slice(0, 4))
  const owedOn = (year: number) => `${year}-${String(numbers['doc-yearly']).padStart(2, '0')}-01`
  const year = today >= owedOn(thisYear) ? thisYear : thisYear - 1
  return owedTypes.flatMap(({ type, yearly }) => {
    if (yearly && since !== undefined && since > owedOn(year)) return []
    const has = docs.some(({ values }) => values.type === type && (!yearly || yearOf(values) === year))
    return has ? [] : [{ type, year: yearly ? year : undefined }]
  })
}

export const yearOf = ({ year, on }: RecordFacts['values']): number => Number(year ?? String(on).slice(0, 4))
