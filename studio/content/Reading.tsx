import {Flex, Spinner, Text} from '@sanity/ui'

/** What stands in a pane until its content is there, with a word on what is being done. */
export function Reading({children}: {children: string}) {
  return (
    <Flex align="center" gap={3} padding={4}>
      <Spinner muted />
      <Text size={1}>{children}</Text>
    </Flex>
  )
}
