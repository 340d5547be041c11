import * as v from 'valibot'
import { fail, ok, type Result } from './result.ts'

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

const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_NAME))

/** The schema of {@link Actor}, for events and for the first-use form. */
export const ActorSchema = v.object({ person: shortText, unit: shortText, role: v.picklist(ROLES) })

/** Why an act is refused because of who acts. */
export type ActorIssue = { readonly code: 'actor/unknown' } | { readonly code: 'actor/read-only'; readonly person: string }

/** Checks that someone may write: a leader only reads. */
export function mayWrite(actor: Actor | null): Result<Actor, ActorIssue> {
  if (!actor) return fail({ code: 'actor/unknown' })
  return actor.role === '领导' ? fail({ code: 'actor/read-only', person: actor.person }) : ok(actor)
}
