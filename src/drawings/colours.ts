import type { FirmRole, Gap } from '../domain/chain-map.ts'
import type { RecordLight } from '../domain/records/light.ts'

/** On white each is at least 4.5:1, so that small words can be read. */
export const grey = '#646a73'
export const ink = '#1f2329'
export const blue = '#1d4ed8'
export const line = '#c9cdd4'
export const warm = '#b45309'

export const gapColours: Record<Gap, { strong: string; pale: string }> = {
  空白: { strong: '#b91c1c', pale: '#fef2f2' },
  弱: { strong: '#b45309', pale: '#fffbeb' },
  外购: { strong: '#7e22ce', pale: '#faf5ff' },
}
export const roleColours: Record<FirmRole, string> = {
  链主: '#1d4ed8',
  骨干: '#0f766e',
  配套: '#475569',
  科研机构: '#6d28d9',
}
export const lightColours: Record<RecordLight, string> = {
  red: '#b91c1c',
  orange: '#c2410c',
  yellow: '#92600a',
  blue: '#1d4ed8',
  green: '#15803d',
}
