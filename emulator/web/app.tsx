import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks'
import { api, type PersonFacts } from './api.ts'
import { Chat } from './chat/chat.tsx'
import { ChatList } from './chat/chat-list.tsx'
import { chatsOf, direct } from './chat/chats.ts'
import { useReading } from './chat/use-reading.ts'
import { firstView } from './first-view.ts'
import { Names } from './names.ts'
import { begin, useRoute } from './route.ts'
import { ClockBar } from './shell/clock-bar.tsx'
import { PersonSwitch } from './shell/person-switch.tsx'
import { RefusalNotice } from './shell/refusal-notice.tsx'
import { ReplicaLine } from './shell/replica-line.tsx'
import { ToastContext, ToastLine, useToast } from './shell/toasts.tsx'
import { UrgentNotice } from './shell/urgent-notice.tsx'
import { tourSteps } from './tour/steps.ts'
import { TourLine, useTour } from './tour/tour.tsx'
import { Uploads } from './uploads.ts'
import { useWorld, type World } from './use-world.ts'

/** With facts from who runs the emulator, else everyone of the tenant without posts. */
const peopleOf = ({ people, snapshot }: World): PersonFacts[] =>
  people.length > 0 ? people : snapshot.people.map(({ open_id, name }) => ({ open_id, name, posts: [] }))

interface SharedProps {
  names(openId: string): string
  uploads: World['snapshot']['uploads']
  children: ComponentChildren
}

const Shared = ({ names, uploads, children }: SharedProps) => (
  <Names.Provider value={names}>
    <Uploads.Provider value={uploads}>{children}</Uploads.Provider>
  </Names.Provider>
)

const Desk = ({ world, refresh }: { world: World; refresh(): Promise<void> }) => {
  const { snapshot, due } = world
  const route = useRoute()
  const people = peopleOf(world)
  const person = people.find(({ open_id }) => open_id === route.person)?.open_id ?? people[0]?.open_id ?? ''
  const chats = chatsOf(snapshot, person)
  const open = chats.find(({ key }) => key === route.chat)
  const openKey = open?.key

  useReading(person, open)
  // Feishu reports that a person enters the direct chat with the bot.
  useEffect(() => {
    if (openKey === direct) void api.enter(person).catch(() => undefined)
  }, [person, openKey])

  const nameOf = useCallback(
    (openId: string) =>
      snapshot.people.find(({ open_id }) => open_id === openId)?.name ??
      (openId === snapshot.app.bot_open_id ? snapshot.app.bot_name : openId),
    [snapshot],
  )
  const unreadOf = (who: string) => chatsOf(snapshot, who).reduce((sum, { unread }) => sum + unread, 0)
  const moved = useRef(false)
  useEffect(() => {
    const first = route.person === '' ? firstView(snapshot, people) : undefined
    if (first) begin(first)
    else moved.current = true
  }, [route.person === ''])
  const tour = useTour()
  const steps = useMemo(() => tourSteps(snapshot, world.people), [snapshot, world.people])
  const typed = useMemo(() => snapshot.forms[person] ?? {}, [snapshot, person])
  return (
    <Shared names={nameOf} uploads={snapshot.uploads}>
      <header class="top">
        <PersonSwitch people={people} person={person} unreadOf={unreadOf} />
        <ClockBar now={snapshot.now} due={due} moved={refresh}>
          {steps.length > 0 && !tour.open && (
            <button type="button" class="btn" aria-label="打开试一试" onClick={() => tour.show(true)}>
              试一试
            </button>
          )}
        </ClockBar>
        <p class="local">
          <b>本地模拟飞书</b>，不是真的飞书<span class="local-more">；人和消息都在这台电脑上，随便点</span>
        </p>
      </header>
      {steps.length > 0 && tour.open && <TourLine steps={steps} close={() => tour.show(false)} />}
      {world.replicas.length > 1 && <ReplicaLine replicas={world.replicas} />}
      <RefusalNotice refused={snapshot.refused} />
      <UrgentNotice snapshot={snapshot} person={person} />
      <main class={`desk ${open ? 'shows-chat' : 'shows-list'}`}>
        <ChatList person={person} chats={chats} open={openKey ?? ''} now={snapshot.now} />
        {open ? (
          <Chat
            key={`${person}/${open.key}`}
            view={open}
            person={person}
            snapshot={snapshot}
            wanted={route.message}
            fromList={moved.current}
            typed={typed}
          />
        ) : (
          <section class="chat chat-empty">请选一个会话。</section>
        )}
      </main>
    </Shared>
  )
}

export const App = () => {
  const { world, connected, refresh } = useWorld()
  const { toast, tell, clear } = useToast()
  const { person } = useRoute()
  // A toast belongs to the person who clicked.
  useEffect(clear, [person, clear])
  return (
    <ToastContext.Provider value={tell}>
      {!connected && (
        <p class="offline" role="alert">
          与本地飞书断开了，正在重连；如已结束，请重新启动。
        </p>
      )}
      {world ? <Desk world={world} refresh={refresh} /> : <p class="notice">正在打开…</p>}
      <ToastLine toast={toast} />
    </ToastContext.Provider>
  )
}
