import {defineQuery} from 'groq'
import {headFields} from './parts.query.ts'
import {roadmapFields} from './roadmap.query.ts'

/** Every plan. The paths that use it come from the path pages. */
export const roadmapPagesQuery = defineQuery(`
  *[_type == "learningRoadmap"] | order(title asc, _id asc) {
    _id, _type, title, "slug": slug.current,
    target->{_id, title},
    ${roadmapFields},
    variants[]{weeklyHours, label},
    ${headFields}
  }
`)
