import { readFileSync } from 'node:fs'

/** `scripts/bundle.ts` puts the version in its place: a bundle may lie anywhere, and what lies beside it is not ours. */
declare const versionOfBundle: string | undefined

const ofSources = (): string => {
  const file = new URL('../package.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}

export const version: string = typeof versionOfBundle === 'string' ? versionOfBundle : ofSources()

/** `scripts/bundle.ts` puts one figure for all sources in its place; sources that run as they are have none, for they may change at any time. */
declare const buildOfBundle: string | undefined

export const build: string | undefined = typeof buildOfBundle === 'string' ? buildOfBundle : undefined
