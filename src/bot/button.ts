import type { CardAction } from '../cards/action-value.ts'
import type { Sent } from '../db/outbox.ts'
import type { MessageWords } from '../domain/message-words.ts'
import type { Action } from '../domain/rights.ts'
import type { Toast } from '../texts/toasts.ts'
import type { ActorCtx, Ctx } from '../usecases/context.ts'
import type { CardAnswer, Click } from './click.ts'

export type Sort = CardAction['on']
type ValueOf<On extends Sort> = Extract<CardAction, { on: On }>
/** Sorts with a form's submit: found by its name, it does not say which revision the card was drawn with. */
type Submits = 'weekly' | 'month' | 'offer' | 'bulletin' | 'return' | 'record'
/** What a press asks for. */
export type Wish<On extends Sort = Sort> = {
  [Each in On]: { on: Each } & (Each extends Submits
    ? Omit<ValueOf<Each>, 'rev'> & { rev?: number | undefined }
    : ValueOf<Each>)
}[On]

/** All that the edge has to know of one sort of button. */
export interface Button<On extends Sort> {
  /** Asked of whoever presses on somebody else's card. */
  right: Action
  /** The id by which a card in doubt is found. */
  mark(action: ValueOf<On>): string
  /** A submit button may arrive without its value (feishu/card-callback.md §1): its name and the stored card say enough. */
  byName?(ctx: Ctx, name: string, card: CardOfItem): Promise<Wish<On> | undefined> | Wish<On> | undefined
  /** @param reread the chat message behind the card in its words of now, when Feishu could tell. */
  press(click: Click, action: Wish<On>, reread: MessageWords | undefined): Promise<CardAnswer>
  /** Nothing is done: the form as it was filled, but for what was taken out of it. Without it the card as it was sent is filled anew. */
  giveBack?(click: Click, action: Wish<On>): Promise<CardAnswer>
  /** The card can no longer be used. @returns what is said when the typed text was kept as the person's draft. */
  keepTyped?(click: Typing, action: Wish<On>): Promise<Toast | undefined>
}

/** Forms stand on cards of an item only. */
export type CardOfItem = Sent & { itemId: string }
export type Typing = ActorCtx & { form: Record<string, unknown> }

/** The word among `words` that a button is named by. */
export const named = <const Word extends string>(words: readonly Word[], name: string): Word | undefined =>
  words.find((word) => word === name)
