import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** What had the focus in a card that was just taken away. */
let left: { card: string; control: string } | undefined

const nameOf = (control: Element): string => control.getAttribute('data-name') || control.getAttribute('name') || ''

const hidesItsTop = (card: HTMLElement): boolean =>
  card.getBoundingClientRect().top < (card.closest('.messages')?.getBoundingClientRect().top ?? 0)

/** A card that is drawn anew, after a submit for example, keeps the focus: on the control of the same name, else on the card. */
export const useKeptFocus = (card: string): RefObject<HTMLElement | null> => {
  const article = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const { current } = article
    if (current && left?.card === card && document.activeElement === document.body) {
      const same = [...current.querySelectorAll<HTMLElement>('button, input, select, textarea')].find(
        (one) => nameOf(one) !== '' && nameOf(one) === left?.control,
      )
      if (same) same.focus()
      else {
        current.focus({ preventScroll: true })
        // A receipt is shorter than the form it replaces: its title would be out of sight.
        if (hidesItsTop(current)) current.scrollIntoView({ block: 'start' })
      }
    }
    left = undefined
    return () => {
      const focused = document.activeElement
      if (focused && current?.contains(focused)) left = { card, control: nameOf(focused) }
    }
  }, [card])
  return article
}
