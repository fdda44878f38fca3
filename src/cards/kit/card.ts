import { oneLine } from '../../domain/text.ts'
import type { Element } from './controls.ts'
import { type PlainText, plain } from './elements.ts'

/** Colour of the header by state; a word beside it always says the same. */
export type Template = 'blue' | 'green' | 'orange' | 'red' | 'grey'
type Tag = {
  tag: 'text_tag'
  text: PlainText
  color: 'neutral' | 'blue' | 'orange' | 'red' | 'green' | 'violet'
}

/** Card JSON 2.0. Feishu refuses the whole card for one unknown property, so every element is a closed type of the kit. */
export type Card = {
  schema: '2.0'
  config: { update_multi: true; enable_forward: false; summary: { content: string } }
  header: { title: PlainText; subtitle?: PlainText; text_tag_list?: Tag[]; template: Template }
  body: { direction: 'vertical'; padding: '12px'; vertical_spacing: '8px'; elements: Element[] }
}

export const tag = (text: string, color: Tag['color']): Tag => ({ tag: 'text_tag', text: plain(text, 60), color })

/** Feishu shows no more. */
export const mostTags = 3

interface CardSpec {
  title: string
  subtitle?: string | undefined
  template: Template
  tags?: (Tag | false | undefined)[]
  /** The line in the list of chats. */
  summary: string
  elements: (Element | false | undefined)[]
}

const present = <T>(item: T | false | undefined): item is T => item !== false && item !== undefined

/** Not forwardable: a copy would carry a chain's data and working buttons into another group. */
export const card = (spec: CardSpec): Card => {
  const tags = (spec.tags ?? []).filter(present)
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: false, summary: { content: plain(oneLine(spec.summary)).content } },
    header: {
      title: plain(oneLine(spec.title)),
      ...(spec.subtitle && { subtitle: plain(oneLine(spec.subtitle)) }),
      ...(tags.length > 0 && { text_tag_list: tags.slice(0, mostTags) }),
      template: spec.template,
    },
    body: { direction: 'vertical', padding: '12px', vertical_spacing: '8px', elements: spec.elements.filter(present) },
  }
}

/** The first `max` of a list and how many are left out. */
export const firstOf = <T>(items: readonly T[], max: number): { shown: readonly T[]; rest: number } => ({
  shown: items.slice(0, max),
  rest: Math.max(0, items.length - max),
})
