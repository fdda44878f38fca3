import { isOpen, type RecordFacts, type StateClass } from './kind.ts'
import { type Lit, type RecordLight, recordLights } from './light.ts'

/** A record as it stood at a digest's instant. */
export type Stood = RecordFacts & { class: StateClass; lit: Lit | undefined }
/** The same with how it had stood at the digest before; undefined: that one did not know it. */
export interface Seen<S extends Stood = Stood> {
  is: S
  was: S | undefined
}

/** What a digest says beside a record because it has changed: 〔新〕, 〔↑〕, 〔✓〕, or because it has not for long: 〔3周未动〕. */
export type Mark = { is: 'new' | 'worse' | 'closed' } | { is: 'still'; weeks: number }

/** No light is as good as a green one. */
const place = (light: RecordLight | undefined): number => recordLights.indexOf(light ?? 'green')

/**
 * @param still reporting weeks without a step, where they are so many that it is said.
 * @param height how far up it lies, where it climbs.
 */
export const markOf = <S extends Stood>(
  { is, was }: Seen<S>,
  still: number | undefined,
  height: (record: S) => number = () => 0,
): Mark | undefined => {
  if (is.class === 'closed') return was && !isOpen(was.class) ? undefined : { is: 'closed' }
  if (!isOpen(is.class)) return undefined
  if (!was) return { is: 'new' }
  if (place(is.lit?.light) < place(was.lit?.light) || height(is) > height(was)) return { is: 'worse' }
  return still === undefined ? undefined : { is: 'still', weeks: still }
}
