import type { Font } from 'fontkit'

/** What a character is drawn as that the font lacks: better a box than a name with a hole in it. */
const box = 0x25a1

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const plain = (escaped: string): string =>
  escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? '')

/**
 * Turns the text of a drawing of ours (src/drawings/svg.ts) into outlines of its glyphs. The renderer's own text opens the font for each of them anew:
 * two seconds for a map, against a fifth (docs/decisions/0036). Advance widths only: Chinese has no kerning.
 */
export const outlined = (svg: string, fonts: { regular: Font; bold: Font }): string => {
  const glyphs = new Map<string, string>()
  const drawn = svg.replace(/<text([^>]*)>([^<]*)<\/text>/g, (_, written: string, said: string) => {
    const attributes = new Map(
      [...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    )
    const weight = attributes.get('font-weight') === '700' ? 'bold' : 'regular'
    const font = fonts[weight]
    const scale = Number(attributes.get('font-size')) / font.unitsPerEm
    let width = 0
    const uses = [...plain(said)].map((character) => {
      const codePoint = character.codePointAt(0) ?? box
      const glyph = font.glyphForCodePoint(font.hasGlyphForCodePoint(codePoint) ? codePoint : box)
      const id = `${weight}-${glyph.id}`
      if (!glyphs.has(id)) glyphs.set(id, `<path id="${id}" d="${glyph.path.toSVG()}"/>`)
      const use = `<use href="#${id}" x="${width}"/>`
      width += glyph.advanceWidth
      return use
    })
    const anchor = { middle: 0.5, end: 1 }[attributes.get('text-anchor') ?? ''] ?? 0
    const x = Number(attributes.get('x')) - width * scale * anchor
    const fill = attributes.has('fill') ? ` fill="${attributes.get('fill')}"` : ''
    return `<g transform="translate(${x} ${attributes.get('y')}) scale(${scale} ${-scale})"${fill}>${uses.join('')}</g>`
  })
  return drawn.replace('</svg>', `<defs>${[...glyphs.values()].join('')}</defs></svg>`)
}
