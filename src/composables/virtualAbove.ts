/** Cards beyond which a list is drawn in part. Below, all are in the page, where the browser's own search finds them. */
export const VIRTUAL_ABOVE = 100
