import type { Chain } from '../../db/chains.ts'
import { dayOf } from '../../domain/time.ts'
import { safePart } from '../../exports/file-name.ts'
import type { MapWish } from '../../exports/wish.ts'
import { mapFileName } from '../../texts/maps.ts'
import type { Sentence } from '../../texts/plain.ts'
import type { ActorCtx } from '../context.ts'
import { type FileAsked, queueFile } from '../files/queue-file.ts'
import { readMap } from './read-map.ts'

/** The map of a chain as it stands now, as a picture or as a file. */
export const requestMap = async (
  ctx: ActorCtx,
  chain: Chain,
  format: MapWish['format'],
  asked: FileAsked,
): Promise<Sentence> => {
  const day = dayOf(ctx.now, ctx.rules.zone)
  const name = mapFileName(safePart(chain.aliases[0] ?? chain.name), day, format, ctx.rules.demo)
  const wish: MapWish = { map: await readMap(ctx, chain), chain: chain.id, format, name }
  return (await queueFile(ctx, { wish, chain: chain.id }, asked)).said
}
