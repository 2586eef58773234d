import type { RoutingFigure } from '../ops/figures.js';
import type { Store } from '../store/store.js';
import { routings } from './collections.js';

/** Which desks were named for what, and whether that helped: without people and words. */
export async function routingFigures(store: Pick<Store, 'count'>): Promise<readonly RoutingFigure[]> {
  const { by } = await store.count(routings, 'figure');
  return [...by].map(([key, count]) => {
    const [desk = '', subject = '', helped = ''] = key.split(' ');
    return { desk, subject, helped, count };
  });
}
