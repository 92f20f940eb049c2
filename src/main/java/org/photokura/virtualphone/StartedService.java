package org.photokura.virtualphone;

import org.jspecify.annotations.Nullable;

/**
 * A service that lockdownd started and that waits for its one connection.
 *
 * @param name such as {@code com.apple.afc}
 * @param tlsFor whose certificate the connection must show; null: no TLS
 */
record StartedService(String name, Service service, @Nullable PairedHost tlsFor) {}
