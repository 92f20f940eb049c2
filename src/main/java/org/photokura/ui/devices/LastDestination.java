package org.photokura.ui.devices;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the last export went, for the first screen.
 *
 * @param folder as shown
 * @param items how many it holds; null if nobody knows
 * @param lastExport the day of the last run; null if nobody knows
 * @param freeBytes the room on its drive; null if the drive is not there
 */
public record LastDestination(String folder, @Nullable Integer items, @Nullable LocalDate lastExport, @Nullable Long freeBytes) {}
