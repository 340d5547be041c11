import type { Facet } from '#projection/filter.ts'

/** An address on the board. */
export interface Door {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** Leads from a number to the projects behind it: those shown here that have these values in these facets. */
export type OpenDoor = (facets: Readonly<Partial<Record<Facet, readonly string[]>>>) => Door

/** A project by its name, and its page's address. */
export interface Named {
  readonly name: string
  readonly path: string
}

/** The projects behind a number that no filter tells: they are named where the number stands. */
export interface Behind {
  readonly projects: readonly Named[]
}

/** Where a number leads: an address, the projects themselves, or nowhere, because nothing is behind it. */
export type Way = Door | Behind | null
