import { useState } from 'preact/hooks'
import type { Due } from '../api.ts'
import { dayTime, fromLocalInput, toLocalInput } from '../office-time.ts'

const hour = 3_600_000
const day = 24 * hour

interface Props {
  now: number
  /** What comes after the next point. */
  due: readonly Due[]
  busy: boolean
  move(to: number): Promise<void>
}

/** The clock by steps, to any time, and to what is due. */
export const ClockSteps = ({ now, due, busy, move }: Props) => {
  const [wanted, setWanted] = useState<string>()
  const step = (label: string, ms: number) => (
    <button type="button" class="btn" aria-disabled={busy} onClick={() => void move(now + ms)}>
      {label}
    </button>
  )
  return (
    <div class="clock-steps">
      {step('−1 天', -day)}
      {step('−1 小时', -hour)}
      {step('+1 小时', hour)}
      {step('+1 天', day)}
      <form
        class="clock-jump"
        onSubmit={(event) => {
          event.preventDefault()
          void move(fromLocalInput(wanted ?? toLocalInput(now))).then(() => setWanted(undefined))
        }}
      >
        <input
          class="field"
          type="datetime-local"
          name="to"
          aria-label="跳到的时间"
          value={wanted ?? toLocalInput(now)}
          onInput={(event) => setWanted(event.currentTarget.value)}
        />
        <button type="submit" class="btn btn-firm" aria-disabled={busy}>
          跳到
        </button>
      </form>
      {due.length > 0 && (
        <div class="clock-due">
          <h2>接下来</h2>
          <ul>
            {due.map(({ at, what }) => (
              <li key={at}>
                <button type="button" class="link" aria-disabled={busy} onClick={() => void move(at)}>
                  {dayTime(at)} {what}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
