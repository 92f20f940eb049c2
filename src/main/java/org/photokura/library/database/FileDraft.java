package org.photokura.library.database;

import org.jspecify.annotations.Nullable;
import org.photokura.library.FileRole;

/**
 * A file that belongs to an asset.
 *
 * @param bytes its size as the database tells, null if it does not
 * @param listed whether its folder's listing names it; else only a stat tells whether it is there
 */
record FileDraft(FileRole role, String path, @Nullable Long bytes, boolean listed) {}
