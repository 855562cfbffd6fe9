const PLACE =
  /^[^对在将因未不与由为以做开负按把让使给并或及和的](?:(?![局委部办会院站队处所])\p{Script=Han}){1,7}?(?:自治[区州县]|地区|州|市|县)(?=\p{Script=Han})/u;
const NO_PLACE = /(?:[城超都门上全本各该]市|[全本各该]县|[本该各]地区)$/;

/** The name of a county, city or prefecture that a text begins with (喀什地区生态环境局…); '' when it begins with none. */
export function placeStart(text: string): string {
  const found = PLACE.exec(text)?.[0] ?? '';
  return NO_PLACE.test(found) ? '' : found;
}
