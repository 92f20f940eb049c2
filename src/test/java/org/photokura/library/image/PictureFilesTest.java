package org.photokura.library.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.photokura.library.FileRole;
import org.photokura.library.Item;
import org.photokura.library.ItemFile;

class PictureFilesTest {

  @Test
  void thumbnailsAreFiledUnderTheOriginalsPath() {
    assertThat(PictureFiles.thumbnails(PictureItems.photo("/DCIM/100APPLE/IMG_0001.HEIC")))
        .containsExactly("/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5005.JPG", "/PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC/5003.JPG");
    assertThat(PictureFiles.thumbnails(PictureItems.inICloud("/PhotoData/CPLAssets/group7/A.HEIC")))
        .first().isEqualTo("/PhotoData/Thumbnails/V2/PhotoData/CPLAssets/group7/A.HEIC/5005.JPG");
  }

  @Test
  void onlyVideosHavePosters() {
    assertThat(PictureFiles.posters(PictureItems.photo("/DCIM/100APPLE/A.HEIC"))).isEmpty();
    var video = PictureItems.item("1", Item.Kind.VIDEO, null, List.of(new ItemFile(FileRole.ORIGINAL, "/DCIM/100.APPLE/A", null, null)));
    assertThat(PictureFiles.posters(video)).containsExactly("/PhotoData/Metadata/DCIM/100.APPLE/A.JPG", "/PhotoData/Metadata/DCIM/100.APPLE/A.THM");
  }

  @Test
  void theWantedFileComesFirst() {
    var original = new ItemFile(FileRole.ORIGINAL, "/a", null, null);
    var edited = new ItemFile(FileRole.EDITED, "/b", null, null);
    var sidecar = new ItemFile(FileRole.SIDECAR, "/c", null, null);
    var item = PictureItems.item("1", Item.Kind.PHOTO, null, List.of(original, sidecar, edited));
    assertThat(PictureFiles.own(item, true)).containsExactly(edited, original);
    assertThat(PictureFiles.own(item, false)).containsExactly(original, edited);
    assertThat(PictureFiles.own(PictureItems.item("1", Item.Kind.PHOTO, null, List.of(edited)), false)).containsExactly(edited);
  }
}
