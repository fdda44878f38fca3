import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Font } from 'fontkit'
import type { Drawing } from '../drawings/svg.ts'
import { outlined } from './outlines.ts'

/** Two pixels for each point of a phone: sharp enough for the smallest words, and half the work of three. */
const sharpest = 2
/** Feishu takes at most 12000 a side. */
const mostPixels = 12_000

/** Of our own package, so that a picture is the same on every machine. Its exports name no font: they lie beside its code. */
const packaged = (): string => join(dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')), '../fonts')

export type Painter = (drawing: Drawing) => Uint8Array

/**
 * Makes PNG of drawings. Loaded when one is wanted: the renderer is compiled for the machine.
 * @throws where fonts or renderer are missing or damaged. Without fonts a picture would be blank, and nobody would say so.
 */
export const openPainter = async (folder = packaged()): Promise<Painter> => {
  const [{ Resvg }, { create }] = await Promise.all([import('@resvg/resvg-js'), import('fontkit')])
  const font = (weight: string) => create(readFileSync(join(folder, `NotoSansHans-${weight}.otf`))) as Font
  const fonts = { regular: font('Regular'), bold: font('Bold') }
  return ({ svg, width, height }) => {
    const zoom = Math.min(sharpest, mostPixels / Math.max(width, height))
    const options = { font: { loadSystemFonts: false }, fitTo: { mode: 'zoom', value: zoom } } as const
    return new Resvg(outlined(svg, fonts), options).render().asPng()
  }
}
