import type { MineBlockKey } from '../domain/mine.ts'
import * as m from '../texts/mine.ts'
import * as t from '../texts/records.ts'
import { buttonWords } from '../texts/words.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons, type Element } from './kit/controls.ts'
import { div, note } from './kit/elements.ts'

export interface MineListView {
  of: MineBlockKey
  /** It is a chief's. */
  ofChief: boolean
  rows: readonly Element[]
  total: number
  /** There may be more than were counted. */
  more?: true | undefined
  page: number
  pages: number
}

/** All of one block of 我的, in the place of the card. */
export const mineListCard = (v: MineListView): Card => {
  const word = m.deskWord(v.of, v.ofChief)
  const button = (label: string, act: 'prev' | 'next' | 'back', page: number): ButtonSpec => ({
    label,
    kind: 'quiet',
    action: { on: 'mine', do: act, of: v.of, page },
  })
  const counts = m.deskCount(word, v.more ? m.orMore(v.total) : v.total)
  return card({
    title: t.listTitle(t.recordButtons.toMine, word),
    template: 'blue',
    summary: counts,
    elements: [
      div(counts),
      ...v.rows,
      ...(v.pages > 1 ? [note(t.page(v.page, v.pages))] : []),
      ...(v.more ? [note(m.deskMore)] : []),
      buttons(
        ...(v.page > 1 ? [button(buttonWords.previous, 'prev', v.page - 1)] : []),
        ...(v.page < v.pages ? [button(buttonWords.next, 'next', v.page + 1)] : []),
        button(t.recordButtons.back, 'back', v.page),
      ),
    ],
  })
}
