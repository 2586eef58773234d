import type { OrderSheet, TimelineRow } from '../../src/documents/export/order-sheet.js';

const row = (at: string, when: string, what: string, more: Partial<TimelineRow> = {}): TimelineRow => ({
  at,
  kind: 'event',
  when,
  what,
  ...more,
});

/** Three sibling ports of one plan, as the order flow would show them. */
export const sheet: OrderSheet = {
  title: 'Port of 42 numbers from Lone Star Telephone',
  subtitle: 'Harbor Freight Forwarding LLC · Houston (America/Chicago)',
  facts: [
    { label: 'Order', value: 'SB-4711' },
    { label: 'Status', value: 'Rejected' },
    { label: 'Numbers', value: '+17132014401, +17132014402' },
    { label: 'Billing telephone number', value: '+17132014400' },
  ],
  dates: [
    { label: 'Requested', value: 'March 12, 2026, 10:00 AM (Central)' },
    { label: 'Confirmed (FOC)', value: 'March 13, 2026, 11:00 AM (Central)' },
  ],
  documents: [{ label: 'Bill', value: 'bill.pdf, March 4, 2026' }],
  lanes: [
    {
      title: 'SB-4711',
      subtitle: 'Rejected · 20 numbers',
      rows: [
        row('2026-03-04T16:00:00Z', 'Mar 4, 10:00 AM', 'Order placed', { kind: 'action', who: 'Darin Ward' }),
        row('2026-03-04T16:02:00Z', 'Mar 4, 10:02 AM', 'Bill handed in', {
          kind: 'document',
          who: 'Darin Ward',
        }),
        row('2026-03-06T15:00:00Z', 'Mar 6, 9:00 AM', 'Rejected', {
          tone: 'bad',
          note: 'Account number mismatch: =SUM(A1) the number on the CSR differs from the one on the order; check the bill & resubmit <soon>',
        }),
      ],
    },
    {
      title: 'SB-4712',
      subtitle: 'FOC received · 12 numbers',
      rows: [
        row('2026-03-04T16:00:00Z', 'Mar 4, 10:00 AM', 'Order placed', { kind: 'action', who: 'Darin Ward' }),
        row('2026-03-09T15:00:00Z', 'Mar 9, 9:00 AM', 'FOC received', {
          tone: 'good',
          who: 'Lone Star Telephone',
        }),
      ],
    },
    {
      title: 'SB-4713',
      subtitle: 'Submitted · 10 numbers',
      rows: [
        row('2026-03-05T16:00:00Z', 'Mar 5, 10:00 AM', 'Note', {
          kind: 'note',
          note: '-2 numbers stay, says Åse',
        }),
      ],
    },
  ],
  headings: {
    facts: 'Facts',
    dates: 'Dates',
    timeline: 'Timeline',
    documents: 'Documents',
    order: 'Order',
    when: 'When',
    what: 'What',
    who: 'Who',
    note: 'Note',
  },
  foot: 'Made by Switchboard on March 9, 2026 for Darin Ward',
  locale: 'en',
};
