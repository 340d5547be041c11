/** The address of the list of conflicts, of one project's or of all. */
export const conflictsOf = (project: string | null): { readonly path: string; readonly query?: { readonly project: string } } =>
  project === null ? { path: '/data/conflicts' } : { path: '/data/conflicts', query: { project } }
