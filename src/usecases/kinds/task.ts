import type { Hands } from '../records/hands.ts'

export const taskHands: Hands = {}
