import { refuse } from '#domain/result';
import { hasRole, type Role, type Viewer } from '#domain/viewer';

/** The refusal for somebody whose role does not reach, or `undefined` when it does. */
export function refuseBelow(role: Role, viewer: Viewer) {
  if (hasRole(viewer, role)) return undefined;
  return refuse('not_allowed', `This is for people with the role “${role}”. Ask an admin if you need it.`);
}
