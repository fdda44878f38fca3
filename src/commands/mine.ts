import { newId } from '../db/ids.ts'
import { mineNotYours } from '../texts/commands.ts'
import { showMine } from '../usecases/reports/draw-mine.ts'
import type { Command } from './command.ts'
import { say } from './refused.ts'

/** 我的: what this person owes now and has filed lately. */
export const mine: Command = {
  name: '我的',
  aliases: ['mine', 'me', '我的待办', '待办'],
  summary: '看我要报的和已报的，推进办看等补充的',
  usage: '我的',
  action: 'file',
  orElse: 'status',
  ofAnyChain: true,
  showsOnly: true,
  givesBack: ({ actor }, sentence) => say(actor.grants.length > 0 ? mineNotYours : sentence),
  run: async (asked) => {
    const outboxId = newId('out')
    return { where: 'private', content: { card: await showMine(asked, outboxId) }, outboxId }
  },
}
