package org.photokura.imobiledevice;

import java.time.Duration;

/**
 * How long steps may take. A public call has an end of its own besides, so that slow steps do not add up.
 *
 * @param usbmux one question to usbmuxd and its answer
 * @param connect libimobiledevice's way through usbmuxd to a port of the phone
 * @param reply one request to lockdown and its reply
 * @param tls a handshake
 * @param pair an attempt to pair: some phones hold the reply back while the dialog is open
 * @param call a public call of the port as a whole; pairing may take {@code pair} longer
 */
record Timeouts(Duration usbmux, Duration connect, Duration reply, Duration tls, Duration pair, Duration call) {

  static final Timeouts STANDARD = new Timeouts(
      Duration.ofSeconds(5), Duration.ofSeconds(7), Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofSeconds(35), Duration.ofSeconds(20));
}
