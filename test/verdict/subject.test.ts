import { expect, test } from 'vitest';
import type { Config } from '../../src/config/schema.ts';
import { assess } from '../../src/verdict/assess.ts';
import { findSubject } from '../../src/verdict/questions/subject.ts';
import { human } from '../linking/scene.ts';
import { NOW, plan, snapshot } from '../support/builders.ts';

const CONFIG: Config = { limits: [], teams: [{ name: 'ada', linear: ['PAY'] }] };
const people = ['Ada', 'ADA', 'Bo'].map((name, index) => human('linear', `${index}@acme.com`, { name }));
const subject = (typed: string, config: Config = CONFIG) =>
  findSubject(typed, assess(plan(config), snapshot({ records: [], people }), Date.parse(NOW)));

test('whoever has just this name, a team too, before those who have it in other letters', () => {
  expect(subject('ada')).toEqual({ per: 'team', name: 'ada' });
  expect(subject('ADA')).toEqual({ per: 'person', name: 'ADA' });
  expect(subject('bo')).toEqual({ per: 'person', name: 'Bo' });
});

test('of several people in other letters, which one is asked', () => {
  expect(() => subject('aDa')).toThrow('"aDa" may be Ada or ADA');
});

test('where the config keeps to teams, nobody is named', () => {
  const privately: Config = { ...CONFIG, privacy: 'team' };
  expect(subject('ada', privately)).toEqual({ per: 'team', name: 'ada' });
  expect(subject('aDa', privately)).toEqual({ per: 'team', name: 'ada' });
  expect(() => subject('Bo', privately)).toThrow(/privacy/);
});
