import { useState } from 'preact/hooks'
import type { ApiCall } from '../../server/types.ts'

const part = (msg: string, name: string): string => new RegExp(`${name}: ([^;]+);`).exec(msg)?.[1]?.trim() ?? ''

/** The inner code, place and reason of a refused card, else what Feishu said. */
const reasonOf = (msg: string): string =>
  [part(msg, 'ErrCode'), part(msg, 'ErrPath'), part(msg, 'ErrMsg')].filter(Boolean).join(' · ') || msg

/** Feishu tells only the sender; people see nothing at all, so here it is said aloud. */
export const RefusalNotice = ({ refused }: { refused: readonly ApiCall[] }) => {
  const [closed, setClosed] = useState('')
  const newest = refused.at(-1)
  // The clock may stand: the time alone does not tell two refusals apart.
  const mark = `${newest?.at} ${newest?.msg}`
  if (!newest || mark === closed) return null
  return (
    <section class="strip strip-refused" role="alert" aria-label="飞书拒收">
      <p>
        <b>飞书拒收了机器人发的内容（{newest.code}）</b>，没有人看到。
        <small>飞书原文：{reasonOf(newest.msg ?? '')}</small>
      </p>
      <span class="strip-buttons">
        <button type="button" class="btn" onClick={() => setClosed(mark)}>
          知道了
        </button>
      </span>
    </section>
  )
}
