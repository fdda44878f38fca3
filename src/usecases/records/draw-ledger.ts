import type { Card } from '../../cards/kit/card.ts'
import { type LedgerView, ledgerCard } from '../../cards/ledger.ts'
import { allChains, type Chain } from '../../db/chains.ts'
import type { RecordLight } from '../../domain/records/light.ts'
import { chainsFor } from '../../domain/rights.ts'
import { allChainsWord } from '../../texts/commands.ts'
import { ledgerFileButton, ledgerFileWords } from '../../texts/ledger-file.ts'
import * as t from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { type FoundOfKind, findKinds } from './find-kinds.ts'
import { ledgerKinds } from './kinds.ts'
import { colours, sumOf } from './light-counts.ts'

/** 台账: what is open of every kind, by light, for one chain or for each of them; a button a kind opens its list. */
export const drawLedger = async (ctx: ActorCtx, chain?: Chain): Promise<Card> => {
  const words = chain?.name ?? ''
  const found = await findKinds(ctx, words, ledgerKinds)
  const idle = ledgerKinds.filter((kind) => found.every((one) => one.kind !== kind))
  const exported = chainsFor(ctx.actor, 'export')
  const mayExport = exported === 'all' || (chain ? exported.includes(chain.id) : exported.length > 0)
  return ledgerCard({
    title: t.ledgerTitle(chain?.name ?? allChainsWord),
    blocks: await blocksOf(ctx, found, words, chain === undefined),
    note: t.ledgerIdle(idle.map(({ word }) => word)),
    file: mayExport
      ? {
          label: ledgerFileButton,
          about: 'ledger_file',
          kind: 'quiet',
          action: { on: 'say', do: 'wish', words: ledgerFileWords(words) },
        }
      : undefined,
  })
}

/** 查 记录: what was found of every kind, of each chain. */
export const drawFound = async (ctx: ActorCtx, found: readonly FoundOfKind[], words: string): Promise<Card> =>
  ledgerCard({
    title: t.foundTitle(words),
    blocks: await blocksOf(ctx, found, words, true),
    note: found.length === 0 ? t.nothingFound : undefined,
    file: undefined,
  })

const blocksOf = async (
  ctx: ActorCtx,
  found: readonly FoundOfKind[],
  words: string,
  byChain: boolean,
): Promise<LedgerView['blocks']> => {
  const chains = byChain ? await allChains(ctx.tx) : []
  const named = [...chains.map(({ id, name }) => [id, name] as const), [null, t.districtWide] as const]
  return found.map(({ kind, count, orMore, by, open }) => {
    const all = new Map<RecordLight | 'none', number>()
    const each = new Map<string | null, Map<RecordLight | 'none', number>>()
    for (const { chainId, light, n } of by) {
      all.set(light, (all.get(light) ?? 0) + n)
      const own = each.get(chainId) ?? new Map<RecordLight | 'none', number>()
      each.set(chainId, own.set(light, n))
    }
    return {
      line: t.ledgerLine(kind.word, open ? t.openWord : t.foundWord, t.foundCount(count, orMore), colours(all)),
      lines: byChain
        ? named.flatMap(([id, name]) => {
            const own = each.get(id)
            return own ? [t.listCounts(name, sumOf(own), colours(own))] : []
          })
        : [],
      open: {
        label: kind.word,
        about: kind.key,
        action: { on: 'records', do: 'list', kind: kind.key, words, page: 1 },
      } as const,
    }
  })
}
