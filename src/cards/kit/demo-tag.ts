import { demoTag } from '../../texts/demo.ts'
import { type Card, mostTags, tag } from './card.ts'

/** The mark of a demonstration behind a card's own tags. A form that comes back as it was sent carries it already. */
export const withDemoTag = (card: Card): Card => {
  const { template, text_tag_list: own = [], ...words } = card.header
  const others = own.filter(({ text }) => text.content !== demoTag)
  return {
    ...card,
    header: { ...words, text_tag_list: [...others, tag(demoTag, 'violet')].slice(0, mostTags), template },
  }
}
