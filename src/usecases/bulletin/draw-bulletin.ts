import { bulletinChooseCard } from '../../cards/bulletin-choose.ts'
import { bulletinEditCard } from '../../cards/bulletin-edit.ts'
import { type BulletinPreviewView, bulletinPreviewCard } from '../../cards/bulletin-preview.ts'
import type { Card } from '../../cards/kit/card.ts'
import { readSources } from '../../db/bulletins.ts'
import { allChats, isBulletinGroup } from '../../db/chats.ts'
import { lastBulletin } from '../../db/last-numbers.ts'
import { weekliesReported } from '../../db/months.ts'
import { type Bulletin, type BulletinContent, type BulletinFault, lineKinds } from '../../domain/bulletin.ts'
import { dayOf } from '../../domain/time.ts'
import * as t from '../../texts/bulletin.ts'
import { shortTimeText, weekLabel } from '../../texts/dates.ts'
import { chatUseWords } from '../chat-words.ts'
import type { Ctx } from '../context.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import { printBulletin } from './print-bulletin.ts'
import { overfull, writeDraft } from './write-draft.ts'

/** What a card shows besides what is stored. */
export interface Shown {
  typed?: BulletinContent | undefined
  faults?: readonly BulletinFault[] | undefined
  /** Over the choice. */
  fault?: string | undefined
  /** Ticks that have not been stored. */
  ticked?: readonly string[] | 'all' | undefined
  /** The number of the last issue, which is not known here, was not given. */
  lastFault?: boolean | undefined
  /** Somebody else saved meanwhile. */
  overtaken?: boolean | undefined
}

const mostChoices = 60
const mostOfKind = 20

/** `2026年第36周`: it may lie for weeks, so nothing like 本周. */
export const rangeText = ({ from, to }: Bulletin): string => {
  const weeks = weekLabel(from === to ? [from] : [from, to])
  return weeks.includes('年') ? weeks : `${from.slice(0, 4)}年${weeks}`
}

/** The card of a bulletin as it stands: the step the office is at, or how it ended. */
export const drawBulletin = (ctx: Ctx, bulletin: Bulletin, shown: Shown = {}): Promise<Card> => {
  if (bulletin.state !== 'draft') return drawPreview(ctx, bulletin, bulletin.state, shown)
  // What somebody typed is given back, wherever the draft has got to.
  if (bulletin.step === 'edit' || shown.typed) return drawEdit(ctx, bulletin, shown)
  return bulletin.step === 'choose' ? drawChoose(ctx, bulletin, shown) : drawPreview(ctx, bulletin, 'preview', shown)
}

const commonOf = (ctx: Ctx, bulletin: Bulletin, { overtaken, typed }: Shown) => {
  const words = typed ? t.overtaken : t.changedBefore
  const at = shortTimeText(bulletin.savedAt, ctx.rules.zone)
  return {
    bulletin: bulletin.id,
    rev: bulletin.rev,
    rangeText: rangeText(bulletin),
    overtaken: overtaken ? words(bulletin.savedByName, at) : undefined,
    savedText: t.savedLine(bulletin.savedByName, at),
  }
}

const drawChoose = async (ctx: Ctx, bulletin: Bulletin, shown: Shown): Promise<Card> => {
  const candidates = await candidatesOf(ctx, bulletin)
  const severalWeeks = new Set(candidates.flatMap(({ week }) => week ?? [])).size > 1
  // Asks and risks are few and matter most: progress takes the room they leave.
  const shares = { experience: mostOfKind, ask: mostOfKind, risk: mostOfKind, progress: mostChoices }
  let room = mostChoices
  const listed = new Map<string, typeof candidates>()
  for (const kind of ['experience', 'ask', 'risk', 'progress'] as const) {
    const some = candidates.filter((one) => one.kind === kind).slice(0, Math.min(shares[kind], room))
    listed.set(kind, some)
    room -= some.length
  }
  const all = [...listed.values()].flat()
  const stored = shown.ticked ? [] : await readSources(ctx.tx, bulletin.id)
  // Nobody has chosen yet: what can be said within the limits is offered.
  const offered = shown.ticked || stored.length > 0 ? undefined : sensible(all)
  const ticked =
    shown.ticked === 'all'
      ? all.map(({ key }) => key)
      : (shown.ticked ?? offered ?? stored.map(({ kind, rev, itemId }) => `${kind}/${rev}/${itemId}`))
  return bulletinChooseCard({
    ...commonOf(ctx, bulletin, shown),
    // An experience is no part of a report: where there is none, nothing is missing.
    kinds: lineKinds
      .filter((kind) => kind !== 'experience' || listed.get(kind)?.length)
      .map((kind) => ({
        kind,
        options: (listed.get(kind) ?? []).map(({ key, label, week }) => ({
          value: key,
          label: t.choiceLabel(severalWeeks ? week : undefined, label),
        })),
        chosen: [...ticked],
      })),
    preselected: offered && { count: offered.length, left: all.length - offered.length },
    reported: await weekliesReported(ctx.tx, bulletin),
    total: candidates.length,
    rest: candidates.length - (mostChoices - room),
    fault: shown.fault,
  })
}

/** The newest first, as long as every section holds them. */
const sensible = (candidates: readonly Candidate[]): string[] => {
  const chosen: Candidate[] = []
  for (const one of candidates.toReversed()) if (!overfull(writeDraft([...chosen, one]))) chosen.push(one)
  return chosen.map(({ key }) => key)
}

const drawEdit = async (ctx: Ctx, bulletin: Bulletin, shown: Shown): Promise<Card> =>
  bulletinEditCard({
    ...commonOf(ctx, bulletin, shown),
    content: shown.typed ?? bulletin.content,
    faults: shown.faults ?? [],
    sources: (await readSources(ctx.tx, bulletin.id)).length,
  })

const drawPreview = async (
  ctx: Ctx,
  bulletin: Bulletin,
  state: BulletinPreviewView['state'],
  shown: Shown,
): Promise<Card> => {
  const { savedText, ...common } = commonOf(ctx, bulletin, shown)
  const groups = await bulletinGroups(ctx)
  const at = shortTimeText(bulletin.issuedAt ?? bulletin.savedAt, ctx.rules.zone)
  const by = bulletin.savedByName
  const line = {
    preview: () => savedText,
    issued: () =>
      t.issuedLine({
        name: t.issueName(bulletin.year ?? 0, bulletin.number ?? 0),
        by,
        at,
        groups: groups.filter(({ value }) => bulletin.groups.includes(value)).map(({ label }) => label),
      }),
    dropped: () => t.droppedLine(by, at),
  }[state]()
  return bulletinPreviewCard({
    ...common,
    state,
    printed: printBulletin(ctx, bulletin),
    groups,
    chosen: [...(Array.isArray(shown.ticked) ? shown.ticked : bulletin.groups)],
    lastNumber: state === 'preview' ? await lastNumberAsked(ctx, shown) : undefined,
    line,
  })
}

/** After a restore it may be that nobody but the office knows which number the last issue had. */
const lastNumberAsked = async (
  { tx, now, rules }: Ctx,
  { lastFault }: Shown,
): Promise<BulletinPreviewView['lastNumber']> => {
  const year = Number(dayOf(now, rules.zone).slice(0, 4))
  const { known, sure } = await lastBulletin(tx, year)
  return sure ? undefined : { year, known, fault: lastFault }
}

/** Groups a bulletin may go to, each with its name and what it is bound to. */
export const bulletinGroups = async (ctx: Ctx): Promise<{ value: string; label: string; chainId?: string }[]> => {
  const groups = (await allChats(ctx.tx)).filter(isBulletinGroup)
  const found: { value: string; label: string; chainId?: string }[] = []
  for (const chat of groups)
    found.push({
      value: chat.chatId,
      label: t.groupName(chat.name, await chatUseWords(ctx.tx, chat)),
      ...(chat.chainId === undefined ? {} : { chainId: chat.chainId }),
    })
  return found
}
