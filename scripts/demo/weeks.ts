import { officeTime } from '../town/office-time.ts'
import type { WeekStory } from './round.ts'
import { week36 } from './week-36.ts'
import { week37 } from './week-37.ts'
import { week38 } from './week-38.ts'
import { week39 } from './week-39.ts'
import { week41 } from './week-41.ts'
import { week42 } from './week-42.ts'
import { week43 } from './week-43.ts'
import { week44 } from './week-44.ts'
import { yearEnd } from './year-end.ts'

/** In their order: each goes on where the one before ended. */
export const weeks: readonly WeekStory[] = [week36, week37, week38, week39, week41, week42, week43, week44, yearEnd]
export const firstWeek = week36
export const lastWeek = yearEnd

/** Where everything has been played: for the page alone. */
export const afterAll: WeekStory = {
  week: '2027-W03',
  about: '',
  opens: officeTime('2027-01-18 08:50'),
  play: async () => undefined,
}

export const weeksBefore = ({ opens }: WeekStory): WeekStory[] => weeks.filter((one) => one.opens < opens)
export const weeksUntil = ({ opens }: WeekStory): WeekStory[] => weeks.filter((one) => one.opens <= opens)
