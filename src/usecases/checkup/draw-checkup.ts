import { checkupCard } from '../../cards/checkup.ts'
import type { Card } from '../../cards/kit/card.ts'
import type { ButtonSpec } from '../../cards/kit/controls.ts'
import type { Chain } from '../../db/chains.ts'
import { type CheckupItem, checkupGroups, countCheckup } from '../../domain/checkup.ts'
import { decide } from '../../domain/rights.ts'
import * as t from '../../texts/checkup.ts'
import { staleWord } from '../../texts/records.ts'
import type { ActorCtx } from '../context.ts'
import { maySeeList } from '../records/draw-lists.ts'
import { kindOf } from '../records/kinds.ts'
import { actionOf } from '../records/rights.ts'
import { examine } from './examine.ts'

/** 体检 of one chain. @param inGroup nothing 敏感 is counted, and there are no forms */
export const drawCheckup = async (ctx: ActorCtx, chain: Chain, inGroup: boolean): Promise<Card> => {
  const items = await examine(ctx, chain, (state) => maySeeList(ctx, state, inGroup))
  return checkupCard({
    title: t.checkupTitle(chain.name),
    counts: t.checkupCounts(countCheckup(items)),
    groups: checkupGroups.map((group) => {
      const own = items.filter((item) => item.group === group)
      return {
        name: t.groupNames[group],
        items: own.map((item) => ({ ...item, label: labelOf(item) })),
        gaps: inGroup ? [] : own.flatMap((item) => gapButton(ctx, chain, item) ?? []),
      }
    }),
  })
}

const labelOf = ({ key }: CheckupItem): string => {
  const kind = kindOf(key)
  return kind ? `${kind.word} ${kind.texts.short ?? ''}`.trim() : key
}

/** What is missing is registered, what is stale is looked at; where this person may. */
const gapButton = ({ actor }: ActorCtx, chain: Chain, item: CheckupItem): ButtonSpec | undefined => {
  const kind = item.kind === undefined ? undefined : kindOf(item.kind)
  if (!kind || item.is === 'there') return undefined
  const isNew = item.is === 'missing' || !kind.declared.review
  const action = actionOf(kind, isNew ? 'raise' : 'see')
  if (!decide(actor, action, { chain: chain.id }, { kind: 'p2p' }).allow) return undefined
  return {
    label: t.gapLabel(isNew, kindOf(item.key) ? kind.word : item.key),
    about: `${kind.key}_${item.group}`,
    action: {
      on: 'records',
      do: isNew ? 'new' : 'list',
      kind: kind.key,
      words: isNew ? chain.name : `${chain.name} ${staleWord}`,
      page: 1,
    },
  }
}
