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
})
