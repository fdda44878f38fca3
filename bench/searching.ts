import type { InTransaction } from '../src/usecases/context.ts'
import { drawSearch } from '../src/usecases/looking-back/draw-search.ts'
import { readLook } from '../src/usecases/looking-back/read-look.ts'
import { olderPage, searchWish } from '../src/usecases/looking-back/search-reports.ts'
import { week } from '../src/usecases/reports/week.ts'

export interface Sought {
  typed: string
  page: number
}

type Wish = Extract<Awaited<ReturnType<typeof readLook>>, { wish: unknown }>['wish']

const read = (inTransaction: InTransaction, typed: string): Promise<Wish> =>
  inTransaction('bench', async (ctx) => {
    const looked = await readLook(ctx, typed)
    if ('fault' in looked) throw new Error(looked.fault)
    return looked.wish
  })

/** Where a page begins, found by turning to it. @throws when there are not as many. */
const placeOf = async (inTransaction: InTransaction, { typed, page }: Sought): Promise<number | undefined> => {
  const wish = searchWish(await read(inTransaction, typed), week, undefined)
  let at: number | undefined
  for (let turned = 1; turned < page; turned++) {
    const { older } = await inTransaction('bench', ({ tx }) => olderPage(tx, wish, at))
    if (older === undefined) throw new Error(`${typed} has no page ${page}`)
    at = older
  }
  return at
}

/** What the office may see. */
const everything = { where: 'here', chain: undefined, chainName: '', chains: [], all: true } as const

/** 查 as the office does it, from the words to the card. @returns the work of one search, everything before it done. */
export const searching = async (inTransaction: InTransaction, sought: Sought): Promise<() => Promise<unknown>> => {
  const at = await placeOf(inTransaction, sought)
  const turn = at === undefined ? undefined : ({ to: 'next', at, page: sought.page - 1 } as const)
  return () =>
    inTransaction('bench', async (ctx) => {
      const looked = await readLook(ctx, sought.typed)
      if ('fault' in looked) throw new Error(looked.fault)
      const drawn = await drawSearch(ctx, { wish: looked.wish, kind: week, place: 'p2p', scope: everything, turn })
      return JSON.stringify(drawn)
    })
}
