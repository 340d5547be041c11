/** A cell of a printed header: its text, and how many columns and lines it covers. */
export interface HeaderCell {
  readonly text: string
  readonly across: number
  readonly down: number
}

interface Headed {
  readonly header: readonly string[]
}

/** Equal texts one under the other are one cell. */
const goesDown = ({ header }: Headed): boolean => header.length > 1 && header.every((text) => text === header[0])

/** Equal neighbours of a line that differ below are one cell. */
const joins = (left: Headed | undefined, own: Headed | undefined, line: number): boolean =>
  left !== undefined && own !== undefined && line < own.header.length - 1 && !goesDown(left) && !goesDown(own) && left.header[line] === own.header[line]

/** A header line by line, without the cells that others cover. */
export function headerCells(columns: readonly Headed[]): readonly (readonly HeaderCell[])[] {
  const lines = Math.max(1, ...columns.map(({ header }) => header.length))
  return Array.from({ length: lines }, (_, line) =>
    columns.flatMap((own, at): HeaderCell[] => {
      if ((line > 0 && goesDown(own)) || joins(columns[at - 1], own, line)) return []
      let across = 1
      while (joins(columns[at + across - 1], columns[at + across], line)) across += 1
      return [{ text: own.header[line] ?? '', across, down: goesDown(own) ? lines : 1 }]
    }),
  )
}
