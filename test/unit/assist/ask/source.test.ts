import { describe, expect, it } from 'vitest';
import { priorityOf, sourceOf } from '../../../../src/main/assist/ask/source';
import { aResult } from '../../../support/samples';

const one = [{ knowledgeBaseId: 'Returns', priority: 1 }];
const two = [...one, { knowledgeBaseId: 'Delivery', priority: 2 }];

describe('where a result comes from', () => {
  it.each([
    ['https://help.example.com/returns/how-to', 'help.example.com › returns'],
    ['https://help.example.com:8443/returns/', 'help.example.com:8443'],
    ['https://help.example.com/article', 'help.example.com'],
    ['https://help.example.com/', 'help.example.com'],
    ['https://help.example.com/R%C3%BCckgabe/7?lang=de', 'help.example.com › Rückgabe'],
    ['https://help.example.com/50%/7', 'help.example.com › 50%'],
  ])('is told by the address %s', (url, source) => {
    expect(sourceOf(aResult({ url }), two)).toBe(source);
  });

  it('is the knowledge base where there is no address and only one was asked', () => {
    expect(sourceOf(aResult({ url: null }), one)).toBe('Returns');
  });

  it('is not guessed where several were asked', () => {
    expect(sourceOf(aResult({ url: null }), two)).toBe('Knowledge base');
    expect(sourceOf(aResult({ url: null }), [])).toBe('Knowledge base');
  });
});

describe('the priority of a result', () => {
  it.each([
    ['Delivery', two, 2],
    ['Returns', two, 1],
    ['Elsewhere', two, null],
    [null, two, null],
    [null, one, 1],
    [null, [], null],
  ])('from %s is that of its knowledge base, and not guessed', (knowledgeBaseId, sources, priority) => {
    expect(priorityOf({ knowledgeBaseId }, sources)).toBe(priority);
  });
});
