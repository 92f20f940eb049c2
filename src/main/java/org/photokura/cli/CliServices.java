package org.photokura.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.photokura.catalog.SavedItems;
import org.photokura.device.DeviceAccess;
import org.photokura.library.LibraryReader;
import org.photokura.text.Texts;
import org.photokura.transfer.Export;

/**
 * What the commands work with. Suppliers make their thing when a command first asks, so that {@code verify} never loads the library for iPhones.
 *
 * @param devices the way to the phones
 * @param library reads a phone's library
 * @param exports makes runs of the copy engine
 * @param saved opens a destination's catalog for reading
 * @param defaultDestination where the window last exported to, for {@code list --new}
 * @param texts the words
 */
public record CliServices(
    Supplier<DeviceAccess> devices,
    Supplier<LibraryReader> library,
    Supplier<Export.Factory> exports,
    SavedItems.Opener saved,
    Supplier<Optional<Path>> defaultDestination,
    Texts texts) {}
