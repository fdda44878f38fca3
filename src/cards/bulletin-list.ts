import * as t from '../texts/bulletin.ts'
import { demoTag } from '../texts/weekly.ts'
import { type Card, card, tag } from './kit/card.ts'
import { withButton } from './kit/controls.ts'
import { row } from './kit/elements.ts'

export interface BulletinListView {
  rows: { bulletin: string; rev: number; name: string; state: keyof typeof t.listRow; text: string }[]
  demo: boolean
}

/** 简报 列表: drafts and issues, the last one saved first. */
export const bulletinListCard = (v: BulletinListView): Card =>
  card({
    title: t.titles.list,
    template: 'blue',
    tags: [v.demo && tag(demoTag, 'violet')],
    summary: t.titles.list,
    elements: v.rows.map(({ bulletin, rev, name, state, text }) =>
      withButton(
        row(name, { word: t.listRow[state], colour: state === 'issued' ? 'green' : 'orange' }, text, 'below'),
        { label: t.buttons.open, about: bulletin, action: { on: 'bulletin', do: 'open', bulletin, rev } },
      ),
    ),
  })
