import { createHash } from 'node:crypto'
import { portraitMap, wideMap } from '../drawings/map.ts'
import { mapPage } from '../drawings/page.ts'
import { openPainter } from './painter.ts'
import type { Made, MapWish } from './wish.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

/** A picture where this machine can draw Chinese; else the page, which brings no fonts of its own and says the same. */
export const writeMap = async ({ map, format, name }: MapWish, open = openPainter): Promise<Made> => {
  if (format === 'svg') return { ok: true, bytes: Buffer.from(wideMap(map).svg), rows: 1 }
  const paint = format === 'png' ? await open().catch(() => undefined) : undefined
  if (paint) return { ok: true, bytes: paint(portraitMap(map)), rows: 1 }
  const bytes = Buffer.from(mapPage(map, sha256))
  return { ok: true, bytes, rows: 1, ...(format === 'png' && { name: name.replace(/png$/, 'html') }) }
}
