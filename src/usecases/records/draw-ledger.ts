import type { Card } from '../../cards/kit/card.ts'
import { ledgerCard } from '../../cards/ledger.ts'
import { allChains, type Chain } from '../../db/chains.ts'
import { countByChain, countUpTo } from '../../db/records.ts'
import type { RecordLight } from '../../domain/records/light.ts'
import { chainsFor } from '../../domain/rights.ts'
import { allChainsWord } from '../../texts/commands.ts'
import { ledgerFileButton, ledgerFileWords } from '../../texts/ledger-file.ts'
import * as t from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { queryOf } from './draw-list.ts'
import { allKinds, type Kind, ledgerKinds } from './kinds.ts'
import { colours, sumOf } from './light-counts.ts'
import { namesForFilters, readFilters } from './read-filters.ts'

/** Counted of a kind; there are that many or more. */
export const mostCounted = 1_000

/** Of which kinds there are records that fit the words and that somebody may see, and how many, `mostCounted` at most. */
export const kindsFound = async (ctx: ActorCtx, words: string): Promise<{ kind: Kind; count: number }[]> => {
  const found = []
  const names = await namesForFilters(ctx)
  for (const kind of allKinds) {
    const read = await readFilters(ctx, kind, words, names)
    const count = 'wish' in read ? await countUpTo(ctx.tx, await queryOf(ctx, kind, read.wish), mostCounted) : 0
    if (count > 0) found.push({ kind, count })
  }
  return found
}

/** 台账: what is open of every kind, by light, for one chain or for each of them; a button a kind opens its list. */
export const drawLedger = async (
  ctx: ActorCtx,
  { chain, words }: { chain?: Chain | undefined; words: string },
): Promise<Card> => {
  const chains = await allChains(ctx.tx)
  const filter = [chain?.name, words].filter(Boolean).join(' ')
  const names = filter === '' ? undefined : await namesForFilters(ctx)
  const blocks = []
  const idle: string[] = []
  for (const kind of words === '' ? ledgerKinds : allKinds) {
    const read = await readFilters(ctx, kind, filter, names)
    if ('fault' in read) continue
    const rows = await countByChain(ctx.tx, await queryOf(ctx, kind, read.wish))
    const all = new Map<RecordLight | 'none', number>()
    const each = new Map<string | null, Map<RecordLight | 'none', number>>()
    for (const { chainId, light, n } of rows) {
      all.set(light, (all.get(light) ?? 0) + n)
      const own = each.get(chainId) ?? new Map<RecordLight | 'none', number>()
      each.set(chainId, own.set(light, n))
    }
    if (sumOf(all) === 0) {
      idle.push(kind.word)
      continue
    }
    const named = [...chains.map(({ id, name }) => [id, name] as const), [null, t.districtWide] as const]
    blocks.push({
      line: t.ledgerLine(kind.word, sumOf(all), colours(all)),
      lines: chain
        ? []
        : named.flatMap(([id, name]) => {
            const own = each.get(id)
            return own ? [t.listCounts(name, sumOf(own), colours(own))] : []
          }),
      open: {
        label: kind.word,
        about: kind.key,
        action: { on: 'records', do: 'list', kind: kind.key, words: filter, page: 1 },
      } as const,
    })
  }
  const exported = chainsFor(ctx.actor, 'export')
  const mayExport = exported === 'all' || (chain ? exported.includes(chain.id) : exported.length > 0)
  return ledgerCard({
    title: t.ledgerTitle(chain?.name ?? allChainsWord),
    blocks,
    idle: t.ledgerIdle(idle),
    file:
      mayExport && words === ''
        ? {
            label: ledgerFileButton,
            about: 'ledger_file',
            kind: 'quiet',
            action: { on: 'say', do: 'wish', words: ledgerFileWords(filter) },
          }
        : undefined,
  })
}
