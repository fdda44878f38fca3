import type { EmuChat, EmuMessage, EmuSnapshot } from '../../server/types.ts'
import { api } from '../api.ts'
import { direct } from '../chat/chats.ts'
import { shortTime } from '../office-time.ts'
import { go } from '../route.ts'
import { useWords } from '../text/use-words.ts'
import { useTell } from './toasts.tsx'

/** Newest first. */
const waitingFor = ({ messages }: EmuSnapshot, person: string): EmuMessage[] =>
  messages
    .filter(
      ({ urgent, urgent_confirmed, recalled }) =>
        urgent.includes(person) && !urgent_confirmed.includes(person) && !recalled,
    )
    .reverse()

const chatKey = (chats: readonly EmuChat[], { chat_id }: EmuMessage): string =>
  chats.find((chat) => chat.chat_id === chat_id)?.mode === 'group' ? chat_id : direct

/** 加急: stays until the person says 知道了. */
export const UrgentNotice = ({ snapshot, person }: { snapshot: EmuSnapshot; person: string }) => {
  const tell = useTell()
  const words = useWords()
  const [newest, ...more] = waitingFor(snapshot, person)
  if (!newest) return null
  const confirm = () =>
    void api.confirm(person, newest.message_id).catch((error: Error) => tell(error.message, 'error'))
  return (
    <section class="strip strip-urgent" role="alert" aria-label="加急">
      <p>
        <b>加急</b> {newest.sender.name}：{words(newest)} <time>{shortTime(newest.create_time, snapshot.now)}</time>
        {more.length > 0 && <span> · 还有 {more.length} 条</span>}
      </p>
      <span class="strip-buttons">
        <button
          type="button"
          class="btn"
          onClick={() => go({ person, chat: chatKey(snapshot.chats, newest), message: newest.message_id })}
        >
          查看
        </button>
        <button type="button" class="btn" onClick={confirm}>
          知道了
        </button>
      </span>
    </section>
  )
}
