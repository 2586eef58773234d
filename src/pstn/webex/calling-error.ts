import { SwitchboardError, type ErrorCode } from '../../errors.js';
import type { FaultDetail } from './fault.js';

export type CallingCode = Extract<ErrorCode, `calling_${string}`>;

interface What {
  /** Status of the answer; none when Webex did not answer. */
  readonly status?: number;
  /** What Webex support asks for. */
  readonly trackingId?: string;
  readonly details?: readonly FaultDetail[];
  readonly cause?: unknown;
}

/** Webex Calling could not be asked, or did not do what it was asked for. */
export class CallingError extends SwitchboardError {
  override readonly code: CallingCode;
  readonly status: number | undefined;
  readonly trackingId: string | undefined;
  readonly details: readonly FaultDetail[];

  constructor(code: CallingCode, message: string, { status, trackingId, details = [], cause }: What = {}) {
    const tracked = trackingId === undefined ? '' : ` (tracking id ${trackingId})`;
    super(code, message + tracked, cause);
    this.name = 'CallingError';
    this.code = code;
    this.status = status;
    this.trackingId = trackingId;
    this.details = details;
  }
}

export const isCalling = (error: unknown, ...codes: readonly CallingCode[]): error is CallingError =>
  error instanceof CallingError && (codes.length === 0 || codes.includes(error.code));
