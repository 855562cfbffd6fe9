/** One prediction: how sure the product was, and whether it was right. */
export interface Prediction {
  readonly confidence: number;
  readonly right: boolean;
}

/**
 * Expected calibration error over ten bins of equal width (Naeini, Cooper & Hauskrecht 2015): the mean gap
 * between how sure and how right, weighed by how many predictions a bin holds. 0 is perfect.
 */
export function expectedCalibrationError(predictions: readonly Prediction[], bins = 10): number {
  let error = 0;
  for (let bin = 0; bin < bins; bin++) {
    const inBin = predictions.filter(
      ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === bin,
    );
    if (inBin.length === 0) continue;
    const sure = inBin.reduce((sum, { confidence }) => sum + confidence, 0) / inBin.length;
    const right = inBin.filter((prediction) => prediction.right).length / inBin.length;
    error += (inBin.length / predictions.length) * Math.abs(sure - right);
  }
  return error;
}

/** Points of the risk–coverage curve: share of questions answered, and share wrong among those, surest first. */
export function riskCoverage(predictions: readonly Prediction[]): { coverage: number; risk: number }[] {
  const surestFirst = predictions.toSorted((a, b) => b.confidence - a.confidence);
  let wrong = 0;
  return surestFirst.map((prediction, i) => {
    if (!prediction.right) wrong++;
    return { coverage: (i + 1) / surestFirst.length, risk: wrong / (i + 1) };
  });
}

/** The curve as a picture: coverage to the right, risk upwards to 50 %. */
export function drawRiskCoverage(points: readonly { coverage: number; risk: number }[]): string {
  const [width, height, edge] = [480, 300, 40];
  const x = (coverage: number): string => (edge + coverage * (width - 2 * edge)).toFixed(1);
  const y = (risk: number): string =>
    (height - edge - Math.min(1, risk / 0.5) * (height - 2 * edge)).toFixed(1);
  const line = points.map(({ coverage, risk }) => `${x(coverage)},${y(risk)}`).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">`,
    `<title>Risk–coverage curve</title><rect width="${width}" height="${height}" fill="#fff"/>`,
    `<path d="M${x(0)} ${y(0.5)}V${y(0)}H${x(1)}" fill="none" stroke="#444"/>`,
    `<text x="${x(0.5)}" y="${height - 8}" text-anchor="middle">coverage (share of questions answered)</text>`,
    `<text x="12" y="${y(0.25)}" transform="rotate(-90 12 ${y(0.25)})" text-anchor="middle">risk (share wrong)</text>`,
    `<text x="${x(1)}" y="${height - 24}" text-anchor="middle">100 %</text><text x="${x(0)}" y="${y(0.5)}" dx="-6" text-anchor="end">50 %</text>`,
    `<polyline points="${line}" fill="none" stroke="#0b5cad" stroke-width="2"/></svg>`,
  ].join('\n');
}
