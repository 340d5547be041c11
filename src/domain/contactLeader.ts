/** What an invented person's name ends with, in either width of brackets. */
const EXAMPLE = /[(（]示例[)）]$/

const bare = (name: string): string => name.normalize('NFC').trim().replace(EXAMPLE, '').trim()

/** Tells whether a project's 联系领导 is the person who works here; an invented leader is found by the name without its mark. */
export const samePerson = (name: string, person: string): boolean => bare(name) !== '' && bare(name) === bare(person)
