import type { Facet } from '#projection/filter.ts'

/** An address on the board. */
export interface Door {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** Leads from a number to the projects behind it: those shown here that have these values in these facets. */
export type OpenDoor = (facets: Readonly<Partial<Record<Facet, readonly string[]>>>) => Door
