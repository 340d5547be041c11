/** Words beside a month that may be chosen: `，6 月已报 2/53`; "" where nothing was reported or nobody was due. */
export const sayTally = (month: number, tally: { readonly due: number; readonly reported: number } | undefined): string =>
  tally === undefined || tally.due === 0 || tally.reported === 0 ? '' : `，${month} 月已报 ${tally.reported}/${tally.due}`
