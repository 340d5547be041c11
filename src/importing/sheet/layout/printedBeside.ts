import { PROJECT_FIELDS } from '#domain/fields.ts'
import type { Column } from './header.ts'

/** What this app calls owner and officer in one cell, and owner alone. */
const [PEOPLE, OWNER] = ['建设单位及责任人', PROJECT_FIELDS.owner.label] as const

/** Tells whether a column prints together what other columns of the sheet say each by itself: it is then derived. */
export const isPrintedBeside = ({ key, by }: Column, columns: readonly Column[]): boolean =>
  key === PEOPLE && by !== 'answer' && columns.some((other) => other.key === OWNER)
