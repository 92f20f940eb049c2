package org.photokura.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.concurrent.Threads;
import org.photokura.device.FileContent;
import org.photokura.device.InMemoryDeviceFiles;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;
import org.photokura.transfer.disk.DiskFile;
import org.photokura.transfer.disk.LocalDisk;

/** Many items, and many bytes. */
@Timeout(300)
class ScaleTest {

  @TempDir Path temp;

  /** Takes every byte and keeps only the end of each file, so that 20 GB fit; the names and the flow are real. */
  private static final class Sieve extends ForwardingDisk {
    Sieve() {
      super(new LocalDisk());
    }

    @Override
    public DiskFile open(Path file) throws java.io.IOException {
      var opened = real.open(file);
      return new DiskFile() {
        private long size;

        @Override
        public void write(java.nio.ByteBuffer bytes, long offset) throws java.io.IOException {
          size = offset + bytes.remaining();
          bytes.position(bytes.limit());
          opened.truncate(0);
        }

        @Override
        public int read(java.nio.ByteBuffer into, long offset) throws java.io.IOException {
          return opened.read(into, offset);
        }

        @Override
        public long sizeBytes() {
          return size;
        }

        @Override
        public void truncate(long sizeBytes) {
          size = sizeBytes;
        }

        @Override
        public void flush() throws java.io.IOException {
          opened.flush();
        }

        @Override
        public void close() throws java.io.IOException {
          if (size > 0) {
            opened.write(java.nio.ByteBuffer.allocate(1), size - 1); // As long as it says, with a hole for what was sieved out.
          }
          opened.close();
        }
      };
    }
  }

  /** The peak of direct memory while that many bytes pass through. */
  private long peakOfDirectMemory(int files, long size) throws Exception {
    var bench = new Bench(temp.resolve("photos-" + files));
    bench.disk = new Sieve();
    bench.phone.files.chunkBytes(1 << 20);
    var zeros = new FileContent() {
      @Override
      public long sizeBytes() {
        return size;
      }

      @Override
      public void read(long offset, java.nio.ByteBuffer into) {
        into.position((int) Math.min(into.limit(), into.position() + size - offset));
      }
    };
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < files; i++) {
      String path = "/DCIM/100APPLE/IMG_%04d.MOV".formatted(i);
      bench.phone.files.file(path, zeros, InMemoryDeviceFiles.MODIFIED);
      wanted.add(Items.item(path, null, java.util.List.of(new ItemFile(FileRole.ORIGINAL, path, size, InMemoryDeviceFiles.MODIFIED))));
    }
    var direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream().filter(pool -> pool.getName().equals("direct")).findFirst().orElseThrow();
    System.gc();
    var peak = new AtomicLong();
    long before = direct.getMemoryUsed();
    var sampling = Threads.timer().scheduleAtFixedRate(() -> peak.accumulateAndGet(direct.getMemoryUsed() - before, Math::max), 0, 5, java.util.concurrent.TimeUnit.MILLISECONDS);
    var report = bench.create(wanted).run(org.photokura.core.Cancellation.none());
    sampling.cancel(false);
    assertThat(report.counts().copied()).isEqualTo(files);
    assertThat(report.bytesCopied()).isEqualTo(files * size);
    return peak.get();
  }

  @Test
  void memoryIsBoundedWhateverTheAmount() throws Exception {
    long one = peakOfDirectMemory(2, 200_000_000);
    long ten = peakOfDirectMemory(8, 500_000_000);
    assertThat(one).isLessThan(64 << 20);
    assertThat(ten).isLessThan(64 << 20);
  }

  @Test
  @Tag("slow")
  void twentyGigabytesNeedNoMoreThanOne() throws Exception {
    assertThat(peakOfDirectMemory(10, 2_000_000_000)).isLessThan(64 << 20);
  }

  @Test
  void aHundredThousandItemsThatAreThereArePlannedInSeconds() throws Exception {
    var bench = new Bench(temp.resolve("photos"));
    var wanted = new ArrayList<Item>();
    for (int i = 0; i < 100_000; i++) {
      String path = "/DCIM/%03dAPPLE/IMG_%04d.HEIC".formatted(100 + i / 1000, i % 10_000);
      wanted.add(Items.item(path, "UUID-" + i, java.util.List.of(new ItemFile(FileRole.ORIGINAL, path, 1000L + i, InMemoryDeviceFiles.MODIFIED))));
    }
    // None of them is on the phone: planning and failing is all there is to do.
    bench.phone.files.grantLanes(4).lookAhead(64);
    long start = System.nanoTime();
    var report = bench.create(wanted).run(org.photokura.core.Cancellation.none());
    assertThat(report.counts().failed()).isEqualTo(100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
  }
}
