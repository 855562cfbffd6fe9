import { areaList } from '@vant/area-data';

/**
 * Names of places in China without a list here, by the official division (provinces, prefectures, counties).
 * What the five townships lie in is left out: who names it may mean them.
 */
export interface Gazetteer {
  /** The longest name that `text` begins with: its length in characters, and whether it names its level (市, 县). */
  nameAt(text: string): { readonly length: number; readonly hasLevel: boolean } | null;
}

const OURS =
  /^(?:新疆|吐鲁番|塔城地区|伊犁|喀什地区|托克逊|托里|伊宁市|泽普|塔什库尔干|自治区直辖|.*直辖县|市辖区)/u;
const LEVEL = /(?:特别行政区|自治区|自治州|自治县|地区|林区|矿区|省|市|州|盟|县|区|旗)$/u;
/** A people's name between place and level: 巴里坤哈萨克自治县 is called 巴里坤. */
const PEOPLES =
  /(?:维吾尔|哈萨克|蒙古|柯尔克孜|回族|回|锡伯|塔吉克|壮族|藏族|苗族|彝族|侗族|土家族|朝鲜族|羌族|傣族|白族|黎族|瑶族|布依族|傈僳族|景颇族|哈尼族|土族|满族|畲族|各族)+$/u;
/** In Xinjiang people call counties by their short names too. */
const XINJIANG = '65';

export function createGazetteer(): Gazetteer {
  const names = new Map<string, boolean>();
  const add = (name: string, isShortToo: boolean): void => {
    if (OURS.test(name)) return;
    names.set(name, true);
    const short = name.replace(LEVEL, '').replace(PEOPLES, '');
    if (isShortToo && short.length >= 2 && short !== name && !names.has(short)) names.set(short, false);
  };
  const { province_list: provinces, city_list: prefectures, county_list: counties } = areaList;
  for (const name of [...Object.values(provinces), ...Object.values(prefectures)]) add(name, true);
  for (const [code, name] of Object.entries(counties)) add(name, code.startsWith(XINJIANG));
  const longest = Math.max(...[...names.keys()].map((name) => name.length));
  return {
    nameAt(text) {
      for (let length = Math.min(longest, text.length); length >= 2; length--) {
        const hasLevel = names.get(text.slice(0, length));
        if (hasLevel !== undefined) return { length, hasLevel };
      }
      return null;
    },
  };
}
