import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { ApiCall } from '../../server/types.ts'

const part = (msg: string, name: string): string => new RegExp(`${name}: ([^;]+);`).exec(msg)?.[1]?.trim() ?? ''

/** The inner code, place and reason of a refused card, else what Feishu said. */
const reasonOf = (msg: string): string =>
  [part(msg, 'ErrCode'), part(msg, 'ErrPath'), part(msg, 'ErrMsg')].filter(Boolean).join(' · ') || msg

/** What real Feishu would take, or refuse, and what is merely not built here. */
const Words = ({ call }: { call: ApiCall }): ComponentChildren => {
  const { status, code, method, path, msg = '' } = call
  if (status === 404)
    return (
      <p>
        <b>机器人调用了本地飞书没有的接口</b>，没有照办。
        <small>
          {method} {path}。有哪些接口，见 /_emu/coverage
        </small>
      </p>
    )
  if (msg.includes('not supported here'))
    return (
      <p>
        <b>机器人发的卡片，本地飞书还不支持</b>，没有人看到。请用 2.0 的卡片 JSON。
        <small>{reasonOf(msg)}</small>
      </p>
    )
  return (
    <p>
      <b>飞书拒收了机器人发的内容（{code}）</b>，没有人看到。
      <small>飞书原文：{reasonOf(msg)}</small>
    </p>
  )
}

/** Feishu tells only the sender; people see nothing at all, so here it is said aloud. */
export const RefusalNotice = ({ refused }: { refused: readonly ApiCall[] }) => {
  const [closed, setClosed] = useState('')
  const newest = refused.at(-1)
  // The clock may stand: the time alone does not tell two refusals apart.
  const mark = `${newest?.at} ${newest?.msg}`
  if (!newest || mark === closed) return null
  return (
    <section class="strip strip-refused" role="alert" aria-label="飞书拒收">
      <Words call={newest} />
      <span class="strip-buttons">
        <button type="button" class="btn" onClick={() => setClosed(mark)}>
          知道了
        </button>
      </span>
    </section>
  )
}
