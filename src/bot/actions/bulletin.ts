import { readBulletin } from '../../db/bulletins.ts'
import type { Bulletin } from '../../domain/bulletin.ts'
import { bulletinToasts } from '../../texts/bulletin.ts'
import { toasts } from '../../texts/toasts.ts'
import {
  type BulletinOutcome,
  type BulletinWish,
  backToText,
  chooseLines,
  editBulletin,
  isOvertaken,
  selectLines,
  ticksOf,
} from '../../usecases/bulletin/change-bulletin.ts'
import { drawBulletin } from '../../usecases/bulletin/draw-bulletin.ts'
import { dropBulletin, issueBulletin } from '../../usecases/bulletin/issue-bulletin.ts'
import { auditBulletin } from '../../usecases/bulletin/open-bulletin.ts'
import { sendBulletinFile } from '../../usecases/bulletin/send-bulletin-file.ts'
import { sayPrivately } from '../../usecases/say.ts'
import { type Button, named, type Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** The buttons of 简报. */
const press = async (click: Click, action: Wish<'bulletin'>): Promise<CardAnswer> => {
  if (!click.may('bulletin', { all: true }).allow) return refuseClick(click, 'bulletin', { all: true })
  const bulletin = await readBulletin(click.tx, action.bulletin)
  if (!bulletin) return { toast: toasts.oldCard }
  const wish = { bulletin, rev: action.rev, form: click.form }
  if (action.do === 'open' && click.card.itemId !== bulletin.id) return openPrivately(click, bulletin)
  const outcome = await perform(click, wish, action.do)
  return {
    ...(outcome.says && { toast: bulletinToasts[outcome.says] }),
    card: await drawBulletin(click, outcome.bulletin, outcome.shown),
  }
}

const perform = async (click: Click, wish: BulletinWish, act: Wish<'bulletin'>['do']): Promise<BulletinOutcome> => {
  const { bulletin } = wish
  if (act === 'open') return { bulletin }
  if (act === 'word') return word(click, wish)
  if (bulletin.state !== 'draft')
    return { says: bulletin.state === 'issued' ? 'alreadyIssued' : 'alreadyDropped', bulletin }
  switch (act) {
    case 'choose':
      return chooseLines(click, wish)
    case 'select_all':
    case 'select_none':
      return selectLines(wish, act === 'select_all' ? 'all' : 'none')
    case 'save':
    case 'preview':
    case 'back':
      return editBulletin(click, wish, act)
    case 'change':
      return backToText(click, wish)
    case 'issue':
      return issueBulletin(click, wish, click.card.id)
    case 'drop':
      return dropBulletin(click, wish, click.card.id)
  }
}

/** 生成 Word 看样, and the file of an issue once more. */
const word = async (click: Click, wish: BulletinWish): Promise<BulletinOutcome> => {
  const { bulletin } = wish
  const shown = bulletin.state === 'draft' ? { ticked: ticksOf(click.form, 'groups') } : {}
  if (bulletin.state === 'dropped') return { says: 'alreadyDropped', bulletin }
  if (bulletin.state === 'draft' && (isOvertaken(wish) || bulletin.step !== 'preview'))
    return { says: 'overtaken', bulletin, shown: { ...shown, overtaken: true } }
  await sendBulletinFile(click, bulletin, `bulletin-word/${click.eventId}`)
  await auditBulletin(click, bulletin, 'word')
  return { says: 'making', bulletin, shown }
}

/** From a list or from under a digest: the card comes in private, to whoever pressed. */
export const openPrivately = async (click: Click, bulletin: Bulletin): Promise<CardAnswer> => {
  await sayPrivately(
    click,
    click.actor,
    `bulletin-open/${click.eventId}`,
    { card: await drawBulletin(click, bulletin) },
    { topic: 'bulletin', item: { id: bulletin.id } },
  )
  return { toast: bulletinToasts.opened }
}

const words = [
  ...(['open', 'choose', 'select_all', 'select_none', 'back', 'save'] as const),
  ...(['preview', 'change', 'word', 'issue', 'drop'] as const),
] as const

export const bulletinButton: Button<'bulletin'> = {
  right: 'bulletin',
  mark: ({ bulletin }) => bulletin,
  byName: (_, name, { topic, itemId }) => {
    const word = topic === 'bulletin' ? named(words, name) : undefined
    return word && { on: 'bulletin', do: word, bulletin: itemId }
  },
  press,
}
