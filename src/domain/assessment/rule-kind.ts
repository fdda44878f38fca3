import type * as z from 'zod'
import type { ChainFacts } from './facts.ts'
import type { Computed } from './line.ts'

/** What every rule of a file has, whatever it computes. */
export interface RuleHead {
  id: string
  /** The most it gives; of one that only takes away, 0. */
  points: number
}

/** One way of computing a line. Its numbers stand in the file of rules, none of them here. */
export interface RuleKind<Key extends string = string, Shape extends z.ZodRawShape = z.ZodRawShape> {
  key: Key
  /** Its parameters in the file. */
  params: Shape
  compute(rule: RuleHead & z.output<z.ZodObject<Shape>>, facts: ChainFacts): Computed
  /** What a person enters under it, and is all it knows. */
  byHand?: 'deduct' | 'bonus' | 'score'
}

export const ruleKind = <const Key extends string, Shape extends z.ZodRawShape>(
  kind: RuleKind<Key, Shape>,
): RuleKind<Key, Shape> => kind
