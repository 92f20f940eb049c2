/**
 * The adapter between the port {@code device} and libimobiledevice: JNA bindings, discovery, pairing, lockdown sessions, byte streams to
 * services. Decisions 0010 to 0012 in docs/decisions tell why lockdown is spoken here and not by the library.
 */
@org.jspecify.annotations.NullMarked
package org.photokura.imobiledevice;
