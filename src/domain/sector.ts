/** The province's nine 行业领域 (domain.md, section 2). Binjiang's plan of 2025 uses five of them. */
export const SECTORS = [
  '先进制造业基地', '民生设施', '科技创新强基', '城镇有机更新', '文化旅游融合',
  '交通强省', '清洁能源保供', '水网安澜提升', '农业农村优先',
] as const

/** One of {@link SECTORS}, without the word 领域 that the printed tables add. */
export type Sector = (typeof SECTORS)[number]

/** Reads a sector's name as people write it, with or without 领域. @returns `null` when it is none of the nine */
export function sectorFrom(text: string): Sector | null {
  const name = text.trim().replace(/领域$/, '')
  return SECTORS.find((sector) => sector === name) ?? null
}
