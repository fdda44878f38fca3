import { allNodes, type ChainMap, countMap, type MapNode } from '../domain/chain-map.ts'
import * as t from '../texts/maps.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons } from './kit/controls.ts'
import { div, note, row } from './kit/elements.ts'

const mostGaps = 6

const press = (about: keyof typeof t.mapButtons, words: string): ButtonSpec => ({
  label: t.mapButtons[about],
  about,
  action: { on: 'say', do: 'wish', words },
})

const isGap = (node: MapNode): node is MapNode & { gap: NonNullable<MapNode['gap']> } => node.gap !== undefined

export interface MapView {
  map: ChainMap
  /** Its id: a name may be too long for a button. */
  chain: string
  /** Whether the picture comes. */
  picture: string
  /** Whether this person may add nodes. */
  more: boolean
}

/** What the picture that follows says, in words: for whoever does not see it. */
export const mapCard = ({ map, chain, picture, more }: MapView): Card => {
  const counts = countMap(map)
  const missing = allNodes(map).filter(isGap)
  const elsewhere = map.elsewhere && t.elsewhereLine(map.elsewhere)
  return card({
    title: t.mapTitle(map.chain, false),
    template: 'blue',
    summary: t.mapSummary(map.asOf, counts),
    elements: [
      div(t.mapSummary(map.asOf, counts)),
      ...t.mapFindings(counts).map((line) => div(line)),
      ...missing.slice(0, mostGaps).map((node) => row(node.name, { word: t.gapWord(node.gap), colour: 'orange' })),
      missing.length > mostGaps && note(t.gapsLeft(missing.length - mostGaps)),
      elsewhere !== undefined && note(elsewhere),
      counts.nodes === 0 && div(more ? t.noNodes : t.noNodesYet),
      note(picture),
      buttons(
        press('page', t.mapWords(chain, 'html')),
        press('drawing', t.mapWords(chain, 'svg')),
        ...(more ? [press('node', t.newNodeWords(chain))] : []),
      ),
    ],
  })
}
