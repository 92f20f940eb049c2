package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemId;
import org.photokura.device.DeviceException;
import org.photokura.device.DeviceFiles;
import org.photokura.device.TestTree;

/** Many folders at once, over connections that break: a name that is missing would be a photo that is missing. */
@Timeout(60)
class ListAllCallTest {

  private final TestTree tree = new TestTree();
  private final List<String> folders = new ArrayList<>();
  private final List<String> expected = new ArrayList<>();

  ListAllCallTest() {
    for (int i = 100; i < 130; i++) {
      tree.file("/DCIM/" + i + "APPLE/IMG_" + i + ".HEIC", 1).file("/DCIM/" + i + "APPLE/IMG_" + i + ".MOV", 1);
      folders.add("/DCIM/" + i + "APPLE");
      expected.add("/DCIM/" + i + "APPLE [IMG_" + i + ".HEIC, IMG_" + i + ".MOV]");
    }
  }

  private List<String> listAll(IntFunction<ScriptedPeer> peers) throws DeviceException {
    var told = new ArrayList<String>();
    try (var files = new AfcDeviceFiles(new ScriptedStarter(peers))) {
      files.listAll(folders, new DeviceFiles.ListSink() {
        @Override
        public void listed(String folder, List<String> names) {
          told.add(folder + " " + names.stream().sorted().toList());
        }

        @Override
        public void failed(String folder, DeviceException reason) {
          told.add(folder + " " + reason.problem().id());
        }
      }, Cancellation.none());
    }
    return told;
  }

  @Test
  void survivesACutAtAnyByte() throws Exception {
    for (boolean lie : new boolean[] {false, true}) {
      for (int at = 0; at < 3000; at += 11) {
        int cut = at;
        assertThat(listAll(n -> n > 0 ? new ScriptedPeer(tree) : lie ? new ScriptedPeer(tree).lieAt(cut) : new ScriptedPeer(tree).cutAt(cut)))
            .as("%s at %d", lie ? "lie" : "cut", at).isEqualTo(expected);
      }
    }
  }

  @Test
  void failsIfItGetsNoFurther() {
    var e = catchThrowableOfType(DeviceException.class, () -> listAll(n -> new ScriptedPeer(tree).cutAt(n == 0 ? 600 : 20)));
    assertThat(e.problem().id()).isEqualTo(ProblemId.CONNECTION_LOST);
    assertThat(e.reach()).isEqualTo(DeviceException.Reach.CONNECTION);
  }
}
