import { useEffect, useRef } from 'preact/hooks'
import type { Json } from '../../server/json.ts'
import { wordsOf } from './plain.tsx'

/** The confirm box of a control; Escape means no. */
export const Confirm = ({ confirm, answer }: { confirm: Json; answer(yes: boolean): void }) => {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    box.current?.showModal()
  }, [])
  return (
    <dialog
      ref={box}
      class="confirm"
      aria-label={wordsOf(confirm.title) || '请确认'}
      onClose={() => answer(box.current?.returnValue === 'yes')}
    >
      <h2>{wordsOf(confirm.title)}</h2>
      <p>{wordsOf(confirm.text)}</p>
      <div class="confirm-buttons">
        <button type="button" class="btn" onClick={() => box.current?.close('no')}>
          取消
        </button>
        <button type="button" class="btn btn-primary_filled" onClick={() => box.current?.close('yes')}>
          确定
        </button>
      </div>
    </dialog>
  )
}
