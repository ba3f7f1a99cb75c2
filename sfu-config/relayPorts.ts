/**
 * From where relays send, embedded and coturn alike. Below the ports that Linux gives to outgoing connections (32768
 * up), so that what leaves one of these is a relay's and nothing else's: the firewall goes by that. The last is odd, as
 * a relay may reserve the odd neighbour of an even port.
 */
export const RELAY_PORTS = { first: 20_000, last: 29_999 };
