package org.photokura.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a file of the destination came from. One file may have several origins: the same photo on two phones, saved once.
 *
 * @param udid which phone
 * @param assetUuid the phone's id of the asset, null where its database was not read
 * @param path on the phone
 * @param sizeBytes size on the phone
 * @param modified time of last change on the phone, null where it was not asked
 */
public record Origin(String udid, @Nullable String assetUuid, String path, long sizeBytes, @Nullable Instant modified) {}
