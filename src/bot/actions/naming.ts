import { type Naming, readNaming, saveNaming } from '../../db/namings.ts'
import { namingToasts } from '../../texts/quiet.ts'
import { toasts } from '../../texts/toasts.ts'
import { drawNaming, sayNaming, whyNotNamed } from '../../usecases/reminding/naming.ts'
import { readWeeklyItem } from '../../usecases/reports/weekly-item.ts'
import type { Button, Wish } from '../button.ts'
import type { CardAnswer, Click } from '../click.ts'
import { refuseClick } from '../refuse-click.ts'

/** 点名: by the office's hand alone, in two clicks. */
const press = async (click: Click, action: Wish<'naming'>): Promise<CardAnswer> => {
  const naming = await readNaming(click.tx, action.naming)
  const weekly = naming && (await readWeeklyItem(click.tx, naming.itemId))
  if (!naming || !weekly) return { toast: toasts.oldCard }
  const object = { chain: weekly.chain.id }
  if (!click.may('naming', object).allow) return refuseClick(click, 'naming', object)
  if (naming.state !== 'proposed')
    return { toast: toasts.alreadySettled, card: await drawNaming(click, weekly, naming, naming.state) }
  const shown = async (changed: Partial<Naming>, state: 'proposed' | 'confirm' | 'cancelled') => {
    const next = { ...naming, ...changed }
    await saveNaming(click.tx, next)
    return drawNaming(click, weekly, next, state)
  }
  if (action.do === 'cancel')
    return {
      toast: namingToasts.cancelled,
      card: await shown({ state: 'cancelled', settledAt: click.now }, 'cancelled'),
    }
  // Filed, named by somebody else, the group gone or the day over since the card was drawn.
  if (await whyNotNamed(click, weekly))
    return { toast: namingToasts.notNow, card: await shown({ state: 'cancelled', settledAt: click.now }, 'cancelled') }
  switch (action.do) {
    case 'person':
      return { toast: namingToasts.changed, card: await shown({ withPerson: !naming.withPerson }, 'proposed') }
    case 'group':
      return {
        toast: namingToasts.changed,
        card: await shown({ use: naming.use === 'chief' ? 'taskforce' : 'chief' }, 'proposed'),
      }
    case 'name':
      return { toast: namingToasts.confirm, card: await shown({}, 'confirm') }
    case 'confirm':
      return { toast: namingToasts.said, card: await sayNaming(click, weekly, naming) }
  }
}

export const namingButton: Button<'naming'> = { right: 'naming', mark: ({ naming }) => naming, press }
