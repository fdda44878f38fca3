import type { Element } from '../../cards/kit/controls.ts'
import type { Chain } from '../../db/chains.ts'
import type { Values } from '../../domain/records/field.ts'
import type { RecordFacts } from '../../domain/records/kind.ts'
import type { Offer } from '../../domain/records/known.ts'
import type { AnyWish } from '../../exports/wish.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { ActorCtx, Ctx } from '../context.ts'
import { appealView } from '../kinds/appeal-sheet.ts'
import { dutyView } from '../kinds/duty-view.ts'
import { figureView } from '../kinds/figure-view.ts'
import { firmView, layoutView, supplyView } from '../kinds/firm-view.ts'
import { goalView } from '../kinds/goal-view.ts'
import { headsView } from '../kinds/heads-view.ts'
import { meetingView } from '../kinds/meeting-view.ts'
import type { Kind, KindKey } from './kinds.ts'

/** A line of a record's card that the kind draws itself, and the step its button asks for. */
export interface ViewRow {
  text: string
  /** The button takes this step with what was picked of it. */
  step?: { key: string; item: number }
}

export type Raising = { bar: Sentence } | { offers: Readonly<Record<string, readonly Offer[]>> }

/** What no declaration can show, because it stands in other records. Read only: nothing is changed by it. */
export interface RecordView {
  /** Of a new one of a chain: what can be picked, or why there can be none now. */
  raising?(ctx: Ctx, chainId: string): Promise<Raising>
  /** What is shown beside its own fields, on its card and in the columns of its list. */
  values?(ctx: Ctx, record: RecordFacts): Promise<Values>
  /** Of its fields `picks` and `choice`. */
  offers?(ctx: Ctx, record: RecordFacts): Promise<Readonly<Record<string, readonly Offer[]>>>
  /** Behind its fields on its card. */
  rows?(ctx: Ctx, record: RecordFacts): Promise<readonly ViewRow[]>
  /** Above the rows of its list, where that is narrowed by nothing but a chain. */
  head?(ctx: ActorCtx, list: { chain: Chain | undefined; inGroup: boolean }): Promise<readonly Element[]>
  /** Above the fields of a step's form. */
  formLines?(ctx: Ctx, record: RecordFacts, step: string): Promise<readonly string[]>
  /** What a press on a row's button fills in. */
  fills?(ctx: Ctx, record: RecordFacts, item: number): Promise<Readonly<Record<string, unknown>>>
  /** How those who are called have answered, for whoever prepares it. */
  counts?(record: RecordFacts, invited: readonly string[]): string | undefined
  /** What a step that `gives` one gives. */
  file?(ctx: Ctx, record: RecordFacts): Promise<AnyWish>
}

const views: Partial<Record<KindKey, RecordView>> = {
  meeting: meetingView,
  appeal: appealView,
  figure: figureView,
  firm: firmView,
  duty: dutyView,
  goal: goalView,
  L07: headsView,
  L11: layoutView,
  L14: supplyView,
}
export const viewOf = ({ key }: Kind): RecordView | undefined => views[key]
