import type { Answered, AppAdmin } from '../../feishu/app-admin.ts'
import { type AppRefusal, appRefusal } from '../../feishu/app-refusal.ts'
import type { FailureFacts } from '../../feishu/failure.ts'
import { setupWords as words } from '../../texts/setup.ts'
import { answerChallenge, type ChallengeKeys, type Heard } from './answer-challenge.ts'
import type { Change } from './changes.ts'

export interface WriteDeps {
  admin: AppAdmin
  tell(line: string): void
  wait(ms: number): Promise<void>
  /** Where Feishu's question about a webhook's address ends up. */
  listen: { host: string; port: number; keys: ChallengeKeys } | undefined
}

export type Written =
  | { ok: true }
  /** `left`: parts that are not done, this one first. */
  | { ok: false; refusal: AppRefusal; left: Change['part'][] }

/** A fault of the platform mends itself or does not; a name that was entered a minute ago takes its time. */
const attempts: Partial<Record<AppRefusal, { times: number; pauseMs: number }>> = {
  again: { times: 3, pauseMs: 2_000 },
  address: { times: 8, pauseMs: 10_000 },
}

/** One change after the other; the first that Feishu refuses for good ends it. */
export const writeChanges = async (deps: WriteDeps, changes: readonly Change[]): Promise<Written> => {
  for (const [at, change] of changes.entries()) {
    const { answer, heard } = await attempt(deps, change)
    if (answer.ok) {
      deps.tell(words.done(change.say))
      continue
    }
    const refusal = appRefusal(answer.facts)
    deps.tell(words.refusedCode(change.say, codeOf(answer.facts)))
    deps.tell(words.refused[refusal])
    if (refusal === 'address' && heard) deps.tell(heardWords[heard])
    return { ok: false, refusal, left: changes.slice(at).map(({ part }) => part) }
  }
  return { ok: true }
}

const heardWords: Record<Heard, string> = {
  nobody: words.addressNobody,
  'other-keys': words.addressOtherKeys,
  'right-keys': words.addressAnswered,
  plain: words.addressAnswered,
}

const codeOf = ({ code, status, why, logId }: FailureFacts): string =>
  `${code ?? (status ? `HTTP ${status}` : why)}${logId ? `，${logId}` : ''}`

const attempt = async (deps: WriteDeps, change: Change): Promise<{ answer: Answered<unknown>; heard?: Heard }> => {
  const listen = change.part === 'events' ? deps.listen : undefined
  const challenged = listen && (await answerChallenge(listen.host, listen.port, listen.keys))
  if (challenged && !challenged.ours) deps.tell(words.addressBusy(listen.port))
  try {
    for (let times = 1; ; times += 1) {
      const answer = await deps.admin.write(change.call, change.body)
      const again = answer.ok ? undefined : attempts[appRefusal(answer.facts)]
      if (!again || times >= again.times) return { answer, ...(challenged?.ours ? { heard: challenged.heard() } : {}) }
      await deps.wait(again.pauseMs)
    }
  } finally {
    await challenged?.close()
  }
}
