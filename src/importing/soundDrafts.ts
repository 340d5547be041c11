import * as v from 'valibot'
import { EventSchema, type EventDraft } from '#domain/event.ts'
import { decodePayload } from '#domain/eventTypes.ts'
import { fitsField } from '#domain/fields.ts'

const PlaceSchema = v.pick(EventSchema, ['subject', 'changes'])

/**
 * The last look before an import is handed to the log, which keeps what it is given for good and counts nothing that
 * does not fit. What a file holds has been refused by then, row by row, with words.
 * @throws on what the log's readers would not count: a bug, met before anything is written
 */
export function soundDrafts(drafts: readonly EventDraft[]): readonly EventDraft[] {
  for (const draft of drafts) {
    const { type, subject, payload, changes } = draft
    const wrong = changes.find(({ field, to }) => !fitsField(field, to))
    if (wrong) throw new Error(`${wrong.field} of ${subject} cannot hold what is imported`)
    if (!v.is(PlaceSchema, draft) || decodePayload(type, payload) !== null) throw new Error(`${type} of ${subject} is no event`)
  }
  return drafts
}
