import type { ComponentChildren } from 'preact'
import { decodeEntities } from './entities.ts'

/** Only the web is a link; anything else is its text. */
export const SafeLink = ({ href, children }: { href: string; children?: ComponentChildren }) => {
  const address = decodeEntities(href)
  if (!/^https?:\/\//i.test(address)) return <span>{children}</span>
  return (
    <a href={address} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  )
}
