import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Folds an open menu on Escape and on a press elsewhere; who was inside it comes back to what opened it. */
export const useClosing = (menu: RefObject<HTMLDetailsElement | null>): void => {
  useEffect(() => {
    const pressed = ({ target }: Event) => {
      if (menu.current && target instanceof Node && !menu.current.contains(target)) menu.current.open = false
    }
    const typed = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !menu.current?.open) return
      if (menu.current.contains(document.activeElement)) menu.current.querySelector('summary')?.focus()
      menu.current.open = false
    }
    addEventListener('pointerdown', pressed)
    addEventListener('keydown', typed)
    return () => {
      removeEventListener('pointerdown', pressed)
      removeEventListener('keydown', typed)
    }
  }, [menu])
}
