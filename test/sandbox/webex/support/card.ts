export const card = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: {
    type: 'AdaptiveCard',
    version: '1.3',
    body: [{ type: 'Input.Text', id: 'number' }],
    actions: [{ type: 'Action.Submit', title: 'Order', data: { token: 't-1' } }],
  },
};
