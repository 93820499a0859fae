import {add, type Break, block, edit, get, ref, set} from './dataset.ts'

const sameSentence = 'Nobody in this whole town can say that twice without a smile.'

const heavyWords =
  'Organisational communication necessitates comprehensive interdepartmental documentation responsibilities. '

function linkTo(href: string) {
  const text = block('Read what others say about it.')
  return {
    ...text,
    markDefs: [{_key: 'link', _type: 'link', href}],
    children: [{_key: 's', _type: 'span', marks: ['link'], text: 'Read what others say.'}],
  }
}

/** Each breaks one rule about the form of a document, or about what is written in it. */
export const shapeAndText: readonly Break[] = [
  {
    what: 'a document of a type that does not exist',
    breakIt: (dataset) => add(dataset, {_id: 'soup', _type: 'recipe'}),
    expected: [{documentId: 'soup', field: '', rule: 'unknown-type'}],
  },
  {
    what: 'a field that does not exist',
    breakIt: (dataset) => set(dataset, 'skill-000003', {colour: 'red'}),
    expected: [{documentId: 'skill-000003', field: 'colour', rule: 'unknown-field'}],
  },
  {
    what: 'a member of a list without a key',
    breakIt: (dataset) =>
      edit(dataset, 'career-000002', ({typicalSkills}) => {
        delete typicalSkills[0]._key
      }),
    expected: [{documentId: 'career-000002', field: 'typicalSkills', rule: 'array-key'}],
  },
  {
    what: 'a reference to a document of the wrong type',
    breakIt: (dataset) =>
      edit(dataset, 'resource-000008', ({skills}) => {
        skills.push({_key: 'career', ...ref('career-000001')})
      }),
    expected: [{documentId: 'resource-000008', field: 'skills', rule: 'reference-type'}],
  },
  {
    what: 'a strong reference that is marked as weak',
    breakIt: (dataset) =>
      edit(dataset, 'roadmap-000005', ({target}) => {
        target._weak = true
      }),
    expected: [{documentId: 'roadmap-000005', field: 'target', rule: 'reference-strength'}],
  },
  {
    what: 'an image without its file',
    breakIt: (dataset) =>
      set(dataset, 'career-000001', {
        image: {_type: 'image', _sanityAsset: 'image@file://./images/none.png', alt: 'A market'},
      }),
    expected: [{documentId: 'career-000001', field: 'image', rule: 'missing-file'}],
  },
  {
    what: 'a text that is hard to read',
    breakIt: (dataset) =>
      set(dataset, 'page-about', {
        body: ['a', 'b', 'c'].map((key) => block(heavyWords.repeat(6), key)),
      }),
    expected: [{documentId: 'page-about', field: '', rule: 'reading-grade', level: 'warning'}],
  },
  {
    what: 'a sentence that does not end',
    breakIt: (dataset) =>
      set(dataset, 'category-000003', {description: `We go${' on and on'.repeat(20)}.`}),
    expected: [
      {
        documentId: 'category-000003',
        field: 'description',
        rule: 'sentence-length',
        level: 'warning',
      },
    ],
  },
  {
    what: 'a paragraph that fills the screen',
    breakIt: (dataset) =>
      set(dataset, 'page-privacy', {body: [block('We keep no notes. '.repeat(40))]}),
    expected: [
      {documentId: 'page-privacy', field: 'body', rule: 'paragraph-length', level: 'warning'},
    ],
  },
  {
    what: 'an advantage of few words',
    breakIt: (dataset) => {
      set(dataset, 'advantage-000022', {
        claim: 'You have done much of this before, and more often than most.',
        example: undefined,
        limits: undefined,
        evidence: [{_key: 'e', _type: 'evidence', kind: 'example', body: 'A note.'}],
      })
    },
    expected: [
      {documentId: 'advantage-000022', field: '', rule: 'document-length', level: 'warning'},
    ],
  },
  {
    what: 'filler',
    breakIt: (dataset) => set(dataset, 'question-interest-05', {help: 'A game-changing thing.'}),
    expected: [
      {documentId: 'question-interest-05', field: 'help', rule: 'filler', level: 'warning'},
    ],
  },
  {
    what: 'filler where the form warns of it too',
    breakIt: (dataset) =>
      edit(dataset, 'advantage-000023', (advantage) => {
        advantage.claim = `${advantage.claim} That is unparalleled.`
      }),
    expected: [{documentId: 'advantage-000023', field: 'claim', rule: 'filler', level: 'warning'}],
  },
  {
    what: 'a link that tracks readers',
    breakIt: (dataset) =>
      set(dataset, 'resource-000009', {url: 'https://resources.example/9?utm_source=x'}),
    expected: [{documentId: 'resource-000009', field: 'url', rule: 'link-syntax'}],
  },
  {
    what: 'a link in a text that is not encrypted',
    breakIt: (dataset) =>
      set(dataset, 'page-methodology', {body: [linkTo('http://elsewhere.example/')]}),
    expected: [{documentId: 'page-methodology', field: 'body.markDefs.href', rule: 'link-syntax'}],
  },
  {
    what: 'a link to our own site by its address',
    breakIt: (dataset) =>
      set(dataset, 'page-accessibility', {body: [linkTo('https://generated.example/about/')]}),
    expected: [
      {
        documentId: 'page-accessibility',
        field: 'body.markDefs.href',
        rule: 'own-link',
        level: 'warning',
      },
    ],
  },
  {
    what: 'a sentence in three documents',
    breakIt: (dataset) => {
      for (const id of ['skill-000021', 'skill-000022', 'skill-000023']) {
        edit(dataset, id, ({levels}) => {
          levels.level0 = sameSentence
        })
      }
    },
    expected: [{documentId: 'skill-000023', field: 'levels.level0', rule: 'repeated-sentence'}],
  },
  {
    what: 'two paths that say the same',
    breakIt: (dataset) => {
      const {gapNarrative, advice, faqs} = get(dataset, 'path-000002')
      set(dataset, 'path-000003', {gapNarrative, advice, faqs})
    },
    expected: [{documentId: 'path-000003', field: '', rule: 'near-duplicate'}],
  },
]
