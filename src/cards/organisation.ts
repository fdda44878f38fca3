import { type Card, card } from './kit/card.ts'
import { div, heading } from './kit/elements.ts'

export interface OrganisationView {
  title: string
  lines: readonly string[]
  chains: readonly { name: string; lines: readonly string[] }[]
}

/** 组织: who the plan's bodies are made of, as the roster and the lists have it. */
export const organisationCard = (v: OrganisationView): Card =>
  card({
    title: v.title,
    template: 'blue',
    summary: v.title,
    elements: [
      v.lines.length > 0 && div(v.lines.join('\n'), { max: 2000 }),
      ...v.chains.flatMap(({ name, lines }) => [heading(name), div(lines.join('\n'), { max: 1000 })]),
    ],
  })
