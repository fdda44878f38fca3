import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shippedDays } from '../../src/domain/calendar-data.ts'
import { readHolidayNotice } from '../../src/domain/holiday-notice.ts'

/** The arrangement of 2026 in the form such notices have; the dates are those that ship with the product. */
const notice = `关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`

const faultsOf = (text: string) => {
  const read = readHolidayNotice(text)
  return read.ok ? [] : read.fault.map(({ reason }) => reason)
}

describe('reading a holiday notice', () => {
  it('a range keeps the year it begins in, also over the turn of the year', () => {
    for (const span of ['2025年12月30日至31日', '2025年12月31日至1月1日', '2025年12月31日至2026年1月1日']) {
      const read = readHolidayNotice(notice.replace('1月1日（周四）至3日（周六）放假调休，共3天', `${span}放假，共2天`))
      const days = read.ok ? read.value.days.map(({ day }) => day) : []
      expect(days.filter((day) => day < '2026-01-02')).toEqual(
        span.endsWith('31日') ? ['2025-12-30', '2025-12-31'] : ['2025-12-31', '2026-01-01'],
      )
    }
  })

  it('finds exactly the days that ship for 2026', () => {
    const read = readHolidayNotice(notice)
    if (!read.ok) throw new Error(JSON.stringify(read.fault))
    const shipped = shippedDays.filter(({ day }) => day.startsWith('2026'))
    const restDays = (days: readonly { day: string; kind: string }[]) =>
      days.map(({ day, kind }) => `${day} ${kind}`).sort()
    const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    // A notice names weekends inside of a holiday too; the shipped table may leave them out.
    const known = new Set(restDays(shipped))
    const found = restDays(read.value.days)
    expect(found.filter((entry) => !known.has(entry) && !isWeekend(entry.slice(0, 10)))).toEqual([])
    expect([...known].filter((entry) => !found.includes(entry))).toEqual([])
    expect(read.value.year).toBe(2026)
  })

  it('reads two holidays in one clause and a holiday over the turn of the year', () => {
    const read = readHolidayNotice(`2023年部分节假日安排
一、元旦：2022年12月31日至2023年1月2日放假，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`)
    if (!read.ok) throw new Error(JSON.stringify(read.fault))
    expect(read.value.days.filter(({ kind }) => kind === 'workday').map(({ day }) => day)).toEqual([
      '2023-01-28',
      '2023-01-29',
      '2023-04-23',
      '2023-05-06',
      '2023-06-25',
      '2023-10-07',
      '2023-10-08',
    ])
    expect(read.value.days[0]).toEqual({ day: '2022-12-31', kind: 'holiday', name: '元旦' })
    expect(read.value.days.filter(({ name }) => name === '中秋节、国庆节')).toHaveLength(8)
  })

  it('notices the wrong year by the weekdays', () => {
    expect(faultsOf(notice.replace('2026年', '2027年'))).toContain('weekday-differs')
  })

  it('notices a slip in copying by the count', () => {
    expect(faultsOf(notice.replace('至7日（周三）放假', '至6日（周二）放假'))).toContain('count-differs')
  })

  it('says which holiday is missing', () => {
    expect(faultsOf(notice.replace(/五、端午节.*\n/u, ''))).toEqual(['holiday-missing'])
  })

  it('does not take a weekday for a make-up day, nor a day that does not exist', () => {
    expect(faultsOf(notice.replace('5月9日（周六）上班', '5月8日上班'))).toContain('workday-on-weekday')
    expect(faultsOf(notice.replace('2月28日（周六）上班', '2月30日上班'))).toContain('no-such-day')
  })

  it('says so when it is no notice at all', () => {
    expect(faultsOf('今天天气很好')).toEqual(['no-year'])
    expect(faultsOf('2027年工作要点')).toEqual(['nothing-found'])
  })

  it('takes a day that is made up for later as a day off', () => {
    const read = readHolidayNotice(
      notice.replace('4月4日（周六）至6日（周一）放假，共3天', '4月5日（周日）放假，4月6日（周一）补休'),
    )
    if (!read.ok) throw new Error(JSON.stringify(read.fault))
    const april = read.value.days.filter(({ day }) => day.startsWith('2026-04'))
    expect(april).toEqual([
      { day: '2026-04-05', kind: 'holiday', name: '清明节' },
      { day: '2026-04-06', kind: 'holiday', name: '清明节' },
    ])
  })

  it.each([
    ['春节：除夕', '二、春节：鼓励各单位安排职工在除夕（2月13日）休息。2月15日', '2月13日'],
    ['a day of which nothing is said', '二、春节：2月13日照常办公。2月15日', '2月13日'],
    ['a day that is not off', '二、春节：2月13日不放假。2月15日', '2月13日'],
    ['a date in Chinese figures', '二、春节：二月十三日值班。2月15日', '二月十三日值班'],
    ['a date with strokes', '二、春节：2026/2/13 值班。2月15日', '2026/2/13值班'],
    ['a date in brackets behind another', '二、春节：2月15日', '2月28日(周六,含2月27日晚)'],
    ['a stretch that runs backwards', '二、春节：2月13日至11日放假。2月15日', '2月13日至11日'],
  ])('does not pass over %s', (_what, instead, words) => {
    const text = notice
      .replace('二、春节：2月15日', instead)
      .replace('2月28日（周六）', words.startsWith('2月28') ? '2月28日（周六，含2月27日晚）' : '2月28日（周六）')
    const read = readHolidayNotice(text)
    expect(read.ok ? [] : read.fault).toContainEqual({ reason: 'not-read', words: expect.stringContaining(words) })
  })

  it('reads days that share their 日, and dates with 号', () => {
    const read = readHolidayNotice(
      notice
        .replace('1月1日（周四）至3日（周六）', '1月1至3日')
        .replace('9月25日（周五）至27日（周日）', '9月25、26、27日')
        .replace('5月9日（周六）上班', '5月9号（周六）调休上班'),
    )
    expect(read).toEqual(readHolidayNotice(notice))
  })

  it('is not held up by the lunar calendar, nor by whom it is signed and when', () => {
    const signed = `${notice.replace('9月25日（周五）', '9月25日（农历八月十五、周五）')}
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日
（此件公开发布）`
    expect(readHolidayNotice(signed)).toEqual(readHolidayNotice(notice))
  })

  it('asks for the whole corrected notice when only a change was pasted, and takes the whole one under the same title', () => {
    const title = '国务院办公厅关于调整2026年劳动节假期安排的通知'
    const change = `${title}
各省、自治区、直辖市人民政府：
经国务院批准，现将2026年劳动节假期安排调整如下。
一、劳动节：2026年5月1日至4日放假调休，共4天。4月26日（星期日）、5月9日（星期六）上班。`
    expect(readHolidayNotice(change)).toEqual({ ok: false, fault: [{ reason: 'change-only', year: 2026 }] })
    const extended = '关于延长2026年春节假期的通知\n延长2026年春节假期至2月24日，2月25日起正常上班。'
    expect(readHolidayNotice(extended)).toEqual({ ok: false, fault: [{ reason: 'change-only', year: 2026 }] })
    expect(readHolidayNotice(notice.replace(/^.*/u, title))).toEqual(readHolidayNotice(notice))
  })

  it('does not take a text in which characters were lost', () => {
    expect(faultsOf(notice.replace('国庆', '国\ufffd'))).toEqual(['spoilt'])
  })

  it('accounts for every date: off, worked, part of a stretch, or told as not read', () => {
    const months = { 元旦: 1, 春节: 2, 清明节: 4, 劳动节: 5, 端午节: 6, 中秋节: 9, 国庆节: 10 }
    const weekday = (month: number, day: number) => (new Date(Date.UTC(2026, month - 1, day)).getUTCDay() + 6) % 7
    const text = (month: number, day: number) => `${month}月${day}日`
    const noted = (month: number, day: number) => `${text(month, day)}（周${'一二三四五六日'[weekday(month, day)]}）`
    const iso = (month: number, day: number) => new Date(Date.UTC(2026, month - 1, day)).toISOString().slice(0, 10)
    type Part = { text: string; off: number[]; work: number[]; stray: string[] }
    /** Something said about the days from the `at`th of a month on; five of them are its own. */
    const part = (month: number, at: number, strays: boolean) => {
      const clear: (() => Part)[] = [
        () => ({ text: `${text(month, at)}放假`, off: [at], work: [], stray: [] }),
        () => ({ text: `${noted(month, at)}补休`, off: [at], work: [], stray: [] }),
        () => ({ text: `${noted(month, at)}至${at + 2}日放假调休`, off: [at, at + 1, at + 2], work: [], stray: [] }),
        () => ({ text: `${text(month, at)}—${noted(month, at + 1)}放假`, off: [at, at + 1], work: [], stray: [] }),
        () => ({ text: `${month}月${at}、${at + 2}日放假`, off: [at, at + 2], work: [], stray: [] }),
        () => ({
          text: `${text(month, at)}放假，${noted(month, at + 2)}补休`,
          off: [at, at + 2],
          work: [],
          stray: [],
        }),
        () => {
          const saturday = at + ((12 - weekday(month, at)) % 7)
          return { text: `${noted(month, saturday)}上班`, off: [], work: [saturday], stray: [] }
        },
      ]
      const left: (() => Part)[] = [
        () => ({ text: `${text(month, at)}各单位照常值守`, off: [], work: [], stray: [text(month, at)] }),
        () => ({ text: `鼓励在除夕（${text(month, at)}）休息`, off: [], work: [], stray: [text(month, at)] }),
        () => ({ text: `${text(month, at)}不放假`, off: [], work: [], stray: [text(month, at)] }),
      ]
      return fc.constantFrom(...clear, ...(strays ? left : [])).map((make) => make())
    }
    const clause = (name: string, month: number, strays: boolean) =>
      fc
        .tuple(part(month, 1, strays), part(month, 8, strays), part(month, 15, strays))
        .map((parts) => ({ name, month, parts }))
    const whole = fc
      .boolean()
      .chain((strays) => fc.tuple(...Object.entries(months).map(([name, month]) => clause(name, month, strays))))
    fc.assert(
      fc.property(whole, (clauses) => {
        const lines = clauses.map(
          ({ name, parts }, index) => `${index + 1}、${name}：${parts.map(({ text: one }) => one).join('。')}。`,
        )
        const read = readHolidayNotice(`关于2026年部分节假日安排的通知\n${lines.join('\n')}`)
        const all = clauses.flatMap(({ month, parts }) => parts.map((one) => ({ month, ...one })))
        const strays = all.flatMap(({ stray }) => stray)
        if (strays.length > 0) {
          const told = read.ok ? [] : read.fault.flatMap((fault) => (fault.reason === 'not-read' ? [fault.words] : []))
          expect(strays.filter((one) => !told.some((words) => words.includes(one)))).toEqual([])
          return
        }
        if (!read.ok) throw new Error(JSON.stringify(read.fault))
        const kinds = (kind: 'holiday' | 'workday') =>
          read.value.days.filter((one) => one.kind === kind).map(({ day }) => day)
        const wanted = (of: 'off' | 'work') => all.flatMap((one) => one[of].map((day) => iso(one.month, day))).sort()
        expect([kinds('holiday'), kinds('workday')]).toEqual([wanted('off'), wanted('work')])
      }),
      { numRuns: 500 },
    )
  })
})
