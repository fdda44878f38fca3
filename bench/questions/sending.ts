import { fact, type Line, within } from '../figures.ts'
import type { Bench } from '../pair.ts'
import type { Watched } from '../product.ts'
import type { Seen } from '../stand-in.ts'

/** 50 a second and 1,000 a minute, each to another chat: the least seconds from the first message to the last. */
const floorOf = (messages: number): number =>
  60 * Math.floor((messages - 1) / 1_000) + Math.floor(((messages - 1) % 1_000) / 50)

/** One digest sent to the end, to as many chats as there are chains, by a process that has sent nothing within the minute. */
export const sending = async (bench: Bench): Promise<Line[]> => {
  const town = await bench.town('sending', { chains: 1_000, history: 8, filed: 1 })
  const { chains, filed } = town
  const side = await bench.start('product', town)
  await side.server.ask('ask')
  const floor = floorOf(chains)
  const most = 1.08 * floor
  await bench.api.ask('look')
  await side.server.ask('keepLog')
  await side.server.ask('job', { job: 'digest-chief', period: filed.at(-1) })
  const sent = await side.server.ask<Watched>('deliver')
  const seen = await bench.api.ask<Seen>('look')
  const loggedKiB = (await side.server.ask<number>('loggedBytes')) / 1_024 / chains
  await side.server.end()
  const seconds = seen.ms / 1_000
  return [
    within(`digest of ${chains} chains: longest block of the loop while it is sent`, 'ms', [sent.blockedMs], 50),
    fact(
      '… first to last message',
      `${seconds.toFixed(1)} s, ${seen.messages} messages`,
      `≤ ${most.toFixed(1)} s`,
      seen.messages === chains && seconds <= most,
    ),
    within('… written to the log for each, from the decision to what came of it', 'KiB', [loggedKiB], 20),
    fact('… refused for its pace', String(seen.refused), '0', seen.refused === 0),
  ]
}
