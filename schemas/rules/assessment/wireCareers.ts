import {interestTypes} from '../interests.ts'
import type {SkillLevel, SkillNeed} from '../skillGap.ts'
import {defaultNames, type Names} from './defaultNames.ts'
import type {PackCareer, PackSkill} from './pack.ts'
import {list, orNull, type Read, refuse, row, text, whole} from './readers.ts'
import {degreeValues, remoteValues} from './wireFormat.ts'

const readNames: Read<Names | null> = (value, place) => {
  const names = orNull(row(text, orNull(text)))(value, place)
  return names === null ? null : {id: names[0], slug: names[1]}
}

export const readSkill: Read<PackSkill> = (value, place) => {
  const levels = row(orNull(text), text, text, text, text)
  const words = orNull(row(text, orNull(text)))
  const [title, anchors, wording, names] = row(text, orNull(levels), words, readNames)(value, place)
  return {
    ...(names ?? defaultNames('skill-', title)),
    title,
    levels: anchors,
    wording: wording && {prompt: wording[0], help: wording[1]},
  }
}

function readNeeds(skillAt: Read<PackSkill>): Read<SkillNeed[]> {
  const rows = list(row(skillAt, whole(1, 5), whole(1, 4)))
  return (value, place) => {
    const needs = rows(value, place).map(([{id, title}, importance, level]) => ({
      skillId: id,
      title,
      importance,
      level,
    }))
    if (new Set(needs.map(({skillId}) => skillId)).size < needs.length) {
      refuse(place, 'free of copies')
    }
    return needs
  }
}

export function readCareer(skillAt: Read<PackSkill>): Read<PackCareer> {
  const needs = readNeeds(skillAt)
  const fields = row(
    text,
    readNames,
    list(text),
    whole(1, 3),
    needs,
    list(row(skillAt, whole(0, 4))),
    orNull(list(whole(1, 7))),
    list(row(text, text, needs)),
    whole(0, remoteValues.length - 1),
    whole(0, degreeValues.length - 1),
  )
  return (value, place) => {
    const read = fields(value, place)
    const [title, names, alternateTitles, flags, own, haves, interests, specialisations] = read
    const isTarget = (flags & 1) === 1
    if (isTarget && own.length === 0) refuse(place, 'a target with skills')
    const {id, slug} = names ?? defaultNames('career-', title)
    return {
      id,
      slug: slug ?? refuse(place, 'a career with a page'),
      title,
      alternateTitles,
      isTarget,
      isBackground: (flags & 2) === 2,
      needs: own,
      haves: haves.map(([skill, level]): SkillLevel => ({skillId: skill.id, level})),
      interests: readInterests(interests, place),
      specialisations: specialisations.map(([key, name, adjustments]) => ({
        key,
        title: name,
        adjustments,
      })),
      remote: remoteValues[read[8]] ?? null,
      degreeUsual: degreeValues[read[9]] ?? null,
    }
  }
}

function readInterests(scores: readonly number[] | null, place: string): PackCareer['interests'] {
  if (scores === null) return null
  if (scores.length !== interestTypes.length || new Set(scores).size === 1) {
    refuse(place, 'a career with six interests that differ')
  }
  const profile = interestTypes.map(({value}, type) => [value, scores[type]])
  // There are exactly as many scores as types.
  return Object.fromEntries(profile) as NonNullable<PackCareer['interests']>
}
