import type { OpenDoor } from '#components/overview/door.ts'
import { queryOf, type Filter } from '#projection/filter.ts'

/** Doors to the board for the projects that a filter shows: a cell's facets narrow it further. */
export const doorsWithin = (filter: Filter): OpenDoor => (facets) => ({
  path: '/board',
  query: queryOf({ text: filter.text, facets: { ...filter.facets, ...facets } }),
})
