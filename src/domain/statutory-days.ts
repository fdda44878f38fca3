import { addDays, type Day } from './time.ts'

/**
 * Month and day of 春节 (初一), 清明, 端午 and 中秋.
 * A table, because Node 20's own Chinese calendar is a day wrong for 春节 2027 (ICU 78.2).
 */
export const lunarDays: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
}

const fixedDays: Readonly<Record<string, string>> = {
  '01-01': '元旦',
  '05-01': '劳动节',
  '05-02': '劳动节',
  '10-01': '国庆节',
  '10-02': '国庆节',
  '10-03': '国庆节',
}

/**
 * The statutory holiday of a day by the rules in force since 2025: 除夕 to 初三 for 春节, two days for 劳动节, three for 国庆节.
 * Outside 2025–2035 only the days fixed in the solar calendar are known.
 */
export function statutoryName(day: Day): string | undefined {
  const fixed = fixedDays[day.slice(5)]
  if (fixed) return fixed
  const year = day.slice(0, 4)
  const lunar = lunarDays[Number(year)]
  if (!lunar) return undefined
  const [spring, qingming, duanwu, zhongqiu] = lunar.map((monthDay) => `${year}-${monthDay}`) as [Day, Day, Day, Day]
  if (day >= addDays(spring, -1) && day <= addDays(spring, 2)) return '春节'
  if (day === qingming) return '清明节'
  if (day === duanwu) return '端午节'
  return day === zhongqiu ? '中秋节' : undefined
}
