import { holds } from './pieces.ts'
import { buttonsIn, type Heard, type OfferedField, type Player, wordsHeard } from './play.ts'
import type { Item, OfferWish } from './set.ts'

type Offer = Map<string, OfferedField> | undefined

const list = (wish: string | readonly string[] | undefined): readonly string[] =>
  wish === undefined ? [] : typeof wish === 'string' ? [wish] : wish

/** Whether pressing a button of that name files the report, and what the answer then says. */
const pressing = async (player: Player, item: Item, name: string) => {
  const again = await player.says(item, item.text)
  const button = buttonsIn(again).find((one) => one.name === name)
  if (!button) return undefined
  const pressed = await player.presses(item, button)
  return { filed: pressed.changed.includes('revision'), words: wordsHeard(pressed) }
}

/** A filled card to confirm, with nothing filed yet. */
export const judgeOffer = async (
  player: Player,
  item: Item,
  heard: Heard,
  offer: Offer,
  wish: OfferWish,
): Promise<string[]> => {
  if (heard.changed.includes('revision')) return ['filed without being asked']
  if (wish.no_news) return noNews(player, item)
  if (!offer) return ['no filled card']
  const field = (name: string): string => offer.get(name)?.value ?? ''
  const text = (name: string, has: readonly string[] = [], hasnt: readonly string[] = []): string[] => [
    ...has.filter((piece) => !holds(field(name), piece)).map((piece) => `${name} lacks ${piece}`),
    ...hasnt.filter((piece) => holds(field(name), piece)).map((piece) => `${name} has ${piece}`),
  ]
  const anywhere = [...offer.values()].map(({ value }) => value).join('\n')
  const picks = ['ask_level', 'risk'] as const
  const picked: string[] = []
  for (const name of picks) {
    const wanted = list(wish[name])
    if (wanted.length === 0) continue
    const value = field(name)
    if (value !== '' && wanted.includes(value)) continue
    const asked = value === '' || (await pressing(player, item, 'confirm'))?.filed === false
    if (asked && wanted.includes('ask')) continue
    picked.push(`${value === 'none' && !asked ? 'hides ' : ''}${name} is ${value || 'asked'}, not ${wanted.join('|')}`)
  }
  return [
    ...text('progress', wish.progress_has, wish.progress_hasnt),
    ...text('next_plan', wish.plan_has, wish.plan_hasnt),
    ...text('ask_detail', wish.ask_detail_has),
    ...(wish.anywhere_has ?? []).filter((piece) => !holds(anywhere, piece)).map((piece) => `nowhere ${piece}`),
    ...picked,
  ]
}

/** One press files 本周无新增. */
const noNews = async (player: Player, item: Item): Promise<string[]> => {
  for (const name of ['no_news', 'confirm']) {
    const pressed = await pressing(player, item, name)
    if (pressed?.filed && pressed.words.includes('无新增')) return []
  }
  return ['no button files 本周无新增']
}
