import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/cli/check/finding.ts'
import { checkPictures } from '../../src/cli/check/pictures.ts'
import { drawing, textLine } from '../../src/drawings/svg.ts'
import { createExporter } from '../../src/exports/exporter.ts'
import { writeMap } from '../../src/exports/map.ts'
import { openPainter } from '../../src/exports/painter.ts'
import type { MapWish } from '../../src/exports/wish.ts'
import { crowdedMap, hostileMap, spaceMap } from '../drawings/support/maps.ts'
import { districtOf } from './support/district.ts'

const wish = (format: MapWish['format'], map = spaceMap): MapWish => ({
  map,
  chain: 'aerospace',
  format,
  name: `图谱_航天.${format}`,
})
const bytesOf = (made: { ok: boolean; bytes?: Uint8Array }): Buffer => Buffer.from(made.bytes ?? [])
const size = (png: Buffer): [width: number, height: number] => [png.readUInt32BE(16), png.readUInt32BE(20)]
const isPng = (bytes: Buffer): boolean => bytes.toString('latin1', 1, 4) === 'PNG'

describe('the map as a file', () => {
  it('is drawn in the thread of the files, two pixels for each point of a phone', async () => {
    const { place } = await districtOf({ chains: 1, weeks: 1 })
    const png = bytesOf(await createExporter(place).make(wish('png')))
    expect(isPng(png)).toBe(true)
    expect(size(png)[0]).toBe(780)
  })

  it('is a drawing or a page that stand alone', async () => {
    const svg = bytesOf(await writeMap(wish('svg'))).toString()
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
    expect(svg).toContain('暂无企业登记')
    const page = bytesOf(await writeMap(wish('html'))).toString()
    expect(page).toMatch(/^<!doctype html>/)
    expect(page).toContain('暂无企业登记')
  })

  it.each([
    ['nothing in it', { ...spaceMap, segments: { 上游: [], 中游: [], 下游: [] } }],
    ['names that want to be markup', hostileMap],
    ['300 firms at a node and 80 nodes', crowdedMap(300, 80)],
    ['more nodes than a picture has room for', crowdedMap(1, 400)],
  ])('can be drawn with %s, within what Feishu takes', async (_, map) => {
    const png = bytesOf(await writeMap(wish('png', map)))
    expect(isPng(png)).toBe(true)
    expect(Math.max(...size(png))).toBeLessThanOrEqual(12_000)
    expect(png.byteLength).toBeLessThan(10 * 1024 * 1024)
  })

  it('comes as a page instead of a blank picture where there is no Chinese font', async () => {
    const made = await writeMap(wish('png'), () => openPainter('/no/fonts/here'))
    expect(made).toMatchObject({ ok: true, name: '图谱_航天.html' })
    expect(bytesOf(made).toString()).toMatch(/^<!doctype html>/)
  })
})

describe('Chinese in a picture', () => {
  const picture = async (said: string): Promise<Buffer> =>
    Buffer.from((await openPainter())(drawing(100, 40, '', textLine(10, 30, said, { size: 20 }))))

  it('is there: a blank picture looks otherwise', async () => {
    const blank = await picture('')
    for (const said of ['航', '龘', '㎡', 'A'] as const) expect(await picture(said), said).not.toEqual(blank)
  })

  it('is tried by lianzhang check, which says what to install', async () => {
    const found: Finding[] = []
    await checkPictures((...more) => found.push(...more))
    await checkPictures((...more) => found.push(...more), '/no/fonts/here')
    expect(found).toEqual([
      { what: '图片', state: 'ok', say: '能画中文' },
      { what: '图片', state: 'warning', say: expect.stringMatching(/改发网页文件.*npm ci/) },
    ])
  })

  it('shows a box for what the font lacks, not a hole', async () => {
    expect(await picture('示例😀')).toEqual(await picture('示例□'))
  })
})
