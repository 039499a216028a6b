/** How a further workspace comes to a company. */
export const joining = {
  title: 'Join your company',
  submit: 'Join',
  close: 'Not now',
  intro: 'Quittance does not know yet which company this workspace belongs to. A code tells it.',
  code: {
    label: 'Code',
    hint: 'An administrator gets it with /settings code, where your company uses Quittance already. It works once, for 15 minutes.',
  },
  noCompanyYet: 'Does nobody in your company use Quittance yet? Whoever runs this server gives you a code.',
  /** In the settings. */
  howTo: 'To add another Slack workspace of your company, type /settings code.',
  made: {
    title: 'Code for another workspace',
    next: 'Give it only to the person who added Quittance there. In that workspace they type /quickpay and paste it. From then on its members work for your company and see what it asks for.',
    until: (when: string) => `It works once. Valid until: ${when}`,
  },
};
