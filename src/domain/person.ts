import * as v from 'valibot'
import { fail, ok, type Result } from './result.ts'
import { TextSchema } from './schema.ts'

/** The three roles of the field: 填报员 records, 发改局 checks and moves, 领导 reads. */
export const ROLES = ['填报员', '发改局', '领导'] as const
/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number]

/** Who acts: every event carries it. */
export interface Actor {
  readonly person: string
  readonly unit: string
  readonly role: Role
}

/** Longest name of a person or unit; longer is a paste gone wrong. */
export const MAX_NAME = 60

const shortText = v.pipe(TextSchema, v.maxLength(MAX_NAME))

/** The schema of {@link Actor}, for events and for the first-use form. */
export const ActorSchema = v.object({ person: shortText, unit: shortText, role: v.picklist(ROLES) })

/** What each role may do, in one line, where it is chosen. */
export const ROLE_DUTIES: Readonly<Record<Role, string>> = {
  填报员: '登记项目、修改资料、办理阶段变更',
  发改局: '填报员的全部操作，另可设置关口要求和亮灯门槛',
  领导: '只查看，不修改；可以筛选、查历史、做备份',
}

/** A field of {@link Actor} that is typed. */
export type ActorField = 'person' | 'unit'

/** What the typed fields are called on the screen. */
export const ACTOR_LABELS: Readonly<Record<ActorField, string>> = { person: '姓名', unit: '单位' }

/** Why an act is refused because of who acts, or why a typed name cannot stand. */
export type ActorIssue =
  | { readonly code: 'actor/unknown' }
  | { readonly code: 'actor/read-only'; readonly person: string }
  | { readonly code: 'actor/bureau-only'; readonly person: string }
  | { readonly code: 'actor/missing'; readonly field: ActorField }
  | { readonly code: 'actor/too-long'; readonly field: ActorField }

/**
 * Reads who works here as typed: spaces at the ends and characters that cannot be seen are taken out.
 * @returns the actor, or what is wrong with each field
 */
export function readActor(typed: Actor): Result<Actor, Readonly<Partial<Record<ActorField, ActorIssue>>>> {
  const seen = { person: visible(typed.person), unit: visible(typed.unit) }
  const issues: Partial<Record<ActorField, ActorIssue>> = {}
  for (const field of ['person', 'unit'] as const) {
    if (seen[field] === '') issues[field] = { code: 'actor/missing', field }
    else if (seen[field].length > MAX_NAME) issues[field] = { code: 'actor/too-long', field }
  }
  return Object.keys(issues).length > 0 ? fail(issues) : ok({ ...seen, role: typed.role })
}

const visible = (text: string): string => text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()

/** Checks that someone may write: a leader only reads. */
export function mayWrite(actor: Actor | null): Result<Actor, ActorIssue> {
  if (!actor) return fail({ code: 'actor/unknown' })
  return actor.role === '领导' ? fail({ code: 'actor/read-only', person: actor.person }) : ok(actor)
}

/** Checks that someone may set how strictly gates ask: the bureau's affair. */
export function maySetGates(actor: Actor | null): Result<Actor, ActorIssue> {
  if (!actor) return fail({ code: 'actor/unknown' })
  return actor.role === '发改局' ? ok(actor) : fail({ code: 'actor/bureau-only', person: actor.person })
}
