import type { Role } from '../domain/people.ts'
import { type Sentence, safe, sentence } from './plain.ts'

export const greetingTitle = '您好'
export const claimedTitle = '您已登记为管理员'

export const greeting = (name: string, duties: readonly string[]): Sentence =>
  duties.length > 0
    ? sentence`${safe(name)}，您好。我是链长制工作助手，您是${duties.map(safe).join('、')}。`
    : sentence`${safe(name)}，您好。我是链长制工作助手。您还没有登记职责，请联系推进办或管理员。`

/** @param lead workdays from the card to the due time */
export const cardComes = (lead: number): Sentence =>
  sentence`每期${lead === 0 ? '截止当天' : lead === 1 ? '截止前一个工作日' : `截止前 ${lead} 个工作日`}，我会把填报卡片发到这里。`

/** What comes of a post by itself, or is done with it, each in one line. */
export const roleGreets: Record<Exclude<Role, 'reporter'>, Sentence> = {
  backup: sentence`主报没报或不在时，由您代报，到时候我会私信您。`,
  lead: sentence`本链报没报、要审签的、要办的，都可以在这里看、在这里办。`,
  contributor: sentence`有情况要写进本链周报，发「补充」加上内容就行。`,
  chief: sentence`本链的摘要到时候推送给您；要您定的事，在卡片上点一下，或直接回话。`,
  office: sentence`各链报送、催报、摘要、简报，都在这里看、在这里办。`,
  leader: sentence`各链情况随时可看，可以直接批示。`,
  admin: sentence`加人：私信我「成员 产业链 加 职责 姓名 手机号」；绑定群：先把我拉进群，在群里 @我 发「绑定 产业链」。`,
}
/** Behind the post, for whoever has just claimed it: nothing is there yet. */
export const claimedSteps: readonly Sentence[] = [
  sentence`1．先登记推进办，绑定群要推进办确认：「成员 加 推进办 姓名 手机号」；您自己兼任的，只写自己的姓名。`,
  sentence`2．再登记各链主报、备报，例如「成员 航天 加 主报 李工 手机号」。登记好的人会收到我的问候。`,
  sentence`3．把我拉进群，在群里 @我 发「绑定 航天」「绑定 推进办」。`,
  sentence`产业链名单在区文件里改，改完在服务器上运行 lianzhang apply。`,
]
export const greetingHelp = '发「帮助」看能做什么。'
export const tries = {
  mine: '试一试：看要我办的',
  status: '试一试：看报送情况',
  members: '试一试：看成员',
  help: '看帮助',
} as const
