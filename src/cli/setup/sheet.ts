import { importJson, type MenuButton, manifest } from '../../feishu/manifest.ts'
import { setupWords as words } from '../../texts/setup.ts'
import type { Change, Wanted } from './changes.ts'
import { consoleLinks } from './links.ts'

export interface SheetFacts {
  base: string
  appId: string
  /** Where the keys stand. */
  envFile: string
  wanted: Pick<Wanted, 'transport' | 'url' | 'scopes'>
}

/** What is left to do in the console, numbered, each with its link, the way through the menus, and the text to paste. */
export const sheet = (parts: readonly Change['part'][], facts: SheetFacts): string[] => {
  const links = consoleLinks(facts.base, facts.appId)
  const { transport, url = '', scopes } = facts.wanted
  const buttons: readonly MenuButton[] = manifest.menu
  const steps: Record<Change['part'], string[][]> = {
    scopes: [[words.sheetScopes, links.auth(scopes), words.sheetImport, ...importJson(scopes).split('\n')]],
    menu: [
      [
        words.sheetMenu,
        ...buttons.map(({ name, key, under }) => `${under ? `${under} → ` : ''}${name}${key ? `  ${key}` : ''}`),
        links.bot,
      ],
    ],
    keys: [[words.sheetKeys(facts.envFile), links.events]],
    events: [
      [
        transport === 'websocket' ? words.sheetEvents.websocket : words.sheetEvents.webhook(url),
        ...manifest.events,
        links.events,
      ],
      [
        transport === 'websocket' ? words.sheetCallbacks.websocket : words.sheetCallbacks.webhook(url),
        ...manifest.callbacks,
        links.callbacks,
      ],
    ],
    publish: [[words.sheetPublish, links.version]],
  }
  return numbered(parts.flatMap((part) => steps[part]))
}

export const numbered = (steps: readonly string[][]): string[] =>
  steps.flatMap(([first = '', ...rest], at) => [`${at + 1}. ${first}`, ...rest.map((line) => `   ${line}`)])
