import type { Article } from '../../src/simulator/articles';

const fields = {
  knowledgeBaseId: 'kb-test',
  url: 'https://help.example/orders/article',
  tags: [],
  dateFormat: 'iso',
} as const;

/** Articles that one question finds all of, and of which exactly one may be shown. */
export function filteringArticles(): Article[] {
  const body = 'A parcel with a broken lamp is replaced free of charge. Send the photo of the broken lamp and the parcel.';
  return [
    { ...fields, id: 'fresh', title: 'Broken lamp in a parcel', body, updatedDaysAgo: 10 },
    { ...fields, id: 'stale', title: 'Broken lamp in a parcel, the old rule', body, updatedDaysAgo: 400 },
    { ...fields, id: 'undated', title: 'Broken lamp in a parcel, undated', body, updatedDaysAgo: null },
    { ...fields, id: 'weak', title: 'Parcel sizes', body: 'A parcel may weigh up to thirty kilograms.', updatedDaysAgo: 5 },
    { ...fields, id: 'unrelated', title: 'Opening hours', body: 'We are open from nine to five on weekdays.', updatedDaysAgo: 5 },
  ];
}

export const filteringQuestion = 'broken lamp in the parcel';
