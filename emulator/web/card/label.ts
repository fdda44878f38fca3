import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Json } from '../../server/json.ts'
import { wordsOf } from './plain.tsx'

/** The text that stands right before a component. */
export const SaidBefore = createContext('')

/** Markdown without its marks, for a label that is heard and not seen. */
export const bareWords = (markdown: string): string => markdown.replace(/<[^>]*>|[*_`#~]/g, '').trim()

/** What a control is called: its own label, the line before it, else what stands in it while it is empty. */
export const useLabel = (node: Json): string => {
  const before = useContext(SaidBefore)
  return wordsOf(node.label) || before || wordsOf(node.placeholder) || '填写'
}
