/** Adaptive Card 1.3 as plain JSON, cut to what Webex shows (webex-api.md section 8). */
export interface Card {
  readonly type: 'AdaptiveCard';
  readonly version: '1.3';
  readonly body: readonly CardElement[];
  readonly actions?: readonly CardAction[];
}

export interface CardElement {
  readonly type: string;
  readonly [property: string]: unknown;
}

export type CardAction =
  | {
      readonly type: 'Action.Submit';
      readonly title: string;
      readonly data: Record<string, string>;
      readonly style?: string;
    }
  | { readonly type: 'Action.OpenUrl'; readonly title: string; readonly url: string };

/** What the templates of a card read: texts under `t`, everything else from the step's view. */
export type View = Readonly<Record<string, unknown>>;

/** Webex refuses more than five actions on one card. */
export const maxActions = 5;
/** Far below any size at which a Webex client is known to fail. */
export const maxCardBytes = 20_000;
/** Webex counts UTF-8 bytes of text and of markdown. */
export const maxMessageBytes = 7_439;
