/** Scopes that a call of the sandbox asks for (webex-api.md 1.2). */
const admin = (name: string) => `spark-admin:${name}` as const;

export const scopes = {
  configRead: admin('telephony_config_read'),
  configWrite: admin('telephony_config_write'),
  pstnRead: admin('telephony_pstn_read'),
  pstnWrite: admin('telephony_pstn_write'),
  locationsRead: admin('locations_read'),
  peopleRead: admin('people_read'),
  deviceRead: admin('device_read'),
  licensesRead: admin('licenses_read'),
  organizationsRead: admin('organizations_read'),
  rolesRead: admin('roles_read'),
  applicationsToken: 'spark:applications_token',
} as const;

/** All that the two apps of the sandbox are registered with. */
export const appScopes: readonly string[] = [
  scopes.configRead,
  scopes.configWrite,
  scopes.pstnRead,
  scopes.pstnWrite,
  scopes.locationsRead,
  scopes.peopleRead,
  scopes.licensesRead,
  scopes.organizationsRead,
  scopes.rolesRead,
];
