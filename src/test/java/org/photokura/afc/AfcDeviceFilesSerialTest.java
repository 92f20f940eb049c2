package org.photokura.afc;

import static org.assertj.core.api.Assertions.assertThat;

import org.photokura.device.DeviceFiles;
import org.photokura.device.DeviceFilesContract;
import org.photokura.device.TestTree;

/** The same contract with one request at a time, for phones that do not bear more. */
class AfcDeviceFilesSerialTest extends DeviceFilesContract {

  private ScriptedStarter starter;

  @Override
  protected DeviceFiles connect(TestTree tree) {
    starter = new ScriptedStarter(n -> new ScriptedPeer(tree));
    return new AfcDeviceFiles(starter, AfcTuning.standard().serial());
  }

  @Override
  protected void disconnect() {
    for (var peer : starter.started()) {
      assertThat(peer.isClosed()).isTrue();
      assertThat(peer.mostInFlight()).isLessThanOrEqualTo(1);
    }
  }
}
