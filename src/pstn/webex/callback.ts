/** The number that an emergency call shows, its quality, and who depends on it (webex-api.md 5). */
import { ecbnQualities, type Ecbn } from '../../esa/directory.js';
import type { EmergencyCalls } from '../emergency.js';
import type { CallingClient } from './client.js';
import { kindOfId } from './ids.js';
import { kindOf, type Kind } from './owners.js';
import type { Owned } from './owned-rows.js';
import type { Places } from './places.js';
import { dependantsAnswer, locationEcbnAnswer, ownerEcbnAnswer, type EcbnInfo } from './shapes.js';

export interface CallbackOptions {
  readonly client: CallingClient;
  readonly places: Places;
}

function ecbnOf(info: EcbnInfo, dependants?: number): Ecbn {
  const number = info?.effectiveValue ?? info?.phoneNumber;
  const quality = ecbnQualities.find((one) => one === info?.quality) ?? 'INVALID';
  return {
    ...(number === undefined ? {} : { number }),
    quality,
    ...(dependants === undefined ? {} : { dependants }),
  };
}

const hasNumber = (info: EcbnInfo): boolean =>
  info?.effectiveValue !== undefined || info?.phoneNumber !== undefined;

export function createCallback({
  client,
  places,
}: CallbackOptions): Pick<EmergencyCalls, 'locationEcbn' | 'ownerEcbn'> {
  const ofOrganization = (orgId: string) => new URLSearchParams({ orgId });

  async function dependantsOf(
    { organizationId, value }: Owned<Kind>,
    ownerId: string,
  ): Promise<number | undefined> {
    const query = ofOrganization(organizationId);
    const asked = {
      call: `${value}-dependants`,
      params: { ownerId },
      query,
      schema: dependantsAnswer,
    } as const;
    // Worth knowing, and not worth failing for.
    const answer = await client.ask(organizationId, asked).catch(() => undefined);
    return answer?.dependentMemberCount ?? undefined;
  }

  async function findOwner(ownerId: string): Promise<Owned<Kind> | undefined> {
    const found = await places.findNumber(ownerId);
    const kind = kindOf[found?.value.owner?.type ?? kindOfId(ownerId) ?? ''];
    return found === undefined || kind === undefined
      ? undefined
      : { organizationId: found.organizationId, value: kind };
  }

  return {
    async locationEcbn(locationId) {
      const found = await places.findLocation(locationId);
      if (found === undefined) return undefined;
      const query = ofOrganization(found.organizationId);
      const asked = {
        call: 'location-ecbn',
        params: { locationId },
        query,
        schema: locationEcbnAnswer,
      } as const;
      const { selected, locationInfo, locationMemberInfo } = await client.ask(found.organizationId, asked);
      return ecbnOf(selected === 'LOCATION_MEMBER_NUMBER' ? locationMemberInfo : locationInfo);
    },
    async ownerEcbn(ownerId) {
      const owner = await findOwner(ownerId);
      if (owner === undefined) return undefined;
      const query = ofOrganization(owner.organizationId);
      const asked = {
        call: `${owner.value}-ecbn`,
        params: { ownerId },
        query,
        schema: ownerEcbnAnswer,
      } as const;
      const [answer, dependants] = await Promise.all([
        client.ask(owner.organizationId, asked),
        dependantsOf(owner, ownerId),
      ]);
      const chosen = {
        DIRECT_LINE: answer.directLineInfo,
        LOCATION_ECBN: answer.locationECBNInfo,
        LOCATION_MEMBER_NUMBER: answer.locationMemberInfo,
      }[answer.selected ?? ''];
      return ecbnOf(hasNumber(chosen) ? chosen : answer.defaultInfo, dependants);
    },
  };
}
