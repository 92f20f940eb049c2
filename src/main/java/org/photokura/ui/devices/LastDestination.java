package org.photokura.ui.devices;

import org.jspecify.annotations.Nullable;

/**
 * Where the last export went, for the first screen.
 *
 * @param folder as shown
 * @param freeBytes the room on its drive; null if the drive is not there
 */
public record LastDestination(String folder, @Nullable Long freeBytes) {}
