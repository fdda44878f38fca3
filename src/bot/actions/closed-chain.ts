import { readChain } from '../../db/chains.ts'
import { recordToasts } from '../../texts/records.ts'
import { moveRecords } from '../../usecases/records/closed-chain.ts'
import { type Button, named } from '../button.ts'
import { refuseClick } from '../refuse-click.ts'

/** Where the open records of a chain go that is no more. */
export const closedChainButton: Button<'closed-chain'> = {
  right: 'task-steer',
  mark: ({ chain }) => chain,
  byName: (_, name, { topic, itemId }) => {
    const act = named(['move_chain', 'move_district'] as const, name)
    const chain = /^closed-chain\/(.+)$/u.exec(itemId)?.[1]
    return topic === 'alarm' && act && chain !== undefined ? { on: 'closed-chain', do: act, chain } : undefined
  },
  press: async (click, { do: act, chain }) => {
    if (!click.may('task-steer', { all: true }).allow) return refuseClick(click, 'task-steer', { all: true })
    const wanted = act === 'move_chain' ? click.form?.to : undefined
    const to = typeof wanted === 'string' && wanted !== '' ? await readChain(click.tx, wanted) : undefined
    if (act === 'move_chain' && (!to || to.closed)) return { toast: recordToasts.whichChain }
    const card = await moveRecords(click, chain, to?.id, click.card.id)
    return card ? { toast: recordToasts.moved, card } : { toast: recordToasts.again }
  },
}
