import type { Errand } from './outbox.ts'

declare const ofText: unique symbol
/** The body of a text message; `textBody` in usecases/say.ts makes it from a sentence, and nothing else does. */
export type TextBody = string & { readonly [ofText]: true }

/** What a row says, by its kind. */
export type OutgoingBody =
  | { msgType?: 'text' | undefined; body: TextBody }
  | { msgType: 'interactive' | 'file'; body: string }
  | { verb: Errand; body: string }
