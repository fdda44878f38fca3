import { type Line, within } from '../figures.ts'
import { type Bench, hush, press } from '../pair.ts'
import type { Watched } from '../product.ts'

/** Each run of a job needs a week of its own. */
const mostRounds = 3

/** How long one piece of work keeps the loop from turning. */
export const blocks = async (bench: Bench, wanted: number): Promise<Line[]> => {
  const rounds = Math.min(wanted, mostRounds)
  return [
    ...(await housekeeping(bench, rounds)),
    ...(await jobs(bench, rounds, 500)),
    ...(await jobs(bench, rounds, 1_000)),
  ]
}

const blocked = (what: string, found: readonly Watched[]): Line =>
  within(
    what,
    'ms',
    found.map(({ blockedMs }) => blockedMs),
    50,
  )

const housekeeping = async (bench: Bench, rounds: number): Promise<Line[]> => {
  const side = await bench.start('product', await bench.town('house', { chains: 1_000, history: 60, open: rounds }))
  const backups: Watched[] = []
  const checkpoints: Watched[] = []
  for (let round = 0; round < rounds; round++) {
    await press(bench, side, { count: 1_000, connections: 64, start: 'open' })
    checkpoints.push(await side.server.ask<Watched>('checkpoint'))
    backups.push(await side.server.ask<Watched>('backup'))
  }
  await side.server.end()
  return [
    blocked(`longest block of the loop: nightly backup of ${side.town.megabytes.toFixed(0)} MiB`, backups),
    blocked('… a checkpoint after 1,000 submissions', checkpoints),
  ]
}

const words = {
  open: 'a week opens',
  'weekly-card': 'the week’s cards',
  'reminder-1': 'a reminder',
  lock: 'the lock',
  'digest-chief': 'the chiefs’ digests',
  'digest-office': 'the office’s digest',
  'monthly-digest-chief': 'the chiefs’ month cards',
  'monthly-digest-office': 'the office’s month card',
  'monthly-leading': 'the leading group’s month card',
} as const
type Job = keyof typeof words
const monthJobs = ['monthly-digest-chief', 'monthly-digest-office', 'monthly-leading'] as const

const jobs = async (bench: Bench, rounds: number, chains: number): Promise<Line[]> => {
  // Enough weeks for those of the oldest month.
  const history = 4 * (rounds + 2)
  const size = { chains, history, filed: rounds + 1, bare: rounds, months: rounds + 1 }
  const town = await bench.town(`jobs-${chains}`, size)
  const side = await bench.start('product', town)
  const found = Object.fromEntries(Object.keys(words).map((job) => [job, []])) as unknown as Record<Job, Watched[]>
  const run = async (job: Job, name: string, input: object): Promise<void> => {
    found[job].push(await side.server.ask<Watched>(name, input))
    await hush(side)
  }
  const first = await side.server.ask<Watched>('notice')
  for (let round = 0; round < rounds; round++) {
    await run('open', 'open', { weeksAhead: town.bare.length + round })
    for (const job of ['weekly-card', 'reminder-1', 'lock'] as const)
      await run(job, 'job', { job, period: town.bare[round] })
    for (const job of ['digest-chief', 'digest-office'] as const)
      await run(job, 'job', { job, period: town.filed[round] })
    for (const job of monthJobs) await run(job, 'job', { job, period: town.months[round] })
  }
  const lines = (Object.keys(words) as Job[]).map((job) => blocked(`… ${words[job]}, ${chains} chains`, found[job]))
  await side.server.end()
  return [blocked('… the first message after a start', [first]), ...lines]
}
