package org.photokura.fuzz;

import java.io.IOException;
import java.util.List;
import org.photokura.imobiledevice.LockdownFuzz;
import org.photokura.library.database.DatabaseFuzz;
import org.photokura.library.database.glance.GlanceFuzz;
import org.photokura.library.image.DecodersFuzz;
import org.photokura.library.image.MetadataFuzz;
import org.photokura.library.image.container.ContainersFuzz;
import org.photokura.protocol.ProtocolFuzz;
import org.photokura.protocol.plist.PropertyListsFuzz;

/** Every parser of what a phone sends, with what to begin from. {@code packaging/fuzz} runs them for long, FuzzTest for a moment. */
enum FuzzTarget {
  PLIST(PropertyListsFuzz.class, PropertyListsFuzz::fuzzerTestOneInput, Seeds::propertyLists),
  PROTOCOL(ProtocolFuzz.class, ProtocolFuzz::fuzzerTestOneInput, Seeds::frames),
  LOCKDOWN(LockdownFuzz.class, LockdownFuzz::fuzzerTestOneInput, Seeds::propertyLists),
  CONTAINERS(ContainersFuzz.class, ContainersFuzz::fuzzerTestOneInput, Seeds::pictures),
  METADATA(MetadataFuzz.class, MetadataFuzz::fuzzerTestOneInput, Seeds::pictures),
  DECODERS(DecodersFuzz.class, DecodersFuzz::fuzzerTestOneInput, Seeds::pictures),
  GLANCE(GlanceFuzz.class, GlanceFuzz::fuzzerTestOneInput, Seeds::databases),
  DATABASE(DatabaseFuzz.class, DatabaseFuzz::fuzzerTestOneInput, Seeds::edits);

  /** One input; throws if it meets a fault. */
  @FunctionalInterface
  interface Run {
    void on(byte[] data) throws Exception;
  }

  /** Makes seeds. */
  @FunctionalInterface
  interface SeedMaker {
    List<byte[]> make() throws IOException;
  }

  private final Class<?> type;
  private final Run run;
  private final SeedMaker seeds;

  FuzzTarget(Class<?> type, Run run, SeedMaker seeds) {
    this.type = type;
    this.run = run;
    this.seeds = seeds;
  }

  Class<?> type() {
    return type;
  }

  Run run() {
    return run;
  }

  List<byte[]> seeds() throws IOException {
    return seeds.make();
  }
}
