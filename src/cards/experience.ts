import { experienceTexts } from '../texts/kinds/experience.ts'
import { type Card, card } from './kit/card.ts'
import { div, heading, note, term } from './kit/elements.ts'

export interface ExperienceView {
  number: string
  chain: string
  title: string
  category: string
  context?: string | undefined
  how: string
  effect: string
}

const label = (key: 'category' | 'context' | 'how' | 'effect'): string => experienceTexts.fields[key]?.label ?? key

/** What one chain has done, to the groups of all of them: nothing to press. */
export const experienceCard = (v: ExperienceView): Card =>
  card({
    title: `${experienceTexts.word}：${v.title}`,
    subtitle: v.chain,
    template: 'blue',
    summary: `${experienceTexts.word}：${v.title}`,
    elements: [
      term(label('category'), v.category),
      ...(v.context === undefined ? [] : [heading(label('context')), div(v.context)]),
      heading(label('how')),
      div(v.how, { max: 1_200 }),
      heading(label('effect')),
      div(v.effect),
      note(v.number),
    ],
  })
