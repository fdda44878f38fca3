import * as t from '../texts/commands.ts'
import { moreHelp, moreWords, notYours, type WishName, wishes, wishHow } from '../texts/wishes.ts'
import type { Suggestion } from './answer.ts'
import { type Card, card } from './kit/card.ts'
import { type ButtonSpec, buttons, withButton } from './kit/controls.ts'
import { div, note, term } from './kit/elements.ts'

/** What this person wants most, each with the words that do it for their own chain. */
export interface WishesView {
  wishes: readonly (Omit<Suggestion, 'label'> & { name: WishName })[]
  /** A button of the menu that is not for this person. */
  notYours?: string | undefined
  who: string
}

const pressed = (about: string, { label, words, confirm }: Suggestion, kind?: ButtonSpec['kind']): ButtonSpec => ({
  label,
  action: { on: 'say', do: 'wish', words },
  about,
  ...(kind && { kind }),
  ...(confirm && { confirm }),
})

export const wishesCard = (v: WishesView): Card =>
  card({
    title: t.helpTitle,
    template: 'blue',
    summary: t.helpSummary,
    elements: [
      v.notYours !== undefined && div(notYours(v.notYours)),
      ...v.wishes.map(({ name, ...wish }) =>
        withButton(term(wishes[name], ''), pressed(name, { ...wish, label: wish.words }, 'quiet')),
      ),
      note(wishHow),
      buttons(pressed('more', { label: moreHelp, words: moreWords })),
      note(v.who),
    ],
  })
