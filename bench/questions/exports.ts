import type { FileWish } from '../../src/exports/wish.ts'
import { startPart } from '../calls.ts'
import { compared, fact, type Line, within } from '../figures.ts'
import type { MadeFile, Maker } from '../file-maker.ts'
import { fileTexts } from '../file-texts.ts'
import { type Bench, countRows, hush, press, type Run, type Side } from '../pair.ts'
import type { Town } from '../town.ts'

const chains = 500
const weeks = 52
const warmUp = 1
const formats = ['xlsx', 'docx'] as const
type Format = (typeof formats)[number]

const words: Record<Format, string> = {
  xlsx: `xlsx of ${(chains * weeks).toLocaleString('en')} reports`,
  docx: `docx of ${chains} reports`,
}

/** A year for the workbook, its last week for the document. */
const wishFor = ({ filed }: Town, format: Format): FileWish => {
  const to = filed.at(-1) ?? ''
  const from = format === 'xlsx' ? (filed[0] ?? '') : to
  return { format, chains: 'all', from, to, name: `bench.${format}`, zone: 'Asia/Shanghai', demo: false }
}

/** What making files costs, and what it costs those who file meanwhile. */
export const exporting = async (bench: Bench, rounds: number): Promise<Line[]> => [
  ...(await files(bench, rounds)),
  ...(await beside(bench, rounds)),
]

const makeOnce = async (bench: Bench, town: Town, maker: Maker, wish: FileWish): Promise<MadeFile> => {
  const part = await startPart(bench.fileMaker, [town.file])
  try {
    return await part.ask<MadeFile>('make', { maker, wish })
  } finally {
    await part.end()
  }
}

const mostMs: Record<Format, number> = { xlsx: 8_000, docx: 4_000 }
const mostMiB = 400

const files = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const town = await bench.town('files', { chains, history: 0, filed: weeks })
  const lines: Line[] = []
  for (const format of formats) {
    const wish = wishFor(town, format)
    const made: MadeFile[] = []
    const bare: MadeFile[] = []
    for (let round = 0; round < rounds; round++) {
      made.push(await makeOnce(bench, town, 'product', wish))
      bare.push(await makeOnce(bench, town, 'bare', wish))
    }
    const of = (figure: (one: MadeFile) => number) => made.map(figure)
    lines.push(
      within(
        `${words[format]}: time in a worker, its start included`,
        'ms',
        of(({ ms }) => ms),
        mostMs[format],
      ),
      within(
        '… CPU of the process',
        'ms',
        of(({ cpuMs }) => cpuMs),
        mostMs[format],
      ),
      within(
        '… peak memory of the process, less that of one whose worker does nothing',
        'MiB',
        made.map(({ peakMiB }, round) => peakMiB - (bare[round]?.peakMiB ?? 0)),
        mostMiB,
      ),
      sameTexts(made[0], await makeOnce(bench, town, 'plain', wish)),
    )
  }
  return lines
}

/** A file that says less is made sooner: what it says is compared with what was written as short as it goes. */
const sameTexts = (...made: (MadeFile | undefined)[]): Line => {
  const [product, plain] = made.map((one) => fileTexts(Buffer.from(one?.bytes ?? '', 'base64')))
  const same = product !== undefined && JSON.stringify(product) === JSON.stringify(plain)
  const found = `${product?.places} and ${product?.texts.length}, ${same ? 'the same' : `not ${plain?.places} and ${plain?.texts.length}`}`
  return fact('… cells or paragraphs, and texts in them, in both', found, 'the same', same)
}

const burst = 1_000

/** Every chain files at once while files are made one after the other, asked for, uploaded and sent as in life. */
const beside = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const turns = rounds + warmUp
  const open = 3 * turns
  const size = { chains: burst, history: 8, filed: weeks, filedChains: chains, open }
  const side = await bench.start('product', await bench.town('files-burst', size))
  const found: Record<Format | 'alone', Run>[] = []
  const kinds = [...formats, 'alone'] as const
  for (let turn = 0; turn < turns; turn++) {
    const runs = {} as Record<Format | 'alone', Run>
    for (let next = 0; next < kinds.length; next++) {
      const kind = kinds[(next + turn) % kinds.length] as Format | 'alone'
      runs[kind] = kind === 'alone' ? await pressAll(bench, side) : await pressBeside(bench, side, kind)
      await hush(side)
    }
    if (turn >= warmUp) found.push(runs)
  }
  await side.server.end()
  countRows(side)
  return formats.map((format) =>
    compared(
      `1,000 chains submit at once beside an export, ${words[format]}, against the burst alone`,
      'ms',
      found.map((runs) => ({ reference: runs.alone.ms, product: runs[format].ms })),
      { atMost: 1.5 },
    ),
  )
}

const pressAll = (bench: Bench, side: Side) => press(bench, side, { count: burst, connections: burst, start: 'open' })

const pressBeside = async (bench: Bench, side: Side, format: Format): Promise<Run> => {
  await side.server.ask('beginFiles', wishFor(side.town, format))
  const run = await pressAll(bench, side)
  const made = await side.server.ask<number>('endFiles')
  if (made === 0) throw new Error('no file was made')
  return run
}
