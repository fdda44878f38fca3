/** A Thursday at ten in Shanghai, an ordinary working day: what is measured must not depend on the hour at which it is measured. */
const begins = Date.parse('2026-05-14T02:00:00.000Z')

/** What the benchmark's time is ahead of the machine's. All processes of one run agree on it: the first one hands it on. */
process.env.BENCH_AHEAD_MS ??= String(begins - Date.now())
const aheadMs = Number(process.env.BENCH_AHEAD_MS)

export const benchNow = (): number => Date.now() + aheadMs
