import {deepStrictEqual, ok} from 'node:assert/strict'
import fc from 'fast-check'
import type {Answers} from '../answers.ts'
import {assess} from '../assess.ts'
import {encodePack} from '../encodePack.ts'
import {decodeAnswers, encodeAnswers} from '../fragment.ts'
import type {AssessmentPack} from '../pack.ts'
import type {Dropped, Restored} from '../restored.ts'
import {parseStored, serialiseStored} from '../storedAnswers.ts'
import {hashOf} from '../wireFormat.ts'
import {decodePack} from '../wirePack.ts'
import {anyAnswers, anyPack} from './arbitraries.ts'
import {anyDamage, anyEdits, damaged, edited, isObject, plain} from './damage.ts'
import {type AssessmentProperty, now} from './scoringProperties.ts'

/** What holds where data comes in from outside: packs, share links and stored answers. */
export const borderProperties: AssessmentProperty[] = [
  {
    name: 'a pack arrives as it was built',
    property: fc.property(anyPack, (pack) => {
      const {wire, titles} = plain(encodePack(pack))
      const decoded = decodePack(wire, titles)
      ok(decoded.kind === 'pack')
      deepStrictEqual(plain(decoded.pack), plain(inOrderOfAdvantages(pack)))
    }),
  },
  {
    name: 'titles that are not those of the pack are passed over for numbers',
    property: fc.property(anyPack, fc.jsonValue(), (pack, titles) => {
      const decoded = decodePack(encodePack(pack).wire, titles)
      ok(decoded.kind === 'pack')
      for (const {steps} of decoded.pack.paths) {
        ok(steps.every(({title}, place) => title === `Step ${place + 1}`))
      }
    }),
  },
  {
    name: 'a share link brings back what this pack asks, and names the rest',
    property: fc.property(anyPack, anyAnswers, (pack, answers) => {
      checkRestored(decodeAnswers(`#${encodeAnswers(answers, pack)}`, pack), answers, pack)
    }),
  },
  {
    name: 'so do answers kept on the device, until they expire',
    property: fc.property(anyPack, anyAnswers, fc.nat(400), (pack, answers, days) => {
      const text = serialiseStored(answers, pack, now)
      const restored = parseStored(text, pack, now + days * 86_400_000)
      if (days < 180) checkRestored(restored, answers, pack)
      else deepStrictEqual(restored, {kind: 'refused', reason: 'expired'})
    }),
  },
  {
    name: 'a link from an older pack keeps what both ask, and names the rest',
    property: fc.property(anyPack, anyPack, anyAnswers, (older, newer, answers) => {
      const restored = decodeAnswers(encodeAnswers(answers, older), newer)
      checkRestored(restored, answers, newer, older.hash === newer.hash)
    }),
  },
  {
    name: 'a damaged pack is refused by name, never read as another',
    property: fc.property(anyPack, anyDamage, (pack, damage) => {
      const {wire} = encodePack(pack)
      const broken = damaged(wire, damage)
      const decoded = decodePack(broken)
      if (decoded.kind === 'pack') deepStrictEqual(broken, plain(wire))
      else ok(decoded.detail !== '')
    }),
  },
  {
    name: 'a pack that was made up to fit its checksum is refused, or gives scores from 0 to 1',
    property: fc.property(anyPack, anyDamage, anyAnswers, (pack, damage, answers) => {
      const broken = damaged(encodePack(pack).wire, damage)
      const decoded = decodePack(isObject(broken) ? {...broken, hash: hashOf(broken)} : broken)
      if (decoded.kind === 'refused') return
      const result = assess(decoded.pack, answers, now)
      const ranked = result.kind === 'career' ? [result] : result.ranking.groups.flat()
      for (const {score, parts, time} of ranked) {
        ok(score >= 0 && score <= 1 && parts.readiness >= 0 && parts.readiness <= 1)
        ok(time === null || Number.isFinite(time.months))
      }
    }),
  },
  {
    name: 'a damaged link is refused by name, never read as other answers',
    property: fc.property(anyPack, anyAnswers, anyEdits, (pack, answers, edits) => {
      const link = encodeAnswers(answers, pack)
      const restored = decodeAnswers(edited(link, edits), pack)
      if (restored.kind === 'answers') checkRestored(restored, answers, pack)
    }),
  },
  {
    name: 'any text at all is read as a link or as an entry without a crash',
    property: fc.property(anyPack, fc.string({unit: 'binary'}), fc.json(), (pack, text, json) => {
      for (const restored of [
        decodeAnswers(text, pack),
        decodeAnswers(`v=1&${text}`, pack),
        parseStored(text, pack, now),
        parseStored(json, pack, now),
      ]) {
        ok(restored.kind === 'refused')
      }
    }),
  },
]

/** What came back is what was given, less what is named as dropped. */
function checkRestored(
  restored: Restored,
  given: Answers,
  pack: AssessmentPack,
  isSamePack = true,
): void {
  ok(restored.kind === 'answers', JSON.stringify(restored))
  const {answers, dropped} = restored
  const career = pack.careers.find(({id, isTarget}) => isTarget && id === given.target)
  const expected: Dropped[] = []
  const keep = (subject: Dropped['subject'], id: string, isKnown: boolean | undefined) => {
    if (isKnown !== true) expected.push({subject, id})
    return isKnown === true
  }
  const roles = given.roles.filter((id) =>
    keep('role', id, pack.careers.find((one) => one.id === id)?.isBackground),
  )
  if (given.target !== null) keep('target', given.target, career !== undefined)
  const specialisation = career?.specialisations.find(({key}) => key === given.specialisation)
  if (given.specialisation !== null) {
    keep('specialisation', given.specialisation, specialisation !== undefined)
  }
  const skills = Object.entries(given.skills).filter(([id]) =>
    keep(
      'skill',
      id,
      pack.skills.some((skill) => skill.id === id),
    ),
  )
  deepStrictEqual(plain(answers), {
    ...plain(given),
    roles,
    target: career?.id ?? null,
    specialisation: specialisation?.key ?? null,
    skills: Object.fromEntries(skills),
  })
  const named = (items: Dropped[]) => items.map(({subject, id}) => `${subject} ${id}`).sort()
  deepStrictEqual(named(dropped), named(expected))
  ok(restored.isSamePack === isSamePack)
}

/** Transfers travel by advantage, so those of one come together. */
function inOrderOfAdvantages(pack: AssessmentPack): AssessmentPack {
  const keyOf = ({advantageTitle, backgroundIds}: AssessmentPack['transfers'][number]) =>
    JSON.stringify([advantageTitle, backgroundIds])
  const keys = [...new Set(pack.transfers.map(keyOf))]
  const transfers = keys.flatMap((key) => pack.transfers.filter((one) => keyOf(one) === key))
  return {...pack, transfers}
}
