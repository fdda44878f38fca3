import { describe, expect, it } from 'vitest'
import { readDay } from '../../src/domain/day-words.ts'
import { leaveDays, readLeave } from '../../src/domain/leave-words.ts'
import { spokenName } from '../../src/domain/names.ts'

const thursday = '2026-10-08'

describe('a day as people write it', () => {
  it.each([
    ['10-12', '2026-10-12'],
    ['10/12', '2026-10-12'],
    ['10.12', '2026-10-12'],
    ['10月12日', '2026-10-12'],
    ['10月12号', '2026-10-12'],
    ['１０－１２', '2026-10-12'],
    ['2026-10-12', '2026-10-12'],
    ['2026年10月12日', '2026-10-12'],
    ['12号', '2026-10-12'],
    ['8日', '2026-10-08'],
    ['5号', '2026-11-05'],
    ['下月5号', '2026-11-05'],
    ['下个月15日', '2026-11-15'],
    ['今天', '2026-10-08'],
    ['明天', '2026-10-09'],
    ['后天', '2026-10-10'],
    ['大后天', '2026-10-11'],
    ['周四', '2026-10-08'],
    ['周五', '2026-10-09'],
    ['周日', '2026-10-11'],
    ['星期天', '2026-10-11'],
    ['周三', '2026-10-14'],
    ['本周三', '2026-10-07'],
    ['这周五', '2026-10-09'],
    ['下周三', '2026-10-14'],
    ['下个星期一', '2026-10-12'],
    ['月底', '2026-10-31'],
    ['本月末', '2026-10-31'],
  ])('%s', (word, day) => {
    expect(readDay(word, thursday)).toBe(day)
  })

  it('without a year is the nearest such day', () => {
    expect(readDay('1-5', '2026-12-28')).toBe('2027-01-05')
    expect(readDay('12-28', '2027-01-05')).toBe('2026-12-28')
    expect(readDay('10-12', '2026-10-15')).toBe('2026-10-12')
    expect(readDay('5号', '2026-12-28')).toBe('2027-01-05')
    expect(readDay('月底', '2026-12-02')).toBe('2026-12-31')
  })

  it.each(['2-30', '13-1', '2026-02-29', '32号', '周八', '', '尽快', '10'])('%s is none', (word) => {
    expect(readDay(word, thursday)).toBeUndefined()
  })

  it('knows a leap year', () => {
    expect(readDay('2-29', '2028-02-01')).toBe('2028-02-29')
  })
})

describe('请假', () => {
  const wish = (words: string, today = thursday) => readLeave(words, today)

  it.each([
    ['至10-12 代 李工', '2026-10-08', '2026-10-12', '李工'],
    ['至 10-12 代李工', '2026-10-08', '2026-10-12', '李工'],
    ['至10-12，由李工代', '2026-10-08', '2026-10-12', '李工'],
    ['至10-12 李工代报', '2026-10-08', '2026-10-12', '李工'],
    ['至10-12 代报人：李工（虚构）', '2026-10-08', '2026-10-12', '李工(虚构)'],
    ['至10-12 代 @李工', '2026-10-08', '2026-10-12', '李工'],
    ['10-08 至 10-12', '2026-10-08', '2026-10-12', undefined],
    ['10-09到10-12', '2026-10-09', '2026-10-12', undefined],
    ['10-09-10-12', '2026-10-09', '2026-10-12', undefined],
    ['10月9日—10月12日', '2026-10-09', '2026-10-12', undefined],
    ['从明天到下周三 代 李工', '2026-10-09', '2026-10-14', '李工'],
    ['到下周三 代 李工', '2026-10-08', '2026-10-14', '李工'],
    ['明天起至周日', '2026-10-09', '2026-10-11', undefined],
    ['10-10 至 10-10', '2026-10-10', '2026-10-10', undefined],
    // The second half takes month or week from the first.
    ['10月9日至12日', '2026-10-09', '2026-10-12', undefined],
    ['10月9日—12日 代 李工', '2026-10-09', '2026-10-12', '李工'],
    ['10.9-12', '2026-10-09', '2026-10-12', undefined],
    ['10-09至12', '2026-10-09', '2026-10-12', undefined],
    ['10/9～12号', '2026-10-09', '2026-10-12', undefined],
    ['2026年10月9日至12日', '2026-10-09', '2026-10-12', undefined],
    ['2026-10-09 至 12', '2026-10-09', '2026-10-12', undefined],
    ['10月9日（周五）至12日（周一）', '2026-10-09', '2026-10-12', undefined],
    ['10月28日至3日', '2026-10-28', '2026-11-03', undefined],
    ['10月9日至月底', '2026-10-09', '2026-10-31', undefined],
    ['11月5日至月底', '2026-11-05', '2026-11-30', undefined],
    ['9日至12日', '2026-10-09', '2026-10-12', undefined],
    ['9至12日', '2026-10-09', '2026-10-12', undefined],
    ['9-12日', '2026-10-09', '2026-10-12', undefined],
    ['5日到8日', '2026-11-05', '2026-11-08', undefined],
    ['下月5日至8日', '2026-11-05', '2026-11-08', undefined],
    ['下周一至周三', '2026-10-12', '2026-10-14', undefined],
    ['下周一至三 代 李工', '2026-10-12', '2026-10-14', '李工'],
    ['下周一至下周三', '2026-10-12', '2026-10-14', undefined],
    ['周一到周三', '2026-10-12', '2026-10-14', undefined],
    ['下周四到周二', '2026-10-15', '2026-10-20', undefined],
    ['周五到下周二', '2026-10-09', '2026-10-13', undefined],
    ['明天至12日', '2026-10-09', '2026-10-12', undefined],
    ['10月9日起至12日止', '2026-10-09', '2026-10-12', undefined],
    // What lies behind cannot be stood in for any more.
    ['10-05 至 10-12', '2026-10-08', '2026-10-12', undefined],
  ])('%s', (words, from, to, standIn) => {
    expect(wish(words)).toEqual({ ok: true, value: { kind: 'leave', from, to, ...(standIn && { standIn }) } })
  })

  it('alone shows, with 取消 takes back', () => {
    expect(wish('')).toEqual({ ok: true, value: { kind: 'show' } })
    for (const words of ['取消', ' 取消 ', '销假', '提前结束'])
      expect(wish(words)).toEqual({ ok: true, value: { kind: 'cancel' } })
  })

  it.each([
    ['10-08', { reason: 'no-end' }],
    ['明天 代 李工', { reason: 'no-end' }],
    ['一周', { reason: 'not-understood' }],
    ['李工 至10-12', { reason: 'not-understood' }],
    ['至10-12 李工', { reason: 'not-understood' }],
    ['至10-12 代', { reason: 'not-understood' }],
    ['至2-30', { reason: 'no-such-day', word: '2-30' }],
    ['13-1 至 10-12', { reason: 'no-such-day', word: '13-1' }],
    ['至10-07', { reason: 'past', to: '2026-10-07' }],
    ['11月5日至本月底', { reason: 'order', from: '2026-11-05', to: '2026-10-31' }],
    ['10.9-32', { reason: 'no-such-day', word: '32' }],
    ['周一至12', { reason: 'no-such-day', word: '12' }],
    ['10-12 至 10-09', { reason: 'order', from: '2026-10-12', to: '2026-10-09' }],
    ['至12-07', { reason: 'too-long', from: '2026-10-08', to: '2026-12-07', days: 61 }],
  ])('%s is not possible', (words, fault) => {
    expect(wish(words)).toEqual({ ok: false, fault })
  })

  it('of sixty days is the longest', () => {
    expect(wish('至12-06')).toMatchObject({ ok: true, value: { to: '2026-12-06' } })
    expect(leaveDays('2026-10-08', '2026-12-06')).toBe(60)
  })

  it('knows a name without its bracket and in any width', () => {
    expect(spokenName('李工（虚构）')).toBe('李工')
    expect(spokenName('李工(虚构)')).toBe('李工')
    expect(spokenName(' 李 工')).toBe('李工')
  })
})
