package org.photokura.transfer.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.photokura.core.ProblemException;
import org.photokura.core.ProblemId;

/** One run at a time in a destination, of this process and of others. */
class DestinationLockTest {

  @TempDir Path folder;

  @Test
  void aSecondTryInThisProcessDoesNotLetOthersIn() throws Exception {
    try (var _ = Destination.open(folder, new LocalDisk())) {
      for (int i = 0; i < 2; i++) {
        var refused = catchThrowableOfType(ProblemException.class, () -> Destination.open(folder, new LocalDisk()));
        assertThat(refused.problem().id()).isEqualTo(ProblemId.DESTINATION_IN_USE);
      }
      assertThat(anotherProcess()).isEqualTo(ProblemId.DESTINATION_IN_USE.toString());
    }
    assertThat(anotherProcess()).isEqualTo("opened");
    Destination.open(folder, new LocalDisk()).close();
  }

  private String anotherProcess() throws Exception {
    var process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
        DestinationLockTest.class.getName(), folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var out = process.inputReader()) {
      return out.readLine();
    }
  }

  public static void main(String[] arguments) {
    try {
      Destination.open(Path.of(arguments[0]), new LocalDisk()).close();
      System.out.println("opened");
    } catch (ProblemException e) {
      System.out.println(e.problem().id());
    }
  }
}
