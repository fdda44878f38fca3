import type { Light } from '../domain/light.ts'
import { lit } from '../texts/look.ts'
import type { Colour } from './kit/elements.ts'

const colours: Record<Light, Colour> = { red: 'red', yellow: 'orange', green: 'green' }

/** 灯 as a coloured word of a row. */
export const lamp = (light: Light): { word: string; colour: Colour } => ({ word: lit(light), colour: colours[light] })
