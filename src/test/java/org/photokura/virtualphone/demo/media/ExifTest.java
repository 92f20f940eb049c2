package org.photokura.virtualphone.demo.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifThumbnailDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.exif.makernotes.AppleMakernoteDirectory;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExifTest {

  private static final OffsetDateTime TAKEN = OffsetDateTime.parse("2025-10-26T02:40:05.137+01:00");
  private static final UUID LIVE = UUID.fromString("b4c6e275-7ca5-30ab-a8cb-002596ac460a");
  private static final UUID BURST = UUID.fromString("0af0c0de-7ca5-30ab-a8cb-002596ac460a");
  private static final Capture CAPTURE = new Capture(TAKEN, -44.0047, 170.4772, 6, 1280, 960, LIVE, BURST, Capture.Lens.TELE);

  @Test
  void timeZoneAndFractionAreTold() throws Exception {
    var exif = read(Exif.block(CAPTURE, null, 0)).getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    assertThat(exif.getDateOriginal().toInstant()).isEqualTo(TAKEN.toInstant());
    assertThat(exif.getString(ExifSubIFDDirectory.TAG_TIME_ZONE_ORIGINAL)).isEqualTo("+01:00");
  }

  @Test
  void placeOrientationAndSizeAreTold() throws Exception {
    var metadata = read(Exif.block(CAPTURE, null, 0));
    var place = metadata.getFirstDirectoryOfType(GpsDirectory.class).getGeoLocation();
    assertThat(place.getLatitude()).isCloseTo(-44.0047, org.assertj.core.data.Offset.offset(1e-5));
    assertThat(place.getLongitude()).isCloseTo(170.4772, org.assertj.core.data.Offset.offset(1e-5));
    assertThat(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class).getInt(ExifIFD0Directory.TAG_ORIENTATION)).isEqualTo(6);
    assertThat(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class).getInt(ExifSubIFDDirectory.TAG_EXIF_IMAGE_WIDTH)).isEqualTo(1280);
  }

  @Test
  void appleNotesTieLivePhotosAndBursts() throws Exception {
    var note = read(Exif.block(CAPTURE, null, 0)).getFirstDirectoryOfType(AppleMakernoteDirectory.class);
    assertThat(note.getString(0x0011)).isEqualToIgnoringCase(LIVE.toString());
    assertThat(note.getString(0x000B)).isEqualToIgnoringCase(BURST.toString());
  }

  @Test
  void aThumbnailLiesInTheSecondDirectory() throws Exception {
    var block = Exif.block(CAPTURE, new byte[] {1, 2, 3, 4, 5}, 0);
    var second = read(block).getFirstDirectoryOfType(ExifThumbnailDirectory.class);
    int at = second.getInt(ExifThumbnailDirectory.TAG_THUMBNAIL_OFFSET);
    assertThat(second.getInt(ExifThumbnailDirectory.TAG_THUMBNAIL_LENGTH)).isEqualTo(5);
    assertThat(block[at]).isEqualTo((byte) 1);
    assertThat(block[at + 4]).isEqualTo((byte) 5);
  }

  @Test
  void everyBlockFitsTheRoomOfATemplate() {
    assertThat(Exif.block(CAPTURE, null, 0).length).isLessThan(Exif.ROOM_BYTES);
    assertThat(Exif.block(CAPTURE, null, Exif.ROOM_BYTES)).hasSize(Exif.ROOM_BYTES);
  }

  private static Metadata read(byte[] block) throws Exception {
    var metadata = new Metadata();
    new TiffReader().processTiff(new ByteArrayReader(block), new ExifTiffHandler(metadata, null, 0), 0);
    assertThat(metadata.getDirectories()).allMatch(directory -> !directory.hasErrors());
    return metadata;
  }
}
