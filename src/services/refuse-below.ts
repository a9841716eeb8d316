import { refuse } from '#domain/result';
import { hasRole, type Role, type Viewer } from '#domain/viewer';

/** The refusal for somebody whose role does not reach, or `undefined` when it does. */
export function refuseBelow(role: Role, viewer: Viewer) {
  if (hasRole(viewer, role)) return undefined;
  return refuse('not_allowed', `This is for people with the role “${role}”. Ask an admin if you need it.`);
}

/** The same for what others need not even know of: it reads as if nothing were there. */
export function hideBelow(role: Role, viewer: Viewer) {
  return hasRole(viewer, role) ? undefined : refuse('not_found', 'There is nothing at this address.');
}
