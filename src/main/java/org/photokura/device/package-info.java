/** The port to iPhones: what the rest of Photokura knows of a phone. No native type appears here; the adapter is {@code imobiledevice}. */
@org.jspecify.annotations.NullMarked
package org.photokura.device;
