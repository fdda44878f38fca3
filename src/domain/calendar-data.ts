import type { CalendarDay } from './calendar.ts'
import { addDays, type Day } from './time.ts'

interface Arrangement {
  name: string
  /** First and last day off; weekends between them included. */
  off: readonly [Day, Day]
  makeUp?: readonly Day[]
}

// 国务院办公厅关于 2024、2025、2026 年部分节假日安排的通知
const arrangements: readonly Arrangement[] = [
  { name: '元旦', off: ['2024-01-01', '2024-01-01'] },
  { name: '春节', off: ['2024-02-10', '2024-02-17'], makeUp: ['2024-02-04', '2024-02-18'] },
  { name: '清明节', off: ['2024-04-04', '2024-04-06'], makeUp: ['2024-04-07'] },
  { name: '劳动节', off: ['2024-05-01', '2024-05-05'], makeUp: ['2024-04-28', '2024-05-11'] },
  { name: '端午节', off: ['2024-06-08', '2024-06-10'] },
  { name: '中秋节', off: ['2024-09-15', '2024-09-17'], makeUp: ['2024-09-14'] },
  { name: '国庆节', off: ['2024-10-01', '2024-10-07'], makeUp: ['2024-09-29', '2024-10-12'] },

  { name: '元旦', off: ['2025-01-01', '2025-01-01'] },
  { name: '春节', off: ['2025-01-28', '2025-02-04'], makeUp: ['2025-01-26', '2025-02-08'] },
  { name: '清明节', off: ['2025-04-04', '2025-04-06'] },
  { name: '劳动节', off: ['2025-05-01', '2025-05-05'], makeUp: ['2025-04-27'] },
  { name: '端午节', off: ['2025-05-31', '2025-06-02'] },
  { name: '国庆节、中秋节', off: ['2025-10-01', '2025-10-08'], makeUp: ['2025-09-28', '2025-10-11'] },

  { name: '元旦', off: ['2026-01-01', '2026-01-03'], makeUp: ['2026-01-04'] },
  { name: '春节', off: ['2026-02-15', '2026-02-23'], makeUp: ['2026-02-14', '2026-02-28'] },
  { name: '清明节', off: ['2026-04-04', '2026-04-06'] },
  { name: '劳动节', off: ['2026-05-01', '2026-05-05'], makeUp: ['2026-05-09'] },
  { name: '端午节', off: ['2026-06-19', '2026-06-21'] },
  { name: '中秋节', off: ['2026-09-25', '2026-09-27'] },
  { name: '国庆节', off: ['2026-10-01', '2026-10-07'], makeUp: ['2026-09-20', '2026-10-10'] },
]

function* daysOf({ name, off: [first, last], makeUp = [] }: Arrangement): Generator<CalendarDay> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield { day, kind: 'holiday', name }
  for (const day of makeUp) yield { day, kind: 'workday', name }
}

export const shippedDays: readonly CalendarDay[] = arrangements.flatMap((arrangement) => [...daysOf(arrangement)])
/** Years whose arrangement ships. Any other year is provisional until the office imports its notice. */
export const shippedYears: readonly number[] = [2024, 2025, 2026]
