import { areaList } from '@vant/area-data';
import { soundOf } from '../../../indexer/sound-of.ts';

/** A name of the official division. */
export interface GazetteerName {
  /** In characters. */
  readonly length: number;
  /** It names its level: 市, 县. */
  readonly hasLevel: boolean;
  /** `ours`: one of the five townships lies in it, so that who names it may mean that one. */
  readonly kind: 'ours' | 'foreign';
  /** Alone it means a part of any town (城区); behind a larger place it is a name. */
  readonly partOfTown: boolean;
}

/** Names of places in China by the official division: provinces, prefectures, counties; it holds no townships. */
export interface Gazetteer {
  /** The longest name that `text` begins with. */
  nameAt(text: string): GazetteerName | null;
  /** Names outside ours in Latin letters, small, without their level. */
  readonly latin: ReadonlySet<string>;
}

/** What the five townships lie in. 塔城市, 喀什市 and 伊宁县 are other counties beside them. */
const OURS =
  /^(?:新疆|吐鲁番|塔城地区|伊犁|喀什地区|托克逊|托里|伊宁市|泽普|塔什库尔干|自治区直辖|.*直辖县|市辖区)/u;
const OURS_SPOKEN = ['新疆', '吐鲁番', '塔城', '伊犁', '伊犁州', '喀什', '伊宁', '塔县'];
const LEVEL = /(?:特别行政区|自治区|自治州|自治县|地区|林区|矿区|省|市|州|盟|县|区|旗)$/u;
/** A people's name between place and level: 巴里坤哈萨克自治县 is called 巴里坤. */
const PEOPLES =
  /(?:维吾尔|哈萨克|蒙古|柯尔克孜|回族|回|锡伯|塔吉克|壮族|藏族|苗族|彝族|侗族|土家族|朝鲜族|羌族|傣族|白族|黎族|瑶族|布依族|傈僳族|景颇族|哈尼族|土族|满族|畲族|各族)+$/u;
/** In Xinjiang people call counties by their short names too. */
const XINJIANG = '65';
/** Without their level these are words of the language before they are places. */
const WORDS =
  /^(?:温泉|天山|新市|新源|裕民|双河|新星|白杨|新和|民丰|青河|福海|和康|和安|和静|和硕|东方|安康|开封|大同|三明|四平|白山|朝阳|河源|中山|黄山|北海|白银|玉树|平凉|保定|长治|海东|海西|海北|海南藏族)$/u;
const PARTS_OF_TOWN = /^(?:城|郊|矿|新城|老城|城中|市中|城关|城东|城西|城北|[东西南北])区$/u;
/** Latin names that are not the sounds of the Chinese ones. */
const LATIN =
  'urumqi urumchi korla kashgar hotan khotan aksu karamay kumul yarkand yarkant kargilik kuqa kucha artux atush altay kuytun bortala lhasa macau'.split(
    ' ',
  );

export function createGazetteer(): Gazetteer {
  const names = new Map<string, Omit<GazetteerName, 'length'>>();
  const latin = new Set(LATIN);
  for (const name of OURS_SPOKEN) names.set(name, { hasLevel: false, kind: 'ours', partOfTown: false });
  const add = (name: string, isShortToo: boolean): void => {
    const kind = OURS.test(name) ? 'ours' : 'foreign';
    names.set(name, { hasLevel: true, kind, partOfTown: PARTS_OF_TOWN.test(name) });
    const short = name.replace(LEVEL, '').replace(PEOPLES, '');
    if (!isShortToo || short.length < 2 || short === name || names.has(short) || WORDS.test(short)) return;
    names.set(short, { hasLevel: false, kind, partOfTown: false });
    if (kind === 'foreign') latin.add(soundOf(short).join('').toLowerCase());
    // 塔什库尔干县: what the list itself calls the autonomous county.
    if (name.endsWith('自治县')) names.set(`${short}县`, { hasLevel: true, kind, partOfTown: false });
  };
  const { province_list: provinces, city_list: prefectures, county_list: counties } = areaList;
  for (const name of [...Object.values(provinces), ...Object.values(prefectures)]) add(name, true);
  for (const [code, name] of Object.entries(counties)) add(name, code.startsWith(XINJIANG));
  const longest = Math.max(...[...names.keys()].map((name) => name.length));
  return {
    latin,
    nameAt(text) {
      for (let length = Math.min(longest, text.length); length >= 2; length--) {
        const name = names.get(text.slice(0, length));
        if (name !== undefined) return { length, ...name };
      }
      return null;
    },
  };
}
