import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { api, type Due } from '../api.ts'
import { dayTime } from '../office-time.ts'
import { ClockSteps } from './clock-steps.tsx'
import { useTell } from './toasts.tsx'
import { useClosing } from './use-closing.ts'

/** The owner of the clock walks there in half hours: a year would take minutes. */
const farthest = 60 * 24 * 3_600_000

interface Props {
  now: number
  due: readonly Due[]
  moved(): Promise<void>
  children?: ComponentChildren
}

/** What is due at the same instant is one point; soonest first. */
const pointsOf = (due: readonly Due[]): Due[] =>
  [...new Set(due.map(({ at }) => at))].map((at) => ({
    at,
    what: due
      .filter((one) => one.at === at)
      .map(({ what }) => what)
      .join('、'),
  }))

export const ClockBar = ({ now, due, moved, children }: Props) => {
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const more = useRef<HTMLDetailsElement>(null)
  useClosing(more)
  const points = pointsOf(due)
  const next = points[0]
  const move = async (to: number) => {
    if (busy) return
    if (!Number.isFinite(to)) return tell('请选一个时间', 'warning')
    if (to - now > farthest) return tell('一次最多往后跳 60 天', 'warning')
    setBusy(true)
    await api.moveTo(to).catch((error: Error) => tell(error.message, 'error'))
    await moved()
    setBusy(false)
  }
  return (
    <section class="clock" aria-label="演示的时间" aria-busy={busy}>
      <time class="clock-now">{dayTime(now)}</time>
      {next && (
        <button
          type="button"
          class="btn btn-primary_filled next"
          aria-disabled={busy}
          onClick={() => void move(next.at)}
        >
          {busy ? '推进中…' : '下一节点'}
          <small>
            <span class="next-at">{`${dayTime(next.at)} `}</span>
            {next.what}
          </small>
        </button>
      )}
      {children}
      <details ref={more} class="clock-more">
        <summary class="btn">调时间</summary>
        <ClockSteps now={now} due={points} busy={busy} move={move} />
      </details>
    </section>
  )
}
