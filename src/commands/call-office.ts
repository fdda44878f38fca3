import { actorsSince } from '../db/audit.ts'
import { readChain } from '../db/chains.ts'
import { beginOfDay } from '../domain/time.ts'
import { called, calledAlready, callsForHelp } from '../texts/answers.ts'
import { postNamed } from '../texts/refusals.ts'
import { relayNobody } from '../texts/relay.ts'
import { roleWords } from '../texts/words.ts'
import { audited } from '../usecases/audited.ts'
import { knock } from '../usecases/people/knock.ts'
import { helpers } from '../usecases/refuse.ts'
import { officeRecipients } from '../usecases/reminding/recipients.ts'
import { tellOffice } from '../usecases/tell.ts'
import type { Asked, Command } from './command.ts'
import { say } from './refused.ts'

/** 转人工: names the people of the office and leaves them a note, once a day for each person. */
export const callOffice: Command = {
  name: '转人工',
  aliases: ['人工', '找人工'],
  summary: '请推进办的人来找您',
  usage: '转人工',
  action: 'help',
  run: async (asked) => {
    if (asked.actor.grants.length === 0) return say(await knock(asked, asked.text, asked.place.kind))
    if ((await officeRecipients(asked.tx)).length === 0) return say(relayNobody)
    const office = postNamed(await helpers(asked.tx, 'office'))
    const today = await actorsSince(asked.tx, 'call-office', beginOfDay(asked.now, asked.rules.zone))
    if (today.includes(asked.actor.openId)) return say(calledAlready(office))
    await tellOffice(asked, `call/${asked.requestId}`, callsForHelp(asked.actor.name, await dutiesOf(asked)))
    await audited(asked, 'call-office', { object: '', place: asked.place.kind })
    return say(called(office))
  },
}

const dutiesOf = async ({ tx, actor }: Asked): Promise<string[]> => {
  const duties: string[] = []
  for (const { role, chain } of actor.grants)
    duties.push(`${chain === undefined ? '' : ((await readChain(tx, chain))?.name ?? '')}${roleWords[role]}`)
  return duties
}
