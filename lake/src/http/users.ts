import {requireSignedIn} from '../access/caller.ts'
import {findUser, type User} from '../database/users.ts'
import {LakeError} from '../errors.ts'
import type {RegisterFamily} from './context.ts'

/** The signed-in user, and names of the authors of documents. */
export const registerUsers: RegisterFamily = (app, {database, settings}) => {
  app.get('/users/me', (context) => {
    const {userId, role} = context.get('caller')
    // The Studio asks before anybody has signed in. It takes an answer without id for "nobody", and
    // the browser does not write it to the console as it does every 401.
    if (role === 'anonymous' && isStudioStart(context.req.query('tag'))) return context.json({})
    requireSignedIn(context.get('caller'))
    const user = findUser(database, userId)
    if (user === undefined) {
      throw new LakeError('sessionNotFound', {
        message: 'Session not found: the user of this token was removed.',
        details: {errorCode: 'SIO-401-ANF'},
      })
    }
    return context.json({...profileOf(user), role: user.role, roles: [roleOf(user)]})
  })

  app.get('/users/:ids', (context) => {
    requireSignedIn(context.get('caller'))
    const ids = context.req.param('ids').split(',')
    const users = ids.map((id) => {
      const user = findUser(database, id)
      return user === undefined ? null : {...profileOf(user), projectId: settings.projectId}
    })
    return context.json(ids.length === 1 ? users[0] : users)
  })
}

function isStudioStart(tag: string | undefined): boolean {
  return tag?.startsWith('sanity.studio.users.get-current') ?? false
}

function profileOf(user: User): Record<string, unknown> {
  return {
    id: user.id,
    sanityUserId: user.id,
    name: user.name,
    displayName: user.name,
    email: user.email ?? '',
    profileImage: null,
    imageUrl: null,
    isRobot: user.kind === 'robot',
    provider: 'local',
    createdAt: new Date(user.createdAt).toISOString(),
  }
}

const titles = {viewer: 'Viewer', editor: 'Editor', administrator: 'Administrator'}

function roleOf(user: User): {name: string; title: string; description: string} {
  return {name: user.role, title: titles[user.role], description: ''}
}
