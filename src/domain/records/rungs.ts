import { ownTaskForce } from './known.ts'

/** Who has to decide about a record that climbs: 专班, 推进办, 链长. What is for 领导小组 the office brings before it. */
export type Rung = 'lead' | 'office' | 'chief'

/** The rung as a unit: until it is given on, a record is worked by those with whom it lies. */
export const rungUnits: Readonly<Record<Rung, string>> = { lead: ownTaskForce, office: '推进办', chief: '链长' }
/** Of people by their posts: nobody has to be registered for it. */
export const isPost = (unit: string): boolean => unit === rungUnits.office || unit === rungUnits.chief
