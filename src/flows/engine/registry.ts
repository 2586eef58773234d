import type { CardTemplate } from '../../cards/template.js';
import { compileTemplate } from '../../cards/template.js';
import { createTexts, type Texts } from '../../cards/texts.js';
import { SwitchboardError } from '../../errors.js';
import type { Intent } from '../../language/understanding.js';
import type { AnyFlow } from './flow.js';

/** A flow with its templates compiled and its texts checked. */
export interface LoadedFlow {
  readonly flow: AnyFlow;
  readonly texts: Texts;
  readonly templates: ReadonlyMap<string, CardTemplate>;
}

export interface Registry {
  readonly flows: readonly LoadedFlow[];
  readonly home: LoadedFlow;
  get(id: string): LoadedFlow;
  find(id: string): LoadedFlow | undefined;
  byIntent(intent: Intent): LoadedFlow | undefined;
  /** Prepares every card in small pieces, while nothing else is to be done. */
  warmUp(): Promise<void>;
}

const fault = (flow: string, what: string) => new SwitchboardError('flow_invalid', `Flow "${flow}": ${what}`);

function checkStep(flow: AnyFlow, step: string, template: CardTemplate, texts: Texts): void {
  const declared = Object.keys(flow.steps[step]?.input.shape ?? {});
  const missing = declared.filter((id) => !template.inputIds.includes(id));
  const extra = template.inputIds.filter((id) => !declared.includes(id));
  if (missing.length + extra.length > 0) {
    throw fault(
      flow.id,
      `step "${step}": the card and its input schema differ in ${[...missing, ...extra].join(', ')}`,
    );
  }
  const unknown = template.textKeys.filter(
    (key) => !texts.has(`${step}.${key}`) && !texts.has(`common.${key}`),
  );
  if (unknown.length > 0) throw fault(flow.id, `step "${step}": no text for ${unknown.join(', ')}`);
}

export function loadFlow(flow: AnyFlow): LoadedFlow {
  const texts = createTexts(`Flow "${flow.id}"`, flow.texts);
  for (const key of flow.rank === undefined ? ['title'] : ['title', 'about', 'example']) {
    if (!texts.has(key)) throw fault(flow.id, `no text "${key}"`);
  }
  const templates = new Map<string, CardTemplate>();
  for (const [name, step] of Object.entries(flow.steps)) {
    const template = compileTemplate(step.card);
    checkStep(flow, name, template, texts);
    templates.set(name, template);
  }
  return { flow, texts, templates };
}

/** Throws on two flows of one id, two flows for one intent, or no single home. */
export function createRegistry(flows: readonly AnyFlow[]): Registry {
  const byId = new Map<string, LoadedFlow>();
  const byIntent = new Map<Intent, LoadedFlow>();
  for (const flow of flows) {
    if (byId.has(flow.id)) throw fault(flow.id, 'there are two flows of this id');
    const loaded = loadFlow(flow);
    byId.set(flow.id, loaded);
    for (const intent of flow.intents) {
      if (byIntent.has(intent)) throw fault(flow.id, `another flow answers to "${intent}" already`);
      byIntent.set(intent, loaded);
    }
  }
  const homes = [...byId.values()].filter(({ flow }) => flow.home);
  const home = homes[0];
  if (home === undefined || homes.length > 1) {
    throw new SwitchboardError('flow_invalid', `Exactly one flow must be home; found ${homes.length}`);
  }
  return {
    flows: [...byId.values()],
    home,
    async warmUp() {
      for (const { flow, templates } of byId.values()) {
        await new Promise(setImmediate);
        flow.warmUp?.();
        for (const template of templates.values()) {
          await new Promise(setImmediate);
          template.prepare();
        }
      }
    },
    find: (id) => byId.get(id),
    byIntent: (intent) => byIntent.get(intent),
    get(id) {
      const loaded = byId.get(id);
      if (loaded === undefined) throw fault(id, 'there is no flow of this id');
      return loaded;
    },
  };
}
