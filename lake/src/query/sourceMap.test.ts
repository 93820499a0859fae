import {expect, test} from 'vitest'
import {memoryEngine} from './memoryEngine.ts'

const engine = memoryEngine([
  {
    _id: 'drafts.a',
    _type: 'note',
    title: "It's a note",
    tags: ['red', 'blue'],
    body: [{_key: 'k1', _type: 'block', children: [{_key: 's', text: 'Hello'}]}],
    friend: {_ref: 'b'},
  },
  {_id: 'b', _type: 'person', name: 'Bo'},
])

test('a source map names document and attribute of each text', async () => {
  const query = `*[_type == "note" && title match "note"] | order(title)[0]{
    title, "first": tags[0], body, "friend": friend->name, "computed": upper(title)
  }`
  const perspective = {layers: ['drafts']}
  expect(await engine.sourceMap({query, perspective}, {byKey: true})).toEqual({
    documents: [
      {_id: 'drafts.a', _type: 'note'},
      {_id: 'b', _type: 'person'},
    ],
    paths: [
      "$['title']",
      "$['tags'][0]",
      "$['body'][?(@._key=='k1')]['children'][?(@._key=='s')]['text']",
      "$['name']",
    ],
    mappings: expect.objectContaining({
      "$['title']": value(0, 0),
      "$['first']": value(0, 1),
      "$['body'][0]['children'][0]['text']": value(0, 2),
      "$['friend']": value(1, 3),
      "$['computed']": {type: 'value', source: {type: 'unknown'}},
    }),
  })
})

test('without keys, items of arrays go by their index', async () => {
  const {paths} = await engine.sourceMap({query: '*[_id == "drafts.a"].body'}, {byKey: false})
  expect(paths).toEqual(["$['body'][0]['children'][0]['text']"])
})

function value(document: number, path: number) {
  return {type: 'value', source: {type: 'documentValue', document, path}}
}
