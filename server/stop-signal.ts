/**
 * Resolves at the first SIGTERM or SIGINT; a second one ends the process at once.
 * @param print tells whoever stopped the server what it still does
 */
export function stopSignal(print: (line: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let signalled = false;
    const onSignal = (): void => {
      if (signalled) process.exit(1);
      signalled = true;
      print('正在停止：先答完正在处理的问题。');
      resolve();
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}
