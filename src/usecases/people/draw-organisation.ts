import type { Card } from '../../cards/kit/card.ts'
import { organisationCard } from '../../cards/organisation.ts'
import { allChains, type Chain } from '../../db/chains.ts'
import { holders } from '../../db/people.ts'
import { findRecords } from '../../db/records.ts'
import { knownUnits } from '../../db/units.ts'
import type { Role } from '../../domain/people.ts'
import { allChainsWord } from '../../texts/commands.ts'
import * as t from '../../texts/organisation.ts'
import type { Ctx } from '../context.ts'

const mostExperts = 1000

/** The bodies of the plan: what is registered of each, and what is not. Experts are counted, their names stand in L08. */
export const drawOrganisation = async (ctx: Ctx, chain: Chain | undefined): Promise<Card> => {
  const { tx } = ctx
  const named = async (role: Role, id?: string) => (await holders(tx, role, id)).map(({ name }) => name)
  const experts = await findRecords(tx, { kind: 'L08', open: true }, { limit: mostExperts, offset: 0 })
  const inTeam = (team: string, id?: string) =>
    experts.filter(({ values, chainId }) => values.in_team === team && (id === undefined || chainId === id)).length
  const shown = chain ? [chain] : (await allChains(tx)).filter(({ kind }) => kind === 'key')
  const chains = []
  for (const { id, name, departments } of shown)
    chains.push({
      name,
      lines: t.chainLines({
        chief: await named('chief', id),
        lead: await named('lead', id),
        departments,
        experts: inTeam('本链服务团', id),
      }),
    })
  const lines = t.organisationLines({
    leaders: await named('leader'),
    office: await named('office'),
    units: (await knownUnits(tx)).map(({ name }) => name),
    experts: inTeam('全区服务团'),
  })
  return organisationCard({
    title: t.organisationTitle(chain?.name ?? allChainsWord),
    lines: chain ? [] : lines,
    chains,
  })
}
