import {
  DEFAULT_STUDIO_CLIENT_OPTIONS,
  type InitialValueResolverContext,
  type Template,
} from 'sanity'

interface ReferenceToCareer {
  _type: 'reference'
  _ref: string
  _weak?: true
  _strengthenOnPublish?: {type: 'career'; template: {id: string}}
}

/** What editors can create, beside one empty document of each type. */
const careerTemplates: Template[] = [
  {
    id: 'targetCareer',
    title: 'Target career',
    schemaType: 'career',
    value: {isTarget: true, isBackground: false, pageStatus: 'full'},
  },
  {
    id: 'backgroundCareer',
    title: 'Background career',
    schemaType: 'career',
    value: {isTarget: false, isBackground: true, pageStatus: 'full'},
  },
  {
    id: 'stubCareer',
    title: 'Background career without a page (stub)',
    schemaType: 'career',
    value: {isTarget: false, isBackground: true, pageStatus: 'stub'},
  },
]

// The Studio offers templates with parameters only where a list passes them.
const pathTemplates: Template[] = [
  {
    id: 'pathToCareer',
    title: 'New path to this career',
    schemaType: 'transitionPath',
    parameters: [{name: 'careerId', title: 'Target career', type: 'string'}],
    value: async ({careerId}: {careerId: string}, context: InitialValueResolverContext) => ({
      to: await referenceToCareer(careerId, context),
    }),
  },
  {
    id: 'pathFromCareer',
    title: 'New path from this background',
    schemaType: 'transitionPath',
    parameters: [{name: 'careerId', title: 'Background career', type: 'string'}],
    value: async ({careerId}: {careerId: string}, context: InitialValueResolverContext) => ({
      from: await referenceToCareer(careerId, context),
    }),
  },
]

/** The workspace's `schema.templates`, before those that each type has by itself. */
export function templates(ofEachType: Template[]): Template[] {
  return [...careerTemplates, ...pathTemplates, ...ofEachType]
}

/** A reference the lake accepts even while the career is a draft: weak until the path is published. */
async function referenceToCareer(
  careerId: string,
  context: InitialValueResolverContext,
): Promise<ReferenceToCareer> {
  const isPublished = await context
    .getClient(DEFAULT_STUDIO_CLIENT_OPTIONS)
    .fetch<boolean>('defined(*[_id == $careerId][0])', {careerId}, {perspective: 'published'})
  const reference: ReferenceToCareer = {_type: 'reference', _ref: careerId}
  return isPublished
    ? reference
    : {
        ...reference,
        _weak: true,
        _strengthenOnPublish: {type: 'career', template: {id: 'targetCareer'}},
      }
}
