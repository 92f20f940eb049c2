/** The protocol between usbmuxd and its clients: a 16-byte header, then a property list. */
@org.jspecify.annotations.NullMarked
package org.photokura.protocol.usbmux;
