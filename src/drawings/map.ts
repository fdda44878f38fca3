import { type ChainMap, countMap, type MapNode, type Segment, segments } from '../domain/chain-map.ts'
import * as texts from '../texts/maps.ts'
import { type Block, baseOf, below, paragraph, space } from './block.ts'
import { blue, grey, ink } from './colours.ts'
import { nodeBlock } from './map-node.ts'
import { type Drawing, drawing, element, textLine } from './svg.ts'

/** As wide as a phone shows it. */
const phone = 390
const margin = 12
const column = phone - 2 * margin
/** Of a picture that is sent, some five screens of a phone; beyond it fewer are named. */
const highestPicture = 4_000

const band = (word: string, said: string, fill = blue): Block => ({
  height: 30,
  at: (x, y) =>
    // A chevron: its point shows where the chain goes on.
    element('path', { d: `M${x} ${y}h${column}v22l-${column / 2} 8l-${column / 2} -8z`, fill }) +
    textLine(x + 12, baseOf(y, 15, 24), word, { size: 15, bold: true, fill: '#ffffff' }) +
    textLine(x + column - 12, baseOf(y, 12, 24), said, {
      size: 12,
      fill: '#ffffff',
      anchor: 'end',
    }),
})

const nodeBlocks = (nodes: readonly MapNode[], most: number): Block[] =>
  nodes.map((node) => nodeBlock(node, column, most))

const segmentBlock = (map: ChainMap, segment: Segment, most: number): Block => {
  const nodes = map.segments[segment]
  const firms = new Set(nodes.flatMap((node) => node.firms.map(({ name }) => name))).size
  return below([band(segment, texts.segmentLine(nodes.length, firms)), ...nodeBlocks(nodes, most)], 8)
}

/** The segments in their order, and what nobody has sorted yet behind them. */
const segmentBlocks = (map: ChainMap, most: number): Block[] => {
  const { unsorted = [] } = map
  const sorted = segments.map((segment) => segmentBlock(map, segment, most))
  if (unsorted.length === 0) return sorted
  return [
    ...sorted,
    below([band(texts.unsortedWord, texts.unsortedLine(unsorted.length), grey), ...nodeBlocks(unsorted, most)], 8),
  ]
}

const headBlock = (map: ChainMap, width: number): Block => {
  const counts = countMap(map)
  const elsewhere = map.elsewhere && texts.elsewhereLine(map.elsewhere)
  return below([
    paragraph(texts.mapTitle(map.chain, map.demo), width, { size: 20, bold: true, fill: ink }),
    paragraph(texts.mapSummary(map.asOf, counts), width, { size: 13, fill: grey }),
    ...texts.mapFindings(counts).map((line) => paragraph(line, width, { size: 13, fill: ink })),
    ...(elsewhere ? [paragraph(elsewhere, width, { size: 13, fill: grey })] : []),
  ])
}

const footBlock = (width: number): Block => paragraph(texts.mapFootnote, width, { size: 12, fill: grey })

/** One segment below the other, for a phone. */
const portrait = (map: ChainMap, most: number): { block: Block; width: number } => ({
  width: phone,
  block: below([headBlock(map, column), ...segmentBlocks(map, most), footBlock(column)], 14),
})

/** Side by side, with everything that is registered: for a page that zooms. */
const wide = (map: ChainMap): { block: Block; width: number } => {
  const columns = segmentBlocks(map, Number.POSITIVE_INFINITY)
  const width = columns.length * column + (columns.length - 1) * margin
  const beside: Block = {
    height: Math.max(...columns.map(({ height }) => height)),
    at: (x, y) => columns.map((block, n) => block.at(x + n * (column + margin), y)).join(''),
  }
  return { width: width + 2 * margin, block: below([headBlock(map, width), beside, footBlock(width)], 14) }
}

const drawn = (map: ChainMap, { block, width }: { block: Block; width: number }): Drawing => {
  const whole = below([space(margin), block, space(margin)])
  return drawing(width, whole.height, texts.mapTitle(map.chain, map.demo), whole.at(margin, 0))
}

/** The map as a picture for a phone. The more there is, the fewer are named: nothing is cut off. */
export const portraitMap = (map: ChainMap): Drawing => {
  const fits = [6, 3, 1].find((most) => portrait(map, most).block.height <= highestPicture)
  return drawn(map, portrait(map, fits ?? 0))
}

/** The map with every name, as wide as a screen. */
export const wideMap = (map: ChainMap): Drawing => drawn(map, wide(map))
