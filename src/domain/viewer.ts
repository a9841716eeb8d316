export const ROLES = ['learner', 'mentor', 'instructor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Who asks. `null` stands for somebody without an account. */
export interface Viewer {
  id: string;
  email: string;
  name: string;
  role: Role;
}

/** Roles contain one another: an admin may do what an instructor may, and so on down. */
export function hasRole(viewer: Viewer | null, role: Role): boolean {
  return viewer !== null && ROLES.indexOf(viewer.role) >= ROLES.indexOf(role);
}
