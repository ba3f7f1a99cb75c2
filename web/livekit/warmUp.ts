/**
 * The browser's WebRTC is made with the first connection and its first offer, which takes tens of milliseconds. That
 * can be at the door.
 */
export async function warmUp(): Promise<void> {
  try {
    const connection = new RTCPeerConnection();
    connection.addTransceiver('audio');
    connection.addTransceiver('video');
    await connection.createOffer();
    connection.close();
  } catch {
    // Then the call finds out, and says so.
  }
}
