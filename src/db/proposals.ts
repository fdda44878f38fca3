import type { Instant } from '../domain/time.ts'
import type { Executor, Tx } from './schema.ts'

/** Something that counts only once a person has seen what it would do and said yes. */
export interface Proposal {
  id: string
  kind: 'clock' | 'calendar' | 'number'
  /** JSON; what it holds is the kind's matter. */
  body: string
  proposedBy: string
  state: 'open' | 'confirmed' | 'cancelled'
  createdAt: Instant
}

export const addProposal = async (tx: Tx, proposal: Proposal): Promise<void> => {
  await tx
    .insertInto('proposal')
    .values({
      id: proposal.id,
      kind: proposal.kind,
      body: proposal.body,
      proposed_by: proposal.proposedBy,
      state: proposal.state,
      created_at: proposal.createdAt,
    })
    .execute()
}

export const findProposal = async (db: Executor, id: string): Promise<Proposal | undefined> => {
  const row = await db.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    row && {
      id: row.id,
      kind: row.kind as Proposal['kind'],
      body: row.body,
      proposedBy: row.proposed_by,
      state: row.state as Proposal['state'],
      createdAt: row.created_at,
    }
  )
}

export const endProposal = async (tx: Tx, id: string, state: 'confirmed' | 'cancelled'): Promise<void> => {
  await tx.updateTable('proposal').set({ state }).where('id', '=', id).execute()
}
