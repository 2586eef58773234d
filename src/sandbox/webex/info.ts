import type { World } from '../world.js';
import { innerId } from './ids.js';
import type { Directory } from './people/directory.js';

export interface SandboxPerson {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly token: string;
  readonly role: World['people'][number]['role'];
  readonly org: string;
  readonly orgId: string;
  readonly locale: World['people'][number]['locale'];
  readonly customerIds: readonly string[];
}

export interface SandboxInfo {
  readonly apiUrl: string;
  readonly chatUrl: string;
  readonly bot: {
    readonly id: string;
    readonly email: string;
    readonly displayName: string;
    readonly token: string;
  };
  readonly people: readonly SandboxPerson[];
  readonly customers: World['customers'];
  readonly [link: string]: unknown;
}

export interface DescribeOptions {
  readonly world: World;
  readonly directory: Directory;
  readonly url: string;
  readonly links: Readonly<Record<string, string>>;
  /** The apps that may use Webex Calling, with their secrets. */
  readonly calling?: Readonly<Record<string, unknown>> | undefined;
}

/** Who lives in the sandbox and how to speak for them; it is a stage, so the tokens are no secret. */
export const describeSandbox = ({ world, directory, url, links, calling }: DescribeOptions): SandboxInfo => {
  const { bot, people, tokenOf } = directory;
  const humans = new Map(world.people.map((person) => [person.uuid, person]));
  return {
    apiUrl: `${url}/v1`,
    chatUrl: `${url}/`,
    ...Object.fromEntries(Object.entries(links).map(([name, path]) => [name, new URL(path, url).toString()])),
    bot: { id: bot.id, email: bot.email, displayName: bot.displayName, token: tokenOf(bot) },
    people: people.flatMap((person) => {
      const human = humans.get(innerId(person.id));
      if (human === undefined) return [];
      const { id, email, displayName, orgId } = person;
      const { role, orgName: org, locale, customerIds } = human;
      return { id, email, displayName, token: tokenOf(person), role, org, orgId, locale, customerIds };
    }),
    customers: world.customers,
    ...(calling === undefined ? {} : { calling }),
  };
};
