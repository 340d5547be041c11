import type { SizedFact } from './facts.ts'

/** 万元 from which a project is led by one of the first two leaders: leaders are assigned by size (report, section 二). */
const LARGE_WAN = 500_000

const surnames = (text: string, title: string): string[] =>
  [...text].map((surname) => `${surname}${title}(示例)`)

/** Invented leaders; the first two have the largest projects. */
export const LEADERS = surnames('周吴郑冯沈韩蒋陶', '领导')

/** Invented officers by 属地; where many projects are, two share them. */
export const OFFICERS: Readonly<Record<string, readonly string[]>> = {
  西兴街道: surnames('何', '专员'),
  长河街道: surnames('吕', '专员'),
  浦沿街道: surnames('施', '专员'),
  物联网产业园: surnames('张孔', '专员'),
  互联网产业园: surnames('曹严', '专员'),
  零磁谷中心: surnames('华金', '专员'),
  创意城管委会: surnames('魏姜', '专员'),
  滨富合作区: surnames('戚', '专员'),
  滨萧合作园: surnames('谢', '专员'),
  其他: surnames('邹', '专员'),
}

const SITE_CONTACTS = surnames('柏水窦章云苏潘葛奚范彭郎鲁韦', '工')

/** Who stands behind a project. */
export interface People {
  readonly contactLeader: string
  readonly officer: string
  readonly siteContact: string
}

/** The people of a project: its leader by size and 属地, its officer by 属地, its site contact by turns. */
export function peopleOf(fact: SizedFact, index: number): People {
  const district = Object.keys(OFFICERS).indexOf(fact.district)
  const officers = OFFICERS[fact.district]!
  const leader = fact.totalWan >= LARGE_WAN ? index % 2 : 2 + (district % (LEADERS.length - 2))
  return {
    contactLeader: LEADERS[leader]!,
    officer: officers[index % officers.length]!,
    siteContact: SITE_CONTACTS[index % SITE_CONTACTS.length]!,
  }
}
