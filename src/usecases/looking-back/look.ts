import type { Unreported } from '../../domain/look-words.ts'

/** What a page of 查 shows. */
export interface Look {
  /** A chain id, or `all`: then `chains` are all that the asker may see. */
  chain: string
  chainName: string
  chains: readonly string[]
  /** Periods, both ends included. */
  from: string
  to: string
  /** As it was asked for; left out once pages have been turned. */
  rangeText?: string | undefined
  page: number
  only?: Unreported | undefined
}
