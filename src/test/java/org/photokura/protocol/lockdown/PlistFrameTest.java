package org.photokura.protocol.lockdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.protocol.MalformedMessageException;
import org.photokura.protocol.plist.PropertyLists;

class PlistFrameTest {

  @Test
  void lengthComesFirstInNetworkOrder() throws Exception {
    ByteBuffer frame = PlistFrame.encode(Map.of("Request", "QueryType"));

    int length = PlistFrame.payloadBytes(frame);

    assertThat(length).isEqualTo(frame.remaining());
    var payload = new byte[length];
    frame.get(payload);
    assertThat(PropertyLists.parseDictionary(payload)).containsEntry("Request", "QueryType");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE, PlistFrame.MAX_PAYLOAD_BYTES + 1})
  void refusesImpossibleLengths(int length) {
    var frame = ByteBuffer.allocate(4).putInt(length).flip();

    assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> PlistFrame.payloadBytes(frame));
  }

  @Test
  void everyErrorHasItsName() {
    for (LockdownError error : LockdownError.values()) {
      assertThat(LockdownError.of(error.wireName())).contains(error);
    }
    assertThat(LockdownError.of("SomethingNew")).isEmpty();
  }
}
