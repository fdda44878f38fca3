import type { ChildProcess } from 'node:child_process'
import { expect, it } from 'vitest'
import { openProcesses } from './processes.ts'

const beforeDigests = '2026-09-04T00:29:00.000Z'
const atDigests = '2026-09-04T00:30:01.000Z'
const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
const patient = { timeout: 120_000, interval: 20 }

it('either of two is killed at random, thirty times in a digest of 500 chains: each gets it, none twice', async () => {
  const chains = 500
  const kills = 30
  const { digests, setTime, start, kill, count } = await openProcesses({
    chains,
    start: beforeDigests,
    modes: { rateClock: 'off', latency: 20 },
  })
  const replicas: ChildProcess[] = [await start(), await start()]
  setTime(atDigests)
  for (let killed = 0; killed < kills; killed++) {
    // Spread over the whole digest; the next one dies only after something was sent since.
    const next = Math.floor(((killed + Math.random()) * chains) / kills)
    await expect.poll(() => sum(digests()), patient).toBeGreaterThanOrEqual(Math.min(next, chains - 1))
    const victim = Math.floor(Math.random() * 2)
    await kill(replicas[victim] as ChildProcess)
    replicas[victim] = await start()
  }
  await expect.poll(() => sum(digests()), patient).toBe(chains)
  await expect.poll(() => count('outbox', ['pending', 'sending']), patient).toBe(0)
  expect(digests()).toEqual(Array.from({ length: chains }, () => 1))
  expect(await count('outbox', ['uncertain', 'refused'])).toBe(0)
})

it('a leader that is frozen while it sends is followed within seconds, and thawed it sends nothing again', async () => {
  const chains = 200
  const { digests, setTime, start, leader, count } = await openProcesses({
    chains,
    start: beforeDigests,
    modes: { rateClock: 'off', latency: 20 },
  })
  const replicas = [await start(), await start()]
  setTime(atDigests)
  for (const after of [20, 90, 150]) {
    await expect.poll(() => sum(digests()), patient).toBeGreaterThanOrEqual(after)
    const former = await leader()
    const frozen = replicas.find(({ pid }) => pid === former)
    expect(frozen).toBeDefined()
    frozen?.kill('SIGSTOP')
    await expect.poll(async () => [undefined, former].includes(await leader()), patient).toBe(false)
    const before = sum(digests())
    await expect.poll(() => sum(digests()), patient).toBeGreaterThan(Math.min(before, chains - 1))
    frozen?.kill('SIGCONT')
  }
  await expect.poll(() => sum(digests()), patient).toBe(chains)
  await expect.poll(() => count('outbox', ['pending', 'sending']), patient).toBe(0)
  expect(digests()).toEqual(Array.from({ length: chains }, () => 1))
  expect(await count('outbox', ['uncertain', 'refused'])).toBe(0)
})
