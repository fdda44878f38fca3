import { failedLookup, type Lookup, settle } from './errors.ts'
import { CallFailure } from './failure.ts'

export interface Page<T> {
  items?: T[] | undefined
  has_more?: boolean | undefined
  page_token?: string | undefined
}

/** All pages or none. The size of a page says nothing, only `has_more` does; the SDK's own iterators end silently on an error. */
export const allPages = async <T>(
  read: (pageToken: string | undefined) => Promise<{ data?: Page<T> | undefined }>,
): Promise<Lookup<T[]>> => {
  const items: T[] = []
  const seen = new Set<string>()
  let token: string | undefined
  for (;;) {
    const answer = await settle(read(token))
    if (answer instanceof CallFailure) return failedLookup(answer)
    items.push(...(answer.data?.items ?? []))
    if (!answer.data?.has_more) return { ok: true, value: items }
    token = answer.data.page_token
    // A list that points back to itself would never end, and half of it must not pass for the whole.
    if (!token || seen.has(token)) return { ok: false, code: 0, retry: true }
    seen.add(token)
  }
}
