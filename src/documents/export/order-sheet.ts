/** An order as it is shown outside the chat: every text in the person's language, every time already written out. */
export interface OrderSheet {
  readonly title: string;
  /** One line under the title, e.g. customer and location. */
  readonly subtitle?: string;
  readonly facts: readonly Labelled[];
  /** The four dates, each with its zone in the value. */
  readonly dates: readonly Labelled[];
  readonly documents: readonly Labelled[];
  /** One lane for each order; sibling port orders side by side. */
  readonly lanes: readonly Lane[];
  readonly headings: SheetHeadings;
  /** Printed at the foot, e.g. when and for whom it was made. */
  readonly foot?: string;
  readonly locale: 'en' | 'nb';
}

export interface Labelled {
  readonly label: string;
  readonly value: string;
}

export interface Lane {
  readonly title: string;
  /** E.g. the present status. */
  readonly subtitle?: string;
  readonly rows: readonly TimelineRow[];
}

export interface TimelineRow {
  /** ISO time; orders the rows of all lanes. */
  readonly at: string;
  readonly kind: 'event' | 'action' | 'note' | 'document';
  /** Good news, bad news, or neither. */
  readonly tone?: 'good' | 'bad' | 'plain';
  readonly when: string;
  readonly what: string;
  readonly who?: string;
  readonly note?: string;
}

export interface SheetHeadings {
  readonly facts: string;
  readonly dates: string;
  readonly timeline: string;
  readonly documents: string;
  readonly order: string;
  readonly when: string;
  readonly what: string;
  readonly who: string;
  readonly note: string;
}
