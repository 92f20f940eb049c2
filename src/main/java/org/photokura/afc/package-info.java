/**
 * Reading a phone's files over a {@link org.photokura.device.ServiceConnection}: many requests in flight on one connection, a deadline for each reply,
 * cancel at once. Nothing here can write to a phone.
 */
@org.jspecify.annotations.NullMarked
package org.photokura.afc;
