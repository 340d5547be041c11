/** A weighted edge between two named nodes. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly weight: number
}

/** The heaviest spanning forest of a graph (Kruskal); of equal weights the earlier edge is taken. */
export function spanningForest<T extends Edge>(edges: readonly T[]): T[] {
  const parents = new Map<string, string>()
  const root = (node: string): string => {
    const parent = parents.get(node)
    return parent === undefined ? node : root(parent)
  }
  const forest: T[] = []
  for (const edge of [...edges].sort((a, b) => b.weight - a.weight)) {
    const [from, to] = [root(edge.from), root(edge.to)]
    if (from === to) continue
    parents.set(from, to)
    forest.push(edge)
  }
  return forest
}
