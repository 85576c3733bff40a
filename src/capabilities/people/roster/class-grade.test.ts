import { expect, it } from 'vitest';
import { gradeOf } from './class-grade.ts';

it.each([
  ['what the class says, when it says one thing', ['03'], ['04'], ['05', '05'], '03'],
  ['what the course says, when the class says nothing', [], ['04'], ['05', '05'], '04'],
  ['what most pupils have, when the class serves several grades', ['01', '02'], [], ['02', '02', '01'], '02'],
  ['the lowest, when as many pupils have another', [], [], ['02', '01'], '01'],
  ['the first of the class, when nothing is known of the pupils', ['02', '01'], ['01', '02', '03'], [], '01'],
  ['the first of the course, when nothing else is known', [], ['05', '04'], [], '04'],
  ['written in one way', [], [], ['4', '04', 'kg'], '04'],
  ['in capitals', ['kg'], [], [], 'KG'],
  ['nothing, when nothing is known', [], [], [], null],
])('the grade of a class is %s', (_, ofClass, ofCourse, ofPupils, grade) => {
  expect(gradeOf(ofClass, ofCourse, ofPupils)).toBe(grade);
});
