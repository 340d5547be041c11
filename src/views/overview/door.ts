import type { OpenDoor } from '#components/overview/door.ts'
import type { IsoDate } from '#domain/calendar.ts'
import { queryOf, type Filter } from '#projection/filter.ts'

/**
 * Doors to the projects that a filter shows: a cell's facets narrow it further. They lead to the board, and from a
 * past day to the ledger of that day, because the board knows only now.
 */
export const doorsWithin = (filter: Filter, on: IsoDate | null): OpenDoor => (facets) => ({
  path: on ? '/ledger' : '/board',
  query: { ...queryOf({ text: filter.text, facets: { ...filter.facets, ...facets } }), ...(on ? { on } : {}) },
})
