import { l01 } from './l01.ts'
import { l02 } from './l02.ts'
import { l03 } from './l03.ts'
import { l04 } from './l04.ts'
import { l05 } from './l05.ts'
import { l06 } from './l06.ts'
import { l07 } from './l07.ts'
import { l08 } from './l08.ts'
import { l09 } from './l09.ts'
import { l10 } from './l10.ts'
import { l11 } from './l11.ts'
import { l12 } from './l12.ts'
import { l13 } from './l13.ts'
import { l14 } from './l14.ts'
import { l15 } from './l15.ts'

/** The plan's lists, in its order. Its twelve names end in 等: a further one is a file and a line here, and its words in `texts/lists`. */
export const lists = [l01, l02, l03, l04, l05, l06, l07, l08, l09, l10, l11, l12, l13, l14, l15] as const
export type ListKey = (typeof lists)[number]['key']
