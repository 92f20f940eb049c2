package org.photokura.virtualphone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.dd.plist.NSDictionary;
import com.dd.plist.PropertyListParser;
import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.exif.makernotes.AppleMakernoteDirectory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.photokura.virtualphone.MediaTree;

class DemoLibraryTest {

  private static final DemoLibrary LIBRARY = new DemoLibrary();
  private static final List<String> FILES = Trees.files(LIBRARY, "/");

  @Test
  void everyKindOfFileHasTheSizeThatItsStatTold() throws Exception {
    var perExtension = new HashMap<String, Integer>();
    for (var path : FILES) {
      var extension = path.replaceAll("^.*[./]", "") + (path.contains("Mutations") ? " edited" : "");
      if (perExtension.merge(extension, 1, Integer::sum) <= 3) {
        assertThat(Trees.read(LIBRARY, path).length).as(path).isEqualTo((int) size(path));
      }
    }
    assertThat(perExtension.keySet()).contains("HEIC", "JPG", "MOV", "PNG", "GIF", "DNG", "AAE", "heic edited", "jpg edited",
        "mov edited", "plist edited");
  }

  @Test
  void namesRepeatAcrossFolders() {
    var old = new HashSet<>(LIBRARY.list("/DCIM/100APPLE"));
    assertThat(LIBRARY.list("/DCIM/109APPLE")).filteredOn(old::contains).hasSizeGreaterThan(15);
    assertThat(LIBRARY.list("/DCIM/108APPLE")).anyMatch(name -> name.startsWith("IMG_9999."));
  }

  @Test
  void jpegDecodesAndTellsWhenAndWhereItWasTaken() throws Exception {
    var path = original("JPG");
    var bytes = Trees.read(LIBRARY, path);
    assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isGreaterThan(1000);
    var metadata = metadata(bytes);
    var exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    assertThat(exif.getDateOriginal().toInstant()).isEqualTo(Trees.modified(LIBRARY, path));
    assertThat(metadata.getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation().isZero()).isFalse();
  }

  @Test
  void stillAndMovieOfALivePhotoShareTheirIdentifier() throws Exception {
    var movie = FILES.stream().filter(path -> path.startsWith("/DCIM") && path.endsWith(".MOV") && FILES.contains(path.replace(".MOV",
        ".HEIC"))).toList().getLast();
    var still = Trees.read(LIBRARY, movie.replace(".MOV", ".HEIC"));
    var id = metadata(still).getFirstDirectoryOfType(AppleMakernoteDirectory.class).getString(0x0011);
    assertThat(id).hasSize(36);
    assertThat(new String(Trees.read(LIBRARY, movie), StandardCharsets.ISO_8859_1))
        .contains(id)
        .contains("com.apple.quicktime.content.identifier");
  }

  @Test
  void timesCarryTheZoneOfThePlace() throws Exception {
    var offsets = new HashMap<String, Integer>();
    for (var path : FILES) {
      if (path.startsWith("/DCIM") && path.endsWith(".HEIC")) {
        var exif = metadata(Trees.read(LIBRARY, path)).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        offsets.merge(exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL), 1, Integer::sum);
        assertThat(exif.getDateOriginal().toInstant()).as(path).isEqualTo(Trees.modified(LIBRARY, path));
      }
    }
    assertThat(offsets.keySet()).contains("+09:00", "+01:00", "+03:00", "+12:00");
  }

  @Test
  void noTwoOriginalsAreEqual() throws Exception {
    var seen = new HashMap<Integer, String>();
    for (var path : FILES) {
      if (path.startsWith("/DCIM") && !path.endsWith(".JPG") && !path.endsWith(".DNG")) {
        var twin = seen.put(java.util.Arrays.hashCode(Trees.read(LIBRARY, path)), path);
        assertThat(twin).as(path).isNull();
      }
    }
  }

  @Test
  void whatIsOnlyInICloudHasAThumbnailButNoOriginal() {
    var thumbs = FILES.stream().filter(path -> path.startsWith("/PhotoData/Thumbnails/V2/")).toList();
    var missing = thumbs.stream().filter(path -> LIBRARY.stat(path.substring("/PhotoData/Thumbnails/V2".length(),
        path.lastIndexOf('/'))).isEmpty()).toList();
    assertThat(missing).hasSize(LIBRARY.expected().onlyInICloud());
  }

  @Test
  void readsTheSameBytesEveryTime() throws Exception {
    var path = original("PNG");
    assertThat(Trees.read(new DemoLibrary(), path)).isEqualTo(Trees.read(LIBRARY, path));
  }

  @Test
  void countsWhatItHolds() {
    var expected = LIBRARY.expected();
    assertThat(expected.photos() + expected.livePhotos() + expected.videos() + expected.bursts()).isEqualTo(expected.items());
    var originals = FILES.stream().filter(path -> path.startsWith("/DCIM/") || path.startsWith("/PhotoData/CPLAssets/")).toList();
    assertThat(originals).hasSize((int) expected.originalFiles());
    assertThat(originals.stream().mapToLong(DemoLibraryTest::size).sum()).isEqualTo(expected.originalBytes());
  }

  @Test
  void foldersAndFilesAreTold() {
    assertThat(LIBRARY.stat("/DCIM").orElseThrow().type()).isEqualTo(MediaTree.Type.FOLDER);
    assertThat(LIBRARY.stat("/")).isPresent();
    assertThat(LIBRARY.stat("/DCIM/100APPLE/nothing")).isEmpty();
    assertThat(LIBRARY.list("/DCIM/100APPLE/IMG_0001.JPG")).isEmpty();
    assertThat(LIBRARY.list("/")).contains("DCIM", "PhotoData");
  }

  @Test
  void notesAboutICloudSayThatItIsOnAndFull() throws Exception {
    var now = Instant.parse("2026-11-22T09:00:00Z");
    var library = new DemoLibrary(Clock.fixed(now, ZoneOffset.UTC));
    assertThat(new String(Trees.read(library, "/PhotoData/cpl_enabled_marker"), StandardCharsets.UTF_8)).isEqualTo("2024-03-12 10.04.31.512");
    var status = (NSDictionary) PropertyListParser.parse(Trees.read(library, "/PhotoData/CPL/syncstatus.plist"));
    assertThat(status.get("isExceedingQuota").toJavaObject()).isEqualTo(true);
    assertThat(Trees.modified(library, "/PhotoData/CPL/syncstatus.plist")).isBetween(now.minusSeconds(600), now);
    assertThat(PropertyListParser.parse(Trees.read(library, "/PhotoData/private/com.apple.assetsd/cloudServiceEnableLog.plist"))).isNotNull();
  }

  private static String original(String extension) {
    return FILES.stream().filter(path -> path.startsWith("/DCIM") && path.endsWith("." + extension)).findFirst().orElseThrow();
  }

  private static Metadata metadata(byte[] bytes) throws Exception {
    return ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
  }

  private static long size(String path) {
    return LIBRARY.stat(path).orElseThrow().sizeBytes();
  }
}
