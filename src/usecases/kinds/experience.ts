import { experienceCard } from '../../cards/experience.ts'
import { chatsFor } from '../../db/chats.ts'
import { showOn } from '../../db/record-shown.ts'
import type { StoredRecord } from '../../db/records.ts'
import { mayBePublic } from '../../domain/kinds/experience.ts'
import type { Ctx } from '../context.ts'
import type { Hands } from '../records/hands.ts'
import { chainNameOf, numberOf } from '../records/names.ts'
import { inWorkingHours, sendTo } from '../say.ts'

/** What was adopted and may be public goes to every chain's group, once however often it is adopted. */
export const experienceHands: Hands = {
  after: async (ctx, { record, before, step }) => {
    const adopted = step.step === 'adopt' && before?.state !== record.state
    if (adopted && record.values.public === mayBePublic && !record.sensitive) await publish(ctx, record)
    return []
  },
}

const publish = async (ctx: Ctx, record: StoredRecord): Promise<void> => {
  const { title, values } = record
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : undefined)
  const card = experienceCard({
    number: numberOf(ctx, record),
    chain: await chainNameOf(ctx, record.chainId),
    title,
    category: String(values.category),
    context: text('context'),
    how: String(values.how),
    effect: String(values.effect),
  })
  for (const { chatId, chainId } of await chatsFor(ctx.tx, 'chief')) {
    const to = { type: 'chat_id', id: chatId } as const
    const about = { itemId: record.id, ...(chainId !== undefined && { chainId }) }
    const cause = `experience/${record.id}`
    const sent = await sendTo(ctx, to, {
      cause,
      topic: 'experience',
      content: { card },
      about,
      notBefore: inWorkingHours(ctx),
    })
    if (sent.fresh) await showOn(ctx.tx, sent.id, { as: 'experience', by: '' }, [record.id], ctx.now)
  }
}
