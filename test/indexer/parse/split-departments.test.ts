import { describe, expect, it } from 'vitest';
import { isDepartmentName, splitDepartments } from '../../../indexer/parse/split-departments.ts';

const COUNTY = '清水县';

describe('the names of a departments cell', () => {
  it.each([
    [
      'marks between names',
      ['清水县水利局、清水县公安局，县委编办；财政局'],
      ['清水县水利局', '清水县公安局', '县委编办', '财政局'],
    ],
    [
      'a name broken over lines',
      ['清水县委组织', '部、清水县人力', '资源和社会保障局'],
      ['清水县委组织部', '清水县人力资源和社会保障局'],
    ],
    [
      'names with only a line between them',
      ['清水县水利局', '清水县公安局'],
      ['清水县水利局', '清水县公安局'],
    ],
    [
      'names run together',
      ['清水县农业农村局清水县发展和改革委员会'],
      ['清水县农业农村局', '清水县发展和改革委员会'],
    ],
    ['a branch of another place', ['南山市生态环境局', '清水县', '分局'], ['南山市生态环境局清水县分局']],
    [
      'another place after a whole name',
      ['清水县公安局', '喀什地区生态环境局清水县分局'],
      ['清水县公安局', '喀什地区生态环境局清水县分局'],
    ],
    [
      'marks within brackets',
      ['清水县发展和改革委员会（粮食局、数字化发展局）'],
      ['清水县发展和改革委员会（粮食局、数字化发展局）'],
    ],
    ['a mark at the end', ['清水县水利局、', ''], ['清水县水利局']],
    ['nothing', [], []],
  ])('are told apart: %s', (_, parts, names) => {
    expect(splitDepartments(parts, COUNTY)).toEqual(names);
  });

  it('are told from other text', () => {
    expect(
      ['清水县水利局', '县委编办', '清水县残联', '其他负有安全监管职责的部门'].every(isDepartmentName),
    ).toBe(true);
    expect(['可证的处罚清水县水利局', '1.审批', '做好工作', '局'].some(isDepartmentName)).toBe(false);
  });
});
