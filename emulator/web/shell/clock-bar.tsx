import { useRef, useState } from 'preact/hooks'
import { api, type Due } from '../api.ts'
import { dayTime, fromLocalInput, toLocalInput } from '../office-time.ts'
import { useTell } from './toasts.tsx'
import { useClosing } from './use-closing.ts'

const hour = 3_600_000
/** The owner of the clock walks there in half hours: a year would take minutes. */
const farthest = 60 * 24 * hour

interface Props {
  now: number
  due: readonly Due[]
  moved(): Promise<void>
}

/** What is due at the same instant is one point. */
const nextPoint = (due: readonly Due[]): { at: number; what: string } | undefined => {
  const at = due[0]?.at
  if (at === undefined) return undefined
  return {
    at,
    what: due
      .filter((one) => one.at === at)
      .map(({ what }) => what)
      .join('、'),
  }
}

export const ClockBar = ({ now, due, moved }: Props) => {
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const [wanted, setWanted] = useState<string>()
  const more = useRef<HTMLDetailsElement>(null)
  useClosing(more)
  const next = nextPoint(due)
  const move = async (to: number) => {
    if (!Number.isFinite(to)) return tell('请选一个时间', 'warning')
    if (to - now > farthest) return tell('一次最多往后跳 60 天', 'warning')
    setBusy(true)
    await api.moveTo(to).catch((error: Error) => tell(error.message, 'error'))
    await moved()
    setBusy(false)
    setWanted(undefined)
  }
  const step = (label: string, ms: number) => (
    <button type="button" class="btn" disabled={busy} onClick={() => void move(now + ms)}>
      {label}
    </button>
  )
  return (
    <section class="clock" aria-label="演示的时间" aria-busy={busy}>
      <time class="clock-now">{dayTime(now)}</time>
      {next && (
        <button type="button" class="btn btn-primary_filled next" disabled={busy} onClick={() => void move(next.at)}>
          {busy ? '推进中…' : '下一节点'}
          <small>{`${dayTime(next.at)} ${next.what}`}</small>
        </button>
      )}
      <details ref={more} class="clock-more">
        <summary class="btn">调时间</summary>
        <div class="clock-steps">
          {step('−1 小时', -hour)}
          {step('+1 小时', hour)}
          {step('+1 天', 24 * hour)}
          <form
            class="clock-jump"
            onSubmit={(event) => {
              event.preventDefault()
              void move(fromLocalInput(wanted ?? toLocalInput(now)))
            }}
          >
            <input
              class="field"
              type="datetime-local"
              name="to"
              aria-label="跳到"
              value={wanted ?? toLocalInput(now)}
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
            <button type="submit" class="btn btn-firm" disabled={busy}>
              跳到
            </button>
          </form>
        </div>
      </details>
    </section>
  )
}
