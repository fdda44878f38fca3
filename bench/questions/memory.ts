import type { FileWish } from '../../src/exports/wish.ts'
import { compared, fact, type Line } from '../figures.ts'
import { memoryBox } from '../memory-box.ts'
import { type Bench, press } from '../pair.ts'

const many = 10_000

/** What 20,000 submissions leave in memory, after a forced collection. */
export const memory = async (bench: Bench): Promise<Line[]> => {
  const town = await bench.town('memory', { chains: 1_000, history: 8, open: (2 * many) / 1_000 })
  const side = await bench.start('product', town, ['--expose-gc'])
  const idle = await side.server.ask<number>('settledRss')
  const settled: number[] = []
  for (let half = 0; half < 2; half++) {
    for (let sent = 0; sent < many; sent += 1_000)
      await press(bench, side, { count: 1_000, connections: 64, start: 'open' })
    settled.push(await side.server.ask<number>('settledRss'))
  }
  await side.server.end()
  const [once = 0, twice = 0] = settled
  return [
    compared('memory after 10,000 submissions, against idle', 'MiB', [{ reference: idle, product: once }], {
      atMost: 2.5,
    }),
    {
      ...compared('… after the second 10,000, against the first', 'MiB', [{ reference: once, product: twice }], {
        atMost: 1.1,
      }),
      goal: '0.9–1.1',
      met: twice / once >= 0.9 && twice / once <= 1.1,
    },
    await inBox(bench),
  ]
}

const boxMiB = 512
const burst = 1_000

/** Every chain files at once while a year of reports is made into a workbook, with little memory to do it in. */
const inBox = async (bench: Bench): Promise<Line> => {
  const what = `1,000 chains submit at once beside an xlsx of 26,000 reports, in ${boxMiB} MiB`
  const box = memoryBox(bench.folder, boxMiB)
  if (!box) return fact(what, 'not asked: no control group can be made here', 'survived', false)
  const town = await bench.town('box', { chains: burst, history: 8, filed: 52, filedChains: 500, open: 1 })
  const side = await bench.start('product', town, [], box.execPath)
  const to = town.filed.at(-1) ?? ''
  const wish: FileWish = {
    ...{ format: 'xlsx', chains: 'all', from: town.filed[0] ?? to, to, name: 'bench.xlsx', zone: 'Asia/Shanghai' },
    demo: false,
  }
  await side.server.ask('beginFiles', wish)
  await press(bench, side, { count: burst, connections: burst, start: 'open' })
  const made = await side.server.ask<number>('endFiles')
  await side.server.end()
  const most = box.mostMiB().toFixed(0)
  box.end()
  return fact(what, `${made} made, all answered, ${most} MiB at most`, 'survived', made > 0)
}
