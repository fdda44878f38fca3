import type { ChatKind } from '../domain/people.ts'

export const inTheGroup = '请在要绑定的群里 @我 发「绑定 产业链名」。'
export const bindWhat = '请写明绑定到哪里，例如「绑定 航天」「绑定 推进办」。'
export const looking = '正在核对群成员，稍后给出确认卡片。'

export const titles = {
  proposed: '请确认绑定',
  confirmed: '已绑定',
  cancelled: '没有绑定',
  replaced: '没有绑定',
  gone: '没有绑定',
} as const
export const target = (group: string, use: string): string => `群「${group}」绑定到：${use}`
/** What a bound group gets, and so everybody in it. */
export const effects: Record<ChatKind, string> = {
  chief: '绑定后，本链的摘要、月报和简报发到这个群，群里的人都能看到。',
  taskforce: '绑定后，群里可以查本链的报送状态，推进办点名也发到这个群，群里的人都能看到。',
  office: '绑定后，报送情况、各链汇总和提醒发到这个群，群里的人都能看到。',
  leading: '绑定后，领导小组的月报和简报发到这个群，群里的人都能看到。',
}
export const replaces = (use: string): string => `原来绑定的是：${use}，确认后改绑。`
export const allKnown = (members: number, except?: string): string =>
  except === undefined
    ? `✓ 群里 ${members} 人都有权查看。`
    : `✓ 群里 ${members} 人，除发起绑定的${except}外都有权查看。`
export const strangers = (v: {
  names: readonly string[]
  count: number
  members: number
  except?: string | undefined
}): string =>
  `✗ 群里 ${v.members} 人，其中 ${v.count} 人无权查看：${v.names.join('、')}${v.count > v.names.length ? '等' : ''}。${v.except === undefined ? '' : `发起绑定的${v.except}不在其内。`}`
export const anyway = (count: number): { title: string; text: string } => ({
  title: '仍要绑定？',
  text: `有 ${count} 人本来无权查看，绑定后也能看到发到群里的内容。`,
})
const mostAsked = 5
/** In the group, where nobody presses anything. */
export const whoConfirms = (posts: string, asked: readonly string[]): string => {
  if (asked.length === 0) return `要由${posts}确认，现在没有能私信到的人。请管理员先用「成员」核对、登记。`
  const rest = asked.length > mostAsked ? `等 ${asked.length} 人` : ''
  return `由${posts}确认：已私信${asked.slice(0, mostAsked).join('、')}${rest}。`
}
export const startedBy = (name: string): string => `由${name}发起。`
export const ends = {
  confirmed: (by: string, at: string) => `${by}确认，${at}`,
  cancelled: (by: string, at: string) => `${by}取消，${at}`,
  replaced: (by: string, at: string) => `${by}${at} 在群里另发了绑定，以新的为准。`,
  gone: (by: string, at: string) => `${by}${at} 确认时，群里已有外部人员，或机器人已不在群里。`,
} as const
