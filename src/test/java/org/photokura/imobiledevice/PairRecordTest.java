package org.photokura.imobiledevice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.photokura.protocol.plist.PropertyLists;

class PairRecordTest {

  private static final Map<String, Object> COMPLETE =
      Map.of("HostID", "HOST", "RootCertificate", new byte[] {1}, "RootPrivateKey", new byte[] {2}, "EscrowBag", new byte[32]);

  @Test
  void readsBothFormsOfARecord() {
    assertThat(PairRecord.parse(PropertyLists.toBinary(COMPLETE))).contains(new PairRecord("HOST"));
    assertThat(PairRecord.parse(PropertyLists.toXml(COMPLETE))).contains(new PairRecord("HOST"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HostID", "RootCertificate", "RootPrivateKey"})
  void isNoneWithoutWhatASessionNeeds(String key) {
    var without = new HashMap<>(COMPLETE);
    without.remove(key);
    assertThat(PairRecord.parse(PropertyLists.toBinary(without))).isEmpty();
    without.put(key, new byte[0]);
    assertThat(PairRecord.parse(PropertyLists.toBinary(without))).isEmpty();
  }

  @Test
  void isNoneWhereTheBytesAreNoRecord() {
    assertThat(PairRecord.parse(new byte[0])).isEmpty();
    assertThat(PairRecord.parse("garbage".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(PairRecord.parse(PropertyLists.toBinary("a string"))).isEmpty();
  }
}
