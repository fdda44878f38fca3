import { useRef, useState } from 'preact/hooks'
import { go } from '../route.ts'
import { useClosing } from '../shell/use-closing.ts'
import type { Step } from './steps.ts'

const store = 'tour'

/** Open from the start where there is room for it; closed or opened by hand for as long as the browser tab lasts. */
export const useTour = () => {
  const [open, setOpen] = useState(() => {
    const chosen = sessionStorage.getItem(store)
    return chosen === null ? !matchMedia('(max-width: 719px)').matches : chosen === 'open'
  })
  const show = (on: boolean) => {
    sessionStorage.setItem(store, on ? 'open' : 'closed')
    setOpen(on)
  }
  return { open, show }
}

const AllSteps = ({ steps, next }: { steps: readonly Step[]; next: Step | undefined }) => {
  const list = useRef<HTMLDetailsElement>(null)
  useClosing(list)
  const done = steps.filter((step) => step.done).length
  return (
    <details ref={list} class="tour-all">
      <summary aria-label={`试一试，做了 ${done} 步，共 ${steps.length} 步，看全部`}>
        试一试 {done}/{steps.length}
      </summary>
      <ol>
        {steps.map((step) => (
          <li key={step.words} class={step.done ? 'is-done' : ''} aria-current={step === next ? 'step' : undefined}>
            {step.words}
            {step.done && (
              <span>
                <span class="sr">，做了</span>
                <span aria-hidden="true"> ✓</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}

/** One line that says what to try next; it ticks by itself. */
export const TourLine = ({ steps, close }: { steps: readonly Step[]; close(): void }) => {
  const next = steps.find((step) => !step.done)
  const to = next?.to
  return (
    <section class="tour" aria-label="试一试">
      <AllSteps steps={steps} next={next} />
      <p role="status">{next ? next.words : '都试过了，随便点吧'}</p>
      {to && (
        <button type="button" class="link" onClick={() => go(to)}>
          带我去
        </button>
      )}
      <button type="button" class="link" aria-label="收起试一试" onClick={close}>
        ✕
      </button>
    </section>
  )
}
