import * as t from '../texts/bulletin.ts'
import { type Card, card } from './kit/card.ts'
import { withButton } from './kit/controls.ts'
import { row } from './kit/elements.ts'

export interface BulletinListView {
  rows: { bulletin: string; rev: number; name: string; state: keyof typeof t.listRow; text: string }[]
}

/** 简报 列表: drafts and issues, the last one saved first. */
export const bulletinListCard = (v: BulletinListView): Card =>
  card({
    title: t.titles.list,
    template: 'blue',
    summary: t.titles.list,
    elements: v.rows.map(({ bulletin, rev, name, state, text }) =>
      withButton(
        row(name, { word: t.listRow[state], colour: state === 'issued' ? 'green' : 'orange' }, text, 'below'),
        { label: t.buttons.open, about: bulletin, action: { on: 'bulletin', do: 'open', bulletin, rev } },
      ),
    ),
  })
