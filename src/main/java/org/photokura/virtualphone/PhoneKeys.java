package org.photokura.virtualphone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.jspecify.annotations.Nullable;

/** The phone's own RSA key, made when first needed: its public half goes to every computer that pairs, its private half answers TLS. */
final class PhoneKeys {

  private static final int RSA_BITS = 2048;
  private static final int PEM_LINE = 64;

  /** A phone keeps its key: two with one UDID in one process are the same phone. Tests make very many. */
  private static final Map<String, PhoneKeys> BY_UDID = new ConcurrentHashMap<>();

  private @Nullable KeyPair pair;

  private PhoneKeys() {}

  static PhoneKeys of(String udid) {
    return BY_UDID.computeIfAbsent(udid, _ -> new PhoneKeys());
  }

  private synchronized KeyPair pair() {
    KeyPair made = pair;
    if (made == null) {
      try {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        made = generator.generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform makes RSA keys", e);
      }
      pair = made;
    }
    return made;
  }

  PublicKey publicKey() {
    return pair().getPublic();
  }

  PrivateKey privateKey() {
    return pair().getPrivate();
  }

  /** As {@code DevicePublicKey} gives it: PKCS#1 in PEM, where Java's own encoding is X.509. */
  byte[] publicKeyPem() {
    try {
      byte[] pkcs1 = SubjectPublicKeyInfo.getInstance(publicKey().getEncoded()).parsePublicKey().getEncoded();
      String body = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(pkcs1);
      return ("-----BEGIN RSA PUBLIC KEY-----\n" + body + "\n-----END RSA PUBLIC KEY-----\n").getBytes(StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new IllegalStateException("a key that was just made can be encoded", e);
    }
  }
}
