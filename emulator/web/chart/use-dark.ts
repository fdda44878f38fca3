import { useEffect, useState } from 'preact/hooks'

const query = () => matchMedia('(prefers-color-scheme: dark)')

export const useDark = (): boolean => {
  const [dark, setDark] = useState(() => query().matches)
  useEffect(() => {
    const media = query()
    const changed = () => setDark(media.matches)
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }, [])
  return dark
}
