package org.photokura.virtualphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.security.KeyPairGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.photokura.protocol.lockdown.LockdownError;

class PairingTest {

  private VirtualUsbmuxd usbmuxd;
  private VirtualPhone phone;
  private TestHost host;

  @BeforeEach
  void plug() throws IOException {
    usbmuxd = VirtualUsbmuxd.start();
    use(VirtualPhone.serving(new InMemoryTree().file("/a", new byte[] {1})));
  }

  @AfterEach
  void close() {
    usbmuxd.close();
  }

  private void use(VirtualPhone.Builder builder) {
    if (phone != null) {
      phone.unplug();
    }
    phone = builder.build();
    usbmuxd.plug(phone);
    host = new TestHost(usbmuxd);
  }

  @Test
  void pairsAndTalksUnderTls13() throws Exception {
    Map<String, Object> answer = host.pair();
    assertThat(answer).doesNotContainKey("Error");
    assertThat((byte[]) answer.get("EscrowBag")).hasSize(32);

    try (TestHost.Wire session = host.session()) {
      assertThat(session.tlsVersion()).isEqualTo("TLSv1.3");
      assertThat(session.ask(Map.of("Request", "GetValue", "Key", "SerialNumber"))).containsEntry("Value", "F2LV1RTUAL01");
    }
  }

  @Test
  void speaksTls12WithOlderComputers() throws Exception {
    host.pair();
    try (TestHost.Wire lockdown = host.lockdown()) {
      lockdown.ask(host.startSession());
      lockdown.startTls(host.tls(true), "TLSv1.2");
      assertThat(lockdown.tlsVersion()).isEqualTo("TLSv1.2");
      assertThat(lockdown.ask(Map.of("Request", "GetValue", "Key", "SerialNumber"))).containsEntry("Value", "F2LV1RTUAL01");
    }
  }

  @Test
  void dialogStaysUntilTheOwnerAnswers() throws Exception {
    use(VirtualPhone.serving(new InMemoryTree()).trustsAtOnce(false));

    assertThat(host.pair()).containsEntry("Error", "PairingDialogResponsePending");
    assertThat(phone.asksForTrust()).isTrue();
    assertThat(host.pair()).containsEntry("Error", "PairingDialogResponsePending");
    phone.refuse();
    assertThat(host.pair()).containsEntry("Error", "UserDeniedPairing");
    phone.trust();
    assertThat(host.pair()).doesNotContainKey("Error");
    assertThat(phone.statistics().pairRequests()).isEqualTo(4);
  }

  @Test
  void refusesRecordsThatDoNotFitThePhone() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    Map<String, Object> forAnotherPhone = host.newRecord(generator.generateKeyPair().getPublic());
    host.pair();
    var withoutRoot = new LinkedHashMap<>(host.record());
    withoutRoot.remove("RootCertificate");
    var swapped = new LinkedHashMap<>(host.record());
    swapped.put("HostCertificate", "no certificate".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    try (TestHost.Wire lockdown = host.lockdown()) {
      for (Map<String, Object> record : java.util.List.of(forAnotherPhone, withoutRoot, swapped)) {
        assertThat(lockdown.ask(Map.of("Request", "Pair", "PairRecord", record))).containsEntry("Error", "InvalidPairRecord");
      }
      assertThat(lockdown.ask(Map.of("Request", "Pair"))).containsEntry("Error", "MissingPairRecord");
    }
  }

  @Test
  void aStrangerGetsNoSession() throws Exception {
    try (TestHost.Wire lockdown = host.lockdown()) {
      assertThat(lockdown.ask(host.startSession())).containsEntry("Error", "InvalidHostID");
      assertThat(lockdown.ask(Map.of("Request", "StartSession"))).containsEntry("Error", "MissingHostID");
      assertThat(lockdown.ask(Map.of("Request", "StartService", "Service", "com.apple.afc"))).containsEntry("Error", "SessionInactive");
      assertThat(lockdown.ask(Map.of("Request", "ValidatePair", "PairRecord", Map.of("HostID", "x")))).containsEntry("Error", "InvalidHostID");
    }
  }

  @Test
  void aComputerWithoutTheCertificateIsShutOut() throws Exception {
    host.pair();
    try (TestHost.Wire wire = host.lockdown()) {
      wire.ask(host.startSession());
      assertThatIOException()
          .isThrownBy(() -> {
            wire.startTls(host.tls(false));
            wire.ask(Map.of("Request", "GetValue"));
          });
    }
    assertThat(phone.connections()).allMatch(PhoneConnection::isLockdown);
  }

  @Test
  void forgettingMakesRecordsStaleAndUnpairingToo() throws Exception {
    host.pair();
    phone.forget();
    assertThatIOException().isThrownBy(() -> host.session()).withMessage("InvalidHostID");

    host.pair();
    host.session().close();
    try (TestHost.Wire lockdown = host.lockdown()) {
      assertThat(lockdown.ask(Map.of("Request", "ValidatePair", "PairRecord", host.record()))).doesNotContainKey("Error");
      assertThat(lockdown.ask(Map.of("Request", "Unpair", "PairRecord", host.record()))).doesNotContainKey("Error");
      assertThat(lockdown.ask(Map.of("Request", "ValidatePair", "PairRecord", host.record()))).containsEntry("Error", "InvalidHostID");
    }
  }

  @Test
  void lockedPhonesRefuseWhatThePolicySays() throws Exception {
    host.pair();
    phone.lock();
    assertThat(host.pair()).containsEntry("Error", "PasswordProtected");
    assertThatIOException().isThrownBy(() -> host.service("com.apple.afc")).withMessage("PasswordProtected");
    host.session().close();

    use(VirtualPhone.serving(new InMemoryTree()).lockPolicy(LockPolicy.SEALED));
    host.pair();
    TestHost.Wire open = host.service("com.apple.afc");
    phone.lock();
    assertThatIOException().isThrownBy(() -> host.session()).withMessage("PasswordProtected");
    assertThat(open.receiveRest(1)).as("what was open broke").isEmpty();

    use(VirtualPhone.serving(new InMemoryTree()).lockPolicy(LockPolicy.AFTER_FIRST_UNLOCK));
    host.pair();
    phone.lock();
    host.service("com.apple.afc").close();
    try (TestHost.Wire session = host.session()) {
      assertThat(session.ask(Map.of("Request", "GetValue", "Key", "PasswordProtected"))).containsEntry("Value", true);
    }
  }

  @Test
  void servicesSpeakPlainWhereSaid() throws Exception {
    use(VirtualPhone.serving(new InMemoryTree().file("/a", new byte[] {7})).serviceTls(false));
    host.pair();
    try (TestHost.Wire session = host.session()) {
      assertThat(session.ask(Map.of("Request", "StartService", "Service", "com.apple.afc"))).doesNotContainKey("EnableServiceSSL");
    }
    try (AfcProbe afc = host.afc()) {
      assertThat(afc.stat("/a").pairs()).containsEntry("st_size", "1");
    }
  }

  @Test
  void aPortTakesOneConnection() throws Exception {
    host.pair();
    int port;
    try (TestHost.Wire session = host.session()) {
      port = ((Long) session.ask(Map.of("Request", "StartService", "Service", "com.apple.afc")).get("Port")).intValue();
      assertThat(session.ask(Map.of("Request", "StartService", "Service", "com.apple.nothing"))).containsEntry("Error", "InvalidService");
    }
    host.connect(port).close();
    assertThatIOException().isThrownBy(() -> host.connect(port)).withMessage("usbmuxd: 3");
    assertThatIOException().isThrownBy(() -> host.connect(12345)).withMessage("usbmuxd: 3");
  }

  @Test
  void afterStopSessionItGoesOnInPlain() throws Exception {
    host.pair();
    try (TestHost.Wire lockdown = host.lockdown()) {
      var session = (String) lockdown.ask(host.startSession()).get("SessionID");
      lockdown.startTls(host.tls(true));
      assertThat(lockdown.ask(Map.of("Request", "StopSession", "SessionID", "another"))).containsEntry("Error", "InvalidSessionID");
      assertThat(lockdown.ask(Map.of("Request", "StopSession", "SessionID", session))).doesNotContainKey("Error");
      lockdown.stopTls();

      assertThat(lockdown.ask(Map.of("Request", "QueryType"))).containsEntry("Type", "com.apple.mobile.lockdown");
      assertThat(lockdown.ask(Map.of("Request", "StopSession", "SessionID", session))).containsEntry("Error", "SessionInactive");
      assertThat(lockdown.ask(host.startSession())).containsEntry("EnableSessionSSL", true);
    }
  }

  @Test
  void scriptedErrorsReplaceAnswers() throws Exception {
    host.pair();
    try (var _ = phone.arm(new Fault.LockdownAnswers("Pair", LockdownError.PAIRING_PROHIBITED_OVER_THIS_CONNECTION))) {
      assertThat(host.pair()).containsEntry("Error", "PairingProhibitedOverThisConnection");
    }
    try (var _ = phone.arm(new Fault.LockdownAnswers("StartService", "com.apple.afc", LockdownError.SERVICE_LIMIT, 1, 1))) {
      host.service("com.apple.afc").close();
      assertThatIOException().isThrownBy(() -> host.service("com.apple.afc")).withMessage("ServiceLimit");
      host.service("com.apple.afc").close();
    }
    try (var _ = phone.arm(new Fault.LockdownStalls("QueryType")); TestHost.Wire lockdown = host.lockdown()) {
      lockdown.timeoutMillis(200);
      assertThatIOException().isThrownBy(() -> lockdown.ask(Map.of("Request", "QueryType")));
    }
  }

  @Test
  void valuesAreReadOnlyAndPrivateOnesNeedASession() throws Exception {
    host.pair();
    phone.value("com.apple.fmip", "IsAssociated", false);
    try (TestHost.Wire lockdown = host.lockdown()) {
      assertThat(lockdown.ask(Map.of("Request", "GetValue", "Key", "ProductVersion"))).containsEntry("Value", "26.1");
      assertThat(lockdown.ask(Map.of("Request", "GetValue", "Key", "SerialNumber"))).containsEntry("Error", "GetProhibited");
      assertThat(lockdown.ask(Map.of("Request", "GetValue", "Domain", "com.apple.disk_usage"))).containsEntry("Error", "GetProhibited");
      assertThat(lockdown.ask(Map.of("Request", "SetValue", "Key", "DeviceName", "Value", "x"))).containsEntry("Error", "SetProhibited");
      assertThat(lockdown.ask(Map.of("Request", "RemoveValue", "Key", "DeviceName"))).containsEntry("Error", "RemoveProhibited");
      assertThat(lockdown.ask(Map.of("Request", "SetValue", "Key", "UntrustedHostBUID", "Value", "x"))).doesNotContainKey("Error");
    }
    assertThat(phone.writeAttempts()).isEqualTo(2);
    try (TestHost.Wire session = host.session()) {
      assertThat(session.ask(Map.of("Request", "GetValue", "Domain", "com.apple.fmip", "Key", "IsAssociated"))).containsEntry("Value", false);
      assertThat(session.ask(Map.of("Request", "GetValue", "Key", "NoSuchThing"))).containsEntry("Error", "MissingValue");
      assertThat(session.ask(Map.of("Request", "Dance"))).containsKey("Error");
    }
  }
}
