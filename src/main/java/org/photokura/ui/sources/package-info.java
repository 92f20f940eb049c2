/** The source list at the left: the library's kinds, iCloud, albums, and other data. */
@org.jspecify.annotations.NullMarked
package org.photokura.ui.sources;
