import type { FileWish } from '../../src/exports/wish.ts'
import { startPart } from '../calls.ts'
import { compared, fact, type Line } from '../figures.ts'
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

/** What making files costs against writing the same texts plainly, and what it costs those who file meanwhile. */
export const exporting = async (bench: Bench, rounds: number): Promise<Line[]> => [
  ...(await files(bench, rounds)),
  ...(await beside(bench, rounds)),
]

const makers: readonly Maker[] = ['product', 'plain', 'bare']

const makeOnce = async (bench: Bench, town: Town, maker: Maker, wish: FileWish): Promise<MadeFile> => {
  const part = await startPart(bench.fileMaker, [town.file])
  try {
    return await part.ask<MadeFile>('make', { maker, wish })
  } finally {
    await part.end()
  }
}

const files = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const town = await bench.town('files', { chains, history: 0, filed: weeks })
  const lines: Line[] = []
  for (const format of formats) {
    const wish = wishFor(town, format)
    const found: Record<Maker, MadeFile>[] = []
    for (let round = 0; round < rounds; round++) {
      const made = {} as Record<Maker, MadeFile>
      for (let turn = 0; turn < makers.length; turn++) {
        const maker = makers[(turn + round) % makers.length] as Maker
        made[maker] = await makeOnce(bench, town, maker, wish)
      }
      found.push(made)
    }
    const of = (figure: (made: MadeFile) => number, less: (made: Record<Maker, MadeFile>) => number = () => 0) =>
      found.map((made) => ({
        reference: figure(made.plain) - less(made),
        product: figure(made.product) - less(made),
      }))
    const peak = ({ peakMiB }: MadeFile) => peakMiB
    lines.push(
      compared(
        `${words[format]}: time in a worker, its start included`,
        'ms',
        of(({ ms }) => ms),
        { atMost: 5 },
      ),
      compared(
        '… peak memory of the process, less that of one whose worker does nothing',
        'MiB',
        of(peak, ({ bare }) => bare.peakMiB),
        { atMost: 4 },
      ),
      sameTexts(found[0]),
    )
  }
  return lines
}

/** A plain writer that wrote less would be no measure. */
const sameTexts = (made: Record<Maker, MadeFile> | undefined): Line => {
  const [product, plain] = (['product', 'plain'] as const).map((maker) =>
    fileTexts(Buffer.from(made?.[maker].bytes ?? '', 'base64')),
  )
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
