import { stripVTControlCharacters } from 'node:util'
import jsqr from 'jsqr'
import { describe, expect, it } from 'vitest'
import { qrLines } from '../../src/cli/setup/qr.ts'
import { allScopes } from '../../src/cli/setup/wanted.ts'
import { confirmLink } from '../../src/feishu/confirm-link.ts'

// A CommonJS module whose types call it an ES one.
const read = jsqr as unknown as typeof jsqr.default

const link = confirmLink('https://open.feishu.cn/page/launcher?user_code=AB12-CD34', { scopes: allScopes })

/** What a camera would see of the lines: two modules over each other in one character, eight pixels each. */
const photographed = (lines: readonly string[]): string | undefined => {
  const rows = lines.flatMap((line) => {
    const cells = [...stripVTControlCharacters(line)]
    return [cells.map((cell) => cell === '▀' || cell === '█'), cells.map((cell) => cell === '▄' || cell === '█')]
  })
  const scale = 8
  const [height, width] = [rows.length * scale, (rows[0]?.length ?? 0) * scale]
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        pixels.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return read(pixels, width, height)?.data
}

describe('the code on the terminal', () => {
  it('is read by another program as the whole link', () => {
    const lines = qrLines(link, { columns: 200, rows: 60 })
    expect(photographed(lines ?? [])).toBe(link)
  })

  it('is not drawn where a line or a column would be missing', () => {
    const lines = qrLines(link, { columns: 200, rows: 60 }) ?? []
    const columns = [...stripVTControlCharacters(lines[0] ?? '')].length
    expect(qrLines(link, { columns, rows: lines.length + 3 })).toEqual(lines)
    expect(qrLines(link, { columns: columns - 1, rows: 60 })).toBeUndefined()
    expect(qrLines(link, { columns: 200, rows: lines.length + 2 })).toBeUndefined()
    expect(qrLines(link, { columns: 80, rows: 24 })).toBeUndefined()
  })
})
