import type { FailureFacts } from './failure.ts'

/** What a refusal of the writing API means for whoever sets the app up. */
export type AppRefusal =
  /** Made elsewhere than in the developer's console: to be changed by hand. */
  | 'elsewhere'
  | 'no-patch-scope'
  | 'under-review'
  /** Feishu could not reach the address, or not in a second. */
  | 'address'
  /** No such call here. */
  | 'absent'
  | 'another-app'
  /** May go away by itself. */
  | 'again'
  | 'other'

/** Codes of the documents of application-v7 (2026-05). */
const byCode = new Map<number, AppRefusal>([
  ...[210034, 210014, 210004, 210035, 210015, 210005, 210043, 210021, 210001].map(as('elsewhere')),
  ...[210040, 210020, 210010, 210302].map(as('under-review')),
  ...[210042, 210019].map(as('address')),
  ...[210036, 210016, 210006, 210032, 210012, 210002].map(as('another-app')),
  ...[210033, 210013, 210003, 99991400].map(as('again')),
  ...[99991672].map(as('no-patch-scope')),
])

function as(refusal: AppRefusal): (code: number) => [number, AppRefusal] {
  return (code) => [code, refusal]
}

export const appRefusal = ({ code, status = 0 }: FailureFacts): AppRefusal => {
  const known = code === undefined ? undefined : byCode.get(code)
  if (known) return known
  if (code === undefined && status === 404) return 'absent'
  return code === undefined || status >= 500 ? 'again' : 'other'
}
