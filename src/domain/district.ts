import list from './districts.json' with { type: 'json' }

/** A 属地 and the counties (区) that count its projects: two for 滨富 and 滨萧 (table 3, its note). */
export interface District {
  readonly name: string
  readonly counties: readonly string[]
}

/** The ten 属地 in the order of table 3. The list is data (`districts.json`): another district edits that file. */
export const DISTRICTS: readonly District[] = list

/** Where a project stands whose 属地 is 未填 or not in the list, so that no card ever vanishes. */
export const UNASSIGNED = '未归属'

const BY_NAME = new Map(DISTRICTS.map((district) => [district.name, district]))

/** The counties that count a project of this 属地; none when the 属地 is unknown. */
export const countiesOf = (district: string | null): readonly string[] => BY_NAME.get(district ?? '')?.counties ?? []

/** Tells whether a name is a 属地 of the list. */
export const isDistrict = (name: string): boolean => BY_NAME.has(name)

/** Every county named by the list, in its order: 滨江, 富阳, 萧山. */
export const COUNTIES: readonly string[] = [...new Set(DISTRICTS.flatMap((district) => district.counties))]
