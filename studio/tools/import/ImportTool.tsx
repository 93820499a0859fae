import {counted} from '@crosswalk/schemas/rules/counted'
import {validateDocument} from '@crosswalk/schemas/validateDocument'
import {
  Badge,
  Button,
  Card,
  Container,
  Flex,
  Heading,
  Radio,
  Stack,
  Text,
  TextArea,
} from '@sanity/ui'
import {useId, useState} from 'react'
import {useClient} from 'sanity'
import {styled} from 'styled-components'
import {useTransaction} from '../../actions/useTransaction.ts'
import {apiVersion} from '../../content/apiVersion.ts'
import {columns, documentFromRow, type ImportedType} from './documentFromRow.ts'
import {parseRows} from './parseRows.ts'
import {type Existing, type PlannedRow, planImport} from './planImport.ts'

const tones = {
  create: 'positive',
  update: 'primary',
  unchanged: 'default',
  refused: 'critical',
} as const

/** Skills or resources from a table: first what would happen, then drafts. */
export function ImportTool() {
  const [type, setType] = useState<ImportedType>('skill')
  const [text, setText] = useState('')
  const [plan, setPlan] = useState<PlannedRow[]>()
  const [problem, setProblem] = useState<string>()
  const client = useClient({apiVersion})
  const {commit, isBusy} = useTransaction()
  const [typeName, textName, fileName] = [useId(), useId(), useId()]

  const change = (next: string) => {
    setText(next)
    setPlan(undefined)
    setProblem(undefined)
  }
  const dryRun = async () => {
    try {
      setPlan(
        await planned(type, text, (query, params) =>
          client.fetch(query, params, {perspective: 'drafts'}),
        ),
      )
      setProblem(undefined)
    } catch (error) {
      if (!(error instanceof Error)) throw error
      setPlan(undefined)
      setProblem(error.message)
    }
  }
  const drafts = (plan ?? []).flatMap(({draft}) => draft ?? [])
  const write = async () => {
    const mutations = drafts.map((draft) => ({createOrReplace: draft}))
    if (await commit(mutations, `${counted(drafts.length, 'draft')} written`)) await dryRun()
  }
  return (
    <Card height="fill" overflow="auto" tabIndex={0} role="document" aria-label="Import">
      <Container width={2} padding={4} paddingTop={5} paddingBottom={6}>
        <Stack gap={5}>
          <Heading as="h1" size={3}>
            Import
          </Heading>
          <Flex gap={4} role="radiogroup" aria-label="What the file holds">
            {(['skill', 'resource'] as const).map((one) => (
              <Flex as="label" gap={2} align="center" key={one}>
                <Radio
                  name={typeName}
                  checked={type === one}
                  onChange={() => {
                    setType(one)
                    setPlan(undefined)
                  }}
                />
                <Text size={1}>{one === 'skill' ? 'Skills' : 'Resources'}</Text>
              </Flex>
            ))}
          </Flex>
          <Text size={1} muted>
            CSV with headings, or one JSON object on each line. Columns: {columns[type].join(', ')}.
            Several skills or aliases stand in one cell, between semicolons. A{' '}
            {type === 'skill' ? 'skill is known by its slug' : 'resource is known by its address'},
            so a corrected file can be imported again.
          </Text>
          <Stack gap={2}>
            <Text as="label" htmlFor={fileName} size={1} weight="medium">
              File
            </Text>
            <FileInput
              id={fileName}
              type="file"
              accept=".csv,.ndjson,.jsonl,text/csv"
              onChange={async (event) => {
                const file = event.currentTarget.files?.[0]
                if (file) change(await file.text())
              }}
            />
          </Stack>
          <Stack gap={2}>
            <Text as="label" htmlFor={textName} size={1} weight="medium">
              Or the text itself
            </Text>
            <TextArea
              id={textName}
              rows={8}
              fontSize={1}
              value={text}
              onChange={(event) => change(event.currentTarget.value)}
            />
          </Stack>
          <Flex gap={2}>
            <Button
              text="Dry run"
              fontSize={1}
              mode="ghost"
              disabled={text.trim() === ''}
              onClick={dryRun}
            />
            <Button
              text={`Write ${counted(drafts.length, 'draft')}`}
              fontSize={1}
              disabled={drafts.length === 0 || isBusy}
              loading={isBusy}
              onClick={write}
            />
          </Flex>
          {problem !== undefined && (
            <Card tone="critical" padding={3} radius={2} role="alert">
              <Text size={1}>{problem}</Text>
            </Card>
          )}
          {plan !== undefined && <Report plan={plan} />}
        </Stack>
      </Container>
    </Card>
  )
}

function Report({plan}: {plan: readonly PlannedRow[]}) {
  const count = (outcome: PlannedRow['outcome']) =>
    plan.filter((row) => row.outcome === outcome).length
  return (
    <Stack gap={3} data-testid="import-report" role="status">
      <Text size={1} weight="medium">
        {count('create')} to create, {count('update')} to update, {count('unchanged')} unchanged,{' '}
        {count('refused')} refused
      </Text>
      {plan.map(({row, title, outcome, problems}) => (
        <Card key={row} border radius={2} padding={3}>
          <Stack gap={3}>
            <Flex gap={3} align="center">
              <Text size={1}>
                {row}. {title}
              </Text>
              <Badge tone={tones[outcome]}>{outcome}</Badge>
            </Flex>
            {problems.map((found) => (
              <Text size={1} key={found}>
                {found}
              </Text>
            ))}
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

type Fetch = <Result>(query: string, params: Record<string, string>) => Promise<Result>

async function planned(type: ImportedType, text: string, fetch: Fetch): Promise<PlannedRow[]> {
  const [existing, skills] = await Promise.all([
    fetch<Existing[]>('*[_type == $type]', {type}),
    fetch<{_id: string; title?: string; slug?: string}[]>(
      '*[_type == "skill"]{_id, title, "slug": slug.current}',
      {},
    ),
  ])
  const skillIds = new Map(
    skills.flatMap(({_id, title, slug}): [string, string][] =>
      [title, slug].flatMap((name) => (name ? [[name.toLowerCase(), _id]] : [])),
    ),
  )
  const today = new Date().toISOString().slice(0, 10)
  const rows = parseRows(text).map((row) => documentFromRow(type, row, {skillIds, today}))
  const checked = await Promise.all(
    rows.map(async ({fields, problems}) => {
      const markers = await validateDocument({...fields, _id: 'imported'})
      const errors = markers.filter(({level}) => level === 'error').map(({message}) => message)
      return {fields, problems: [...problems, ...errors]}
    }),
  )
  return planImport(checked, existing, () => crypto.randomUUID())
}

/** The browser's own, in the type of the rest. */
const FileInput = styled.input`
  color: var(--card-fg-color);
  font: 400 0.8125rem/1.35 var(--font-sans, Inter, system-ui, sans-serif);

  &::file-selector-button {
    background: var(--card-bg-color);
    border: 1px solid var(--card-border-color);
    border-radius: 3px;
    color: inherit;
    cursor: pointer;
    font: inherit;
    font-weight: 500;
    margin-right: 0.75rem;
    padding: 0.5rem 0.75rem;
  }
`
