import type { ChatSocket } from './chat-connection.ts';

/** A browser's WebSocket with no more than the connection needs of it. */
export function openSocket(url: string): ChatSocket {
  const socket = new WebSocket(url);
  const chatSocket: ChatSocket = {
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: () => socket.close(),
    onmessage: null,
    onclose: null,
  };
  socket.onmessage = ({ data }) => chatSocket.onmessage?.({ data });
  socket.onclose = () => chatSocket.onclose?.();
  return chatSocket;
}
