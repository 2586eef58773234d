/** Whether the bot can do its work, as far as it can see itself. */

/** What a check found; `why` is for the operator, and holds no id and no secret. */
export interface Verdict {
  readonly ok: boolean;
  readonly why?: string;
}

export interface Check {
  readonly look: () => Promise<Verdict>;
  /** How long an answer is good for: not every visitor is worth a call to Webex. */
  readonly keepMs: number;
}

export interface Report {
  readonly ready: boolean;
  readonly checks: Readonly<Record<string, Verdict>>;
}

export interface Readiness {
  look(): Promise<Report>;
}

const patienceMs = 5_000;

async function inTime(look: () => Promise<Verdict>): Promise<Verdict> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Verdict>((resolve) => {
    const why = `no answer within ${patienceMs / 1000} s`;
    timer = setTimeout(() => resolve({ ok: false, why }), patienceMs).unref();
  });
  try {
    return await Promise.race([look(), late]);
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/** Who asks while a check is running shares its answer. */
function kept({ look, keepMs }: Check): () => Promise<Verdict> {
  let last: { readonly at: number; readonly verdict: Promise<Verdict> } | undefined;
  return () => {
    const now = performance.now();
    if (last === undefined || now - last.at > keepMs) last = { at: now, verdict: inTime(look) };
    return last.verdict;
  };
}

export function createReadiness(checks: Readonly<Record<string, Check>>): Readiness {
  const looks = Object.entries(checks).map(([name, check]) => [name, kept(check)] as const);
  return {
    async look() {
      const found = await Promise.all(looks.map(async ([name, look]) => [name, await look()] as const));
      return { ready: found.every(([, { ok }]) => ok), checks: Object.fromEntries(found) };
    },
  };
}
