/** An iPhone in software, for the demo, tests and benchmarks: usbmuxd, lockdownd, AFC and diagnostics_relay on a socket. */
@org.jspecify.annotations.NullMarked
package org.photokura.virtualphone;
