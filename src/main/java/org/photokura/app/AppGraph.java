package org.photokura.app;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.photokura.afc.AfcDeviceFiles;
import org.photokura.catalog.CatalogReader;
import org.photokura.cli.CliServices;
import org.photokura.core.HostSystem;
import org.photokura.device.DeviceAccess;
import org.photokura.imobiledevice.ImobileDeviceAccess;
import org.photokura.library.LibraryReader;
import org.photokura.library.image.PhonePictures;
import org.photokura.library.image.PictureDecoders;
import org.photokura.library.image.PictureSource;
import org.photokura.library.image.heif.HeicToJpeg;
import org.photokura.library.image.heif.HeifLibrary;
import org.photokura.library.reader.DefaultLibraryReader;
import org.photokura.settings.SettingsStore;
import org.photokura.text.Texts;
import org.photokura.transfer.Export;
import org.photokura.transfer.Exporter;
import org.photokura.transfer.disk.Disk;

/** Everything wired together, by hand. Parts are made when first asked for, so that a command pays only for what it uses. */
final class AppGraph {

  private final AppPaths paths;
  private final Texts texts;

  AppGraph(AppPaths paths, Texts texts) {
    this.paths = paths;
    this.texts = texts;
  }

  DeviceAccess devices() {
    return new ImobileDeviceAccess(paths.state(), AfcDeviceFiles::new);
  }

  LibraryReader library() {
    return new DefaultLibraryReader(paths.cache().resolve("libraries"));
  }

  Export.Factory exports() {
    return exports(disk -> disk);
  }

  /** Exports to a disk that is seen through something. */
  Export.Factory exports(UnaryOperator<Disk> seenAs) {
    return Exporter.onThisComputer(new KeepAwake(HostSystem.current()), new HeicToJpeg(HeifLibrary.ofSystem())::makeJpeg, seenAs);
  }

  /** @param cacheBytes how much small pictures may take on this computer's disk; asked again and again */
  PictureSource pictures(LongSupplier cacheBytes) {
    return new PhonePictures(paths.cache().resolve("thumbnails"), cacheBytes, PictureDecoders.all(HeifLibrary.ofSystem()));
  }

  SettingsStore settings() {
    return new SettingsStore(paths.config().resolve("settings.json"));
  }

  CliServices cliServices() {
    return new CliServices(this::devices, this::library, this::exports, new CatalogReader(), this::defaultDestination, texts);
  }

  /** Only looked up: settings that are broken are the window's to set aside, which can tell of it. */
  private Optional<Path> defaultDestination() {
    try {
      return Optional.ofNullable(settings().peek().destination()).map(Path::of);
    } catch (InvalidPathException _) {
      return Optional.empty(); // Of another system, or changed by hand.
    }
  }
}
