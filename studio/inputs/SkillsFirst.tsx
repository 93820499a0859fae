import {Card, Text} from '@sanity/ui'
import {useEffect, useRef} from 'react'

interface SkillsFirstProps {
  /** Nothing of it is stored yet. */
  isNew: boolean
  /** Shows the fields about skills. */
  onShowSkills: () => void
}

/** Asks for the skills of a destination before anything else; a new form opens there. */
export function SkillsFirst({isNew, onShowSkills}: SkillsFirstProps) {
  const wasShown = useRef(false)
  useEffect(() => {
    if (!isNew || wasShown.current) return
    wasShown.current = true
    onShowSkills()
  }, [isNew, onShowSkills])
  return (
    <Card tone="primary" border radius={2} padding={3} data-testid="skills-first">
      <Text size={1}>
        Skills first: list what the career needs under “Skills”. The gap of every path, its plan and
        the assessment follow from them.
      </Text>
    </Card>
  )
}
