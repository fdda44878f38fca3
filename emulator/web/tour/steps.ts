import { isObject, text } from '../../server/json.ts'
import type { EmuMessage, EmuSnapshot } from '../../server/types.ts'
import type { PersonFacts } from '../api.ts'
import { direct } from '../chat/chats.ts'
import type { Route } from '../route.ts'

export interface Step {
  words: string
  done: boolean
  /** Where it happens, if it is not the clock. */
  to?: Route
}

const holds =
  (post: string, chain?: string) =>
  ({ posts }: PersonFacts): boolean =>
    posts.some((one) => one.post === post && (chain === undefined || one.chain === chain))

/** Names are marked as invented; here that would only be long. */
const short = ({ name }: PersonFacts): string => name.replace(/（.*?）/g, '')

const titleOf = ({ content }: EmuMessage): string =>
  isObject(content.header) && isObject(content.header.title) ? text(content.header.title.content) : ''

interface Cast {
  reporter: PersonFacts
  office: PersonFacts
  chief: PersonFacts
  /** The chief's group. */
  group: string
  chain: string
}

/** Undefined where the tenant has no such people: then there is no tour. */
const castOf = ({ chats }: EmuSnapshot, people: readonly PersonFacts[]): Cast | undefined => {
  const reporter = people.find(holds('主报'))
  const chain = reporter?.posts.find(({ post }) => post === '主报')?.chain
  const office = people.find(holds('推进办'))
  const chief = people.find(holds('链长', chain))
  const group = chats.find(({ mode, members }) => mode === 'group' && chief && members.includes(chief.open_id))
  return reporter && office && chief && group && chain !== undefined
    ? { reporter, office, chief, group: group.chat_id, chain }
    : undefined
}

/** How a task of a 批示 goes, from the chief's word to the office's. */
const taskStates = ['待签收', '办理中', '已办待销', '已销号'] as const

/** The shortest way through a week, and from a 批示 to the end of its task; each step is done when the tenant shows it, however it came about. */
export const tourSteps = (snapshot: EmuSnapshot, people: readonly PersonFacts[]): Step[] => {
  const cast = castOf(snapshot, people)
  if (!cast) return []
  const { reporter, office, chief, group, chain } = cast
  const directId = (who: PersonFacts) =>
    snapshot.chats.find(({ mode, members }) => mode === 'p2p' && members.includes(who.open_id))?.chat_id
  const inChat = (chatId: string | undefined) => snapshot.messages.filter(({ chat_id }) => chat_id === chatId)
  const cards = (chatId: string | undefined) => inChat(chatId).filter(({ msg_type }) => msg_type === 'interactive')
  const says = (who: PersonFacts) => snapshot.messages.some(({ sender }) => sender.id === who.open_id)
  const reports = cards(directId(reporter))
  const digests = cards(group)
  const tasks = cards(directId(reporter))
    .map(({ content }) => JSON.stringify(content))
    .filter((card) => card.includes('任务〔'))
  /** As far as that, or further. */
  const stood = (state: number) => taskStates.slice(state).some((word) => tasks.some((card) => card.includes(word)))
  const at = (who: PersonFacts, chat: string = direct): Route => ({ person: who.open_id, chat })
  return [
    {
      words: `换成${short(reporter)}，打开助手`,
      done: reports.some(({ read_by }) => read_by.includes(reporter.open_id)),
      to: at(reporter),
    },
    {
      words: '填好周报，点「提交」',
      done: reports.some((card) => titleOf(card).startsWith('已收到')),
      to: at(reporter),
    },
    {
      words: `换成${short(office)}，发「状态」`,
      done: says(office) && cards(directId(office)).some((card) => titleOf(card).startsWith('报送状态')),
      to: at(office),
    },
    // What is changed in the very minute of the digest is still part of it: the last step needs a later clock.
    {
      words: '点「下一节点」，摘要发出后再点一次',
      done: digests.some(({ create_time }) => snapshot.now > create_time),
    },
    {
      words: `换成${short(chief)}，看链长群`,
      done: digests.some(({ read_by }) => read_by.includes(chief.open_id)),
      to: at(chief, group),
    },
    { words: `${short(chief)}给助手发「查 本周」`, done: says(chief), to: at(chief) },
    {
      words: `换回${short(reporter)}，「修改」后提交，看摘要更新`,
      done: digests.some(({ history }) => history.length > 0),
      to: at(reporter),
    },
    { words: `${short(chief)}给助手发「批示 ${chain} 请专班摸清用电缺口」`, done: stood(0), to: at(chief) },
    { words: `换成${short(reporter)}，在收到的任务上点「签收」`, done: stood(1), to: at(reporter) },
    { words: `${short(reporter)}发「办结 任务1 已摸清用电缺口」`, done: stood(2), to: at(reporter) },
    { words: `换成${short(office)}，发「销号 任务1」，再点「销号」`, done: stood(3), to: at(office) },
  ]
}
