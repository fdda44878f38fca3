import {
  type BinaryOperationNode,
  OperatorNode,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  type RawNode,
} from 'kysely'
import type pg from 'pg'
import type { Twofold } from '../dialect.ts'
import { databaseCode, isStalePlan } from '../errors.ts'
import type { Blocking } from './blocking.ts'

/** Takes PostgreSQL's side where a query says something for both. */
class Compiler extends PostgresQueryCompiler {
  protected override visitRaw(node: RawNode): void {
    super.visitRaw('postgres' in node ? (node as Twofold).postgres : node)
  }

  /** Nothing is in an empty list; only SQLite takes one. */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, rightOperand } = node
    if (PrimitiveValueListNode.is(rightOperand) && rightOperand.values.length === 0)
      this.append(OperatorNode.is(operator) && operator.operator === 'in' ? 'false' : 'true')
    else super.visitBinaryOperation(node)
  }
}

export class Dialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new Compiler()
  }
}

/** A text is parsed and planned once for each connection, if the server knows it by a name: that halves the way to it and back. */
const names = new Map<string, string>()
const mostNames = 500

/** Rare words and frequent ones want plans of their own: one for all reads the whole index of texts for a rare one. */
const isPlannedAnew = (text: string): boolean => text.includes(' as tsquery)')

const nameOf = (text: string): string | undefined => {
  if (isPlannedAnew(text)) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= mostNames) return known
  const name = `lz_${names.size}`
  names.set(text, name)
  return name
}

/** The net under the door: what PostgreSQL does not take in a text, it refuses the whole transaction for. */
const storable = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value

type Client = Pick<pg.PoolClient, 'query' | 'release'>

export interface Asking {
  ask(text: string, values: readonly unknown[]): Promise<pg.QueryResult>
  /** Its plans are older than the tables: a new connection knows none. */
  isSpent(): boolean
}

export const asking = (client: Pick<pg.PoolClient, 'query'>): Asking => {
  let spent = false
  return {
    ask: async (text, values) => {
      const name = nameOf(text)
      const said = { text, values: values.map(storable) }
      try {
        return await client.query({ ...said, ...(name !== undefined && { name }) })
      } catch (error) {
        if (!isStalePlan(error)) throw withCode(error)
        spent = true
        // Without a name it is planned anew. Inside of a transaction that helps no more.
        return await client.query(said).catch(() => {
          throw error
        })
      }
    },
    isSpent: () => spent,
  }
}

const clients = new WeakMap<Client, PostgresPoolClient>()

/** The same one for the same client: Kysely knows its connections by them. */
const named = (client: Client): PostgresPoolClient => {
  const known = clients.get(client)
  if (known) return known
  const { ask, isSpent } = asking(client)
  const made = { query: ask, release: () => client.release(isSpent()) } as unknown as PostgresPoolClient
  clients.set(client, made)
  return made
}

/** Of a connection that ends or does not come about the driver says so in words alone. */
const withCode = (error: unknown): unknown =>
  error instanceof Error && databaseCode(error) === undefined && /terminated|timeout|not queryable/i.test(error.message)
    ? Object.assign(error, { code: 'ECONNRESET' })
    : error

/** Kysely's idea of a pool, over whatever hands out clients. */
export const poolOf = (from: { connect(): Promise<Client>; end(): Promise<void> }): PostgresPool => ({
  connect: async () => {
    try {
      return named(await from.connect())
    } catch (error) {
      throw withCode(error)
    }
  },
  end: () => from.end(),
})

/** One connection that is waited for. */
export const blockingPool = (blocking: Blocking): PostgresPool =>
  ({
    connect: async () => ({
      query: async (text: string, values: unknown[]) => ({ command: 'SELECT', rows: blocking.ask(text, [...values]) }),
      release: () => undefined,
    }),
    end: async () => undefined,
  }) as unknown as PostgresPool
