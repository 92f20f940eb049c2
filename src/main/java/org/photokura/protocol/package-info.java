/** What an iPhone and usbmuxd speak: records and codecs, bytes in, values out; no I/O and no threads. */
@org.jspecify.annotations.NullMarked
package org.photokura.protocol;
