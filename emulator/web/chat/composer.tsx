import { useEffect, useRef, useState } from 'preact/hooks'
import type { EmuMessage } from '../../server/types.ts'
import { useWords } from '../text/use-words.ts'

interface Props {
  group: boolean
  botName: string
  replyTo: EmuMessage | undefined
  stopReply(): void
  /** Resolves to false when it was not sent: the text stays. */
  send(text: string, mentionBot: boolean): Promise<boolean>
}

/** On a phone Enter is the only way to a new line, and the button sends. */
const onTouch = (): boolean => matchMedia('(pointer: coarse)').matches

export const Composer = ({ group, botName, replyTo, stopReply, send }: Props) => {
  const lineOf = useWords()
  const [words, setWords] = useState('')
  const [mention, setMention] = useState(true)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (replyTo) field.current?.focus()
  }, [replyTo])

  const submit = async () => {
    if (words.trim() === '' || busy) return
    setBusy(true)
    const sent = await send(words, group && mention)
    setBusy(false)
    if (sent) setWords('')
    field.current?.focus()
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {replyTo && (
        <p class="replying">
          <span>
            回复 {replyTo.sender.name}：{lineOf(replyTo)}
          </span>
          <button type="button" class="btn btn-firm" onClick={stopReply}>
            取消
          </button>
        </p>
      )}
      {group && (
        <label class="mention-bot">
          <input type="checkbox" checked={mention} onChange={(event) => setMention(event.currentTarget.checked)} />@
          {botName}
        </label>
      )}
      <div class="composer-row">
        <textarea
          ref={field}
          name="words"
          class="field composer-words"
          rows={1}
          aria-label="输入消息"
          placeholder={group && !mention ? '不 @ 机器人，它听不到' : '例如：帮助'}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') stopReply()
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || onTouch()) return
            event.preventDefault()
            void submit()
          }}
        />
        <button type="submit" class="btn btn-firm btn-primary_filled" disabled={busy || words.trim() === ''}>
          发送
        </button>
      </div>
    </form>
  )
}
