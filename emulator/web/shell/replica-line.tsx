import { useState } from 'preact/hooks'
import { api, type ReplicaFacts } from '../api.ts'
import { useTell } from './toasts.tsx'

const sentence = (replicas: readonly ReplicaFacts[]): string => {
  const leader = replicas.find(({ state }) => state === 'leads')?.name
  const stopped = replicas.find(({ state }) => state === 'stopped')?.name
  if (stopped === undefined)
    return leader === undefined ? '正在选出主副本…' : `两个都收消息，主副本 ${leader} 还管定时和发送`
  return leader === undefined ? `${stopped} 停了，另一个正在接手…` : `${stopped} 停了，${leader} 接手，这一周照常`
}

const marks = { leads: '主', follows: '', stopped: '停' }

const Replica = ({ name, state, answered, answeredLast }: ReplicaFacts) => (
  <li class={`is-${state}`}>
    <span class="replicas-word">副本 </span>
    {name} {marks[state] && <b>{marks[state]} </b>}
    答了 {answered} 次{answeredLast && ' · 刚才'}
  </li>
)

/** Where the bot runs as several processes: who leads, who answered, and a button that takes the leader away. */
export const ReplicaLine = ({ replicas }: { replicas: readonly ReplicaFacts[] }) => {
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const stopped = replicas.find(({ state }) => state === 'stopped')
  const press = async () => {
    if (busy) return
    setBusy(true)
    await (stopped ? api.startStopped() : api.stopLeader()).catch((error: Error) => tell(error.message, 'error'))
    setBusy(false)
  }
  return (
    <section class="replicas" aria-label="副本">
      <ul>
        {replicas.map((one) => (
          <Replica key={one.name} {...one} />
        ))}
      </ul>
      <p role="status">{sentence(replicas)}</p>
      <button type="button" class="btn" aria-disabled={busy} onClick={() => void press()}>
        {busy ? '请稍候…' : stopped ? `启动副本 ${stopped.name}` : '停掉主副本'}
      </button>
    </section>
  )
}
