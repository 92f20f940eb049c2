package org.photokura.catalog;

import org.jspecify.annotations.Nullable;

/**
 * What a run tells the catalog about one file.
 *
 * @param file what lies in the destination
 * @param origin where it came from; null for what was made here (JPEG copies, XMP)
 */
public record SavedEntry(CatalogFile file, @Nullable Origin origin) {}
