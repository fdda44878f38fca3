import type { ListKey } from '../../domain/lists/all.ts'
import { l01Words } from './l01.ts'
import { l02Words } from './l02.ts'
import { l03Words } from './l03.ts'
import { l04Words } from './l04.ts'
import { l05Words } from './l05.ts'
import { l06Words } from './l06.ts'
import { l07Words } from './l07.ts'
import { l08Words } from './l08.ts'
import { l09Words } from './l09.ts'
import { l10Words } from './l10.ts'
import { l11Words } from './l11.ts'
import { l12Words } from './l12.ts'
import { l13Words } from './l13.ts'
import { l14Words } from './l14.ts'
import { l15Words } from './l15.ts'
import type { ListWords } from './list-texts.ts'

/** The words of every list; one missing does not compile. */
export const listWords: Readonly<Record<ListKey, ListWords>> = {
  L01: l01Words,
  L02: l02Words,
  L03: l03Words,
  L04: l04Words,
  L05: l05Words,
  L06: l06Words,
  L07: l07Words,
  L08: l08Words,
  L09: l09Words,
  L10: l10Words,
  L11: l11Words,
  L12: l12Words,
  L13: l13Words,
  L14: l14Words,
  L15: l15Words,
}
