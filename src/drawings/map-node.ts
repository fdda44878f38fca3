import { inRank, type MapFirm, type MapMatter, type MapNode, worstFirst } from '../domain/chain-map.ts'
import * as texts from '../texts/maps.ts'
import { shortLightWords } from '../texts/record-lights.ts'
import { type Block, baseOf, below, lineHeightOf, paragraph } from './block.ts'
import { blue, gapColours, grey, lightColours, line, roleColours, warm } from './colours.ts'
import { widthOf, wrapped } from './lines.ts'
import { element, textLine } from './svg.ts'

const nameSize = 15
const firmSize = 13
const tagSize = 11
const smallSize = 12
const inset = 12
const tagWidth = 30
const rowHeight = 22

/** A filled box with a word in it. */
const tag = (x: number, y: number, width: number, word: string, fill: string): string =>
  element('rect', { x, y: y + 3, width, height: 16, rx: 3, fill }) +
  textLine(x + width / 2, baseOf(y, tagSize, rowHeight), word, { size: tagSize, fill: '#ffffff', anchor: 'middle' })

/** What the page finds: everything of one thing, by its whole name. */
const found = (name: string, inside: string): string => element('g', { 'data-name': name }, inside)

interface FirmBox {
  firm: MapFirm
  lines: string[]
  width: number
}

const firmBox = (firm: MapFirm, width: number): FirmBox => {
  const before = firm.role ? tagWidth + 4 : 0
  const after = firm.stale ? 2 * tagSize + 6 : 0
  const lines = wrapped(firm.name, firmSize, width - before - after)
  return { firm, lines, width: before + Math.max(...lines.map((text) => widthOf(text, firmSize)), 0) + after }
}

const drawFirm = ({ firm, lines }: FirmBox, x: number, y: number): string => {
  const left = x + (firm.role ? tagWidth + 4 : 0)
  const end = left + widthOf(lines.at(-1) ?? '', firmSize) + 6
  const last = y + (lines.length - 1) * rowHeight
  return found(
    firm.name,
    (firm.role ? tag(x, y, tagWidth, texts.roleTag(firm.role), roleColours[firm.role]) : '') +
      lines
        .map((text, n) => textLine(left, baseOf(y + n * rowHeight, firmSize, rowHeight), text, { size: firmSize }))
        .join('') +
      (firm.stale
        ? textLine(end, baseOf(last, tagSize, rowHeight), texts.staleWord, { size: tagSize, fill: warm })
        : ''),
  )
}

/** Beside one another as long as there is room. */
const firmRows = (firms: readonly MapFirm[], width: number): Block[] => {
  const rows: FirmBox[][] = []
  let left = 0
  for (const box of firms.map((firm) => firmBox(firm, width))) {
    const row = rows.at(-1)
    if (row && box.width + 14 <= left) {
      row.push(box)
      left -= box.width + 14
    } else {
      rows.push([box])
      left = width - box.width
    }
  }
  return rows.map((row) => ({
    height: Math.max(...row.map(({ lines }) => lines.length)) * rowHeight,
    at: (x, y) => {
      let at = x
      return row
        .map((box) => {
          const drawn = drawFirm(box, at, y)
          at += box.width + 14
          return drawn
        })
        .join('')
    },
  }))
}

const matterRows = (word: string, matters: readonly MapMatter[], width: number, most: number): Block[] => {
  const shown = worstFirst(matters).slice(0, most)
  const rows = shown.map(({ name, light }): Block => {
    const said = `${word}${light ? ` ${shortLightWords[light]}` : ''}：${name}`
    const row = paragraph(said, width, { size: smallSize, fill: light ? lightColours[light] : grey, most: 2 })
    return { ...row, at: (x, y) => found(name, row.at(x, y)) }
  })
  const left = matters.length - shown.length
  return left === 0 ? rows : [...rows, paragraph(texts.mattersLeft(word, left), width, { size: smallSize, fill: grey })]
}

/** @param most firms, and as many risks and projects, that are named; the others are a count. */
export const nodeBlock = (node: MapNode, width: number, most: number): Block => {
  const inner = width - 2 * inset
  const gap = node.gap && { word: texts.gapWord(node.gap), ...gapColours[node.gap] }
  const gapWidth = gap ? widthOf(gap.word, tagSize) + 14 : 0
  const names = wrapped(node.name, nameSize, inner - gapWidth - (gap ? 8 : 0))
  const nameHeight = lineHeightOf(nameSize)
  const head: Block = {
    height: names.length * nameHeight,
    at: (x, y) =>
      names
        .map((text, n) =>
          textLine(x, baseOf(y + n * nameHeight, nameSize, nameHeight), text, { size: nameSize, bold: true }),
        )
        .join('') + (gap ? tag(x + inner - gapWidth, y, gapWidth, gap.word, gap.strong) : ''),
  }
  const small = (text: string, fill = grey) => paragraph(text, inner, { size: smallSize, fill })
  const shown = inRank(node.firms).slice(0, most)
  const body = below([
    head,
    ...firmRows(shown, inner),
    ...(node.firms.length === 0 ? [small(texts.noFirms)] : []),
    ...(shown.length < node.firms.length ? [small(texts.firmsLeft(shown.length, node.firms.length), blue)] : []),
    ...matterRows(texts.riskWord, node.risks, inner, most),
    ...matterRows(texts.projectWord, node.projects, inner, most),
    ...(node.parks?.length ? [small(texts.parksLine(node.parks))] : []),
    small(texts.checkedLine(node.checkedOn, node.stale === true), node.stale ? warm : grey),
  ])
  const height = body.height + 2 * 8
  return {
    height,
    at: (x, y) =>
      found(
        node.name,
        element('rect', {
          x: x + 0.5,
          y: y + 0.5,
          width: width - 1,
          height: height - 1,
          rx: 6,
          fill: gap?.pale ?? '#ffffff',
          stroke: gap?.strong ?? line,
          // Who cannot tell the colours sees it by the border.
          'stroke-dasharray': gap ? '5 3' : undefined,
        }),
      ) + body.at(x + inset, y + 8),
  }
}
