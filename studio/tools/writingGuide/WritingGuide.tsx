import {fillerPhrases} from '@crosswalk/schemas/rules/fillerPhrases'
import {Box, Card, Container, Text} from '@sanity/ui'
import Markdown from 'markdown-to-jsx/react'
import type {AnchorHTMLAttributes, HTMLAttributes} from 'react'
import {styled} from 'styled-components'
import guide from '../../../content/STYLE.md?raw'

const phrasesId = 'phrases-to-leave-out'

/** The editors' page of house style, the very file that lies beside the content. */
export function WritingGuide() {
  return (
    <Card height="fill" overflow="auto" tabIndex={0} role="document" aria-label="Writing guide">
      <Container width={1} padding={4} paddingTop={5} paddingBottom={6}>
        <Prose>
          <Markdown options={{overrides: {a: GuideLink, table: WideTable}}}>{guide}</Markdown>
          <h2 id={phrasesId} tabIndex={-1}>
            Every phrase that is reported
          </h2>
          <ul className="phrases">
            {fillerPhrases.map((phrase) => (
              <li key={phrase}>{phrase}</li>
            ))}
          </ul>
        </Prose>
        <Box paddingTop={5}>
          <Text size={1} muted>
            This page is content/STYLE.md of the repository. To change it, change that file and
            build the Studio again.
          </Text>
        </Box>
      </Container>
    </Card>
  )
}

/** The file links to source code, which a Studio does not have: the list on this page stands in. */
function GuideLink({children}: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a
      href={`#${phrasesId}`}
      onClick={(event) => {
        // The router of the Studio would take the fragment for a page of its own.
        event.preventDefault()
        const heading = document.getElementById(phrasesId)
        heading?.scrollIntoView()
        heading?.focus()
      }}
    >
      {children}
    </a>
  )
}

function WideTable(props: HTMLAttributes<HTMLTableElement>) {
  return (
    <div className="scroll">
      <table {...props} />
    </div>
  )
}

const Prose = styled.article`
  color: var(--card-fg-color);
  font: 400 1.0625rem/1.6 var(--font-sans, Inter, system-ui, sans-serif);

  h1 { font-size: 1.875rem; line-height: 1.2; margin: 0 0 1rem; }
  h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 0.75rem; }
  p, ul, ol, blockquote { margin: 0 0 1rem; }
  ul, ol { padding-left: 1.25rem; }
  li { margin-bottom: 0.5rem; }
  a { color: var(--card-link-color); text-decoration: underline; }
  code { background: var(--card-code-bg-color); border-radius: 3px; font-size: 0.9em; padding: 0.1em 0.35em; }
  blockquote { border-left: 3px solid var(--card-border-color); padding-left: 1rem; }
  .scroll { overflow-x: auto; margin-bottom: 1rem; }
  table { border-collapse: collapse; font-size: 0.9375rem; width: 100%; }
  th, td { border-bottom: 1px solid var(--card-border-color); padding: 0.5rem 1rem 0.5rem 0; text-align: left; vertical-align: top; }
  td:first-child { font-weight: 600; min-width: 9rem; }
  .phrases { columns: 12rem; font-size: 0.9375rem; }
`
