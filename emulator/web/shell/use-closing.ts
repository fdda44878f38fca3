import type { RefObject } from 'preact'
import { useEffect } from 'preact/hooks'

/** Folds an open menu on Escape and on a press elsewhere. */
export const useClosing = (menu: RefObject<HTMLDetailsElement | null>): void => {
  useEffect(() => {
    const close = () => {
      if (menu.current) menu.current.open = false
    }
    const pressed = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target)) close()
    }
    const typed = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close()
    }
    addEventListener('pointerdown', pressed)
    addEventListener('keydown', typed)
    return () => {
      removeEventListener('pointerdown', pressed)
      removeEventListener('keydown', typed)
    }
  }, [menu])
}
