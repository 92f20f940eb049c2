package org.photokura.virtualphone;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.photokura.protocol.plist.PropertyLists;

/**
 * A computer that the phone trusts: what it sent with {@code Pair}. The phone answers TLS with the certificate that the computer made for
 * it and lets in only the computer's own: the host certificate, or the root one, which is what libimobiledevice presents.
 *
 * <p><b>Source:</b> libimobiledevice {@code src/idevice.c} (1.3.0 presents RootCertificate), {@code common/userpref.c}. <b>Checked
 * by:</b> PairingTest, StrangersTest. <b>Unverified:</b> whether a phone accepts the root certificate from anybody else.
 *
 * @param hostId chosen anew by the computer at each pairing
 * @param systemBuid the computer's own id, the same for all its pairings
 */
record PairedHost(String hostId, String systemBuid, X509Certificate host, X509Certificate root, SSLContext tls) {

  /**
   * Checks and takes a pairing record.
   *
   * @throws GeneralSecurityException if something is missing, the device certificate is not for this phone's key, or the root did not
   *     sign both
   */
  static PairedHost of(Map<String, Object> record, PhoneKeys keys) throws GeneralSecurityException {
    String hostId = PropertyLists.string(record, "HostID");
    String systemBuid = PropertyLists.string(record, "SystemBUID");
    if (hostId == null || systemBuid == null) {
      throw new CertificateException("pairing record without HostID or SystemBUID");
    }
    X509Certificate device = certificate(record, "DeviceCertificate");
    X509Certificate host = certificate(record, "HostCertificate");
    X509Certificate root = certificate(record, "RootCertificate");
    if (!Arrays.equals(device.getPublicKey().getEncoded(), keys.publicKey().getEncoded())) {
      throw new CertificateException("device certificate for another key");
    }
    device.verify(root.getPublicKey());
    host.verify(root.getPublicKey());
    NamelessCertificates.installForTls();
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(
        new KeyManager[] {new DeviceCertificate(device, keys.privateKey())}, new TrustManager[] {new OnlyThisHost(host, root)}, null);
    return new PairedHost(hostId, systemBuid, host, root, tls);
  }

  private static X509Certificate certificate(Map<String, Object> record, String key) throws CertificateException {
    byte[] encoded = PropertyLists.data(record, key);
    if (encoded == null) {
      throw new CertificateException("pairing record without " + key);
    }
    return NamelessCertificates.parse(encoded);
  }

  /** One key and one certificate, whoever asks for whatever. */
  private static final class DeviceCertificate extends X509ExtendedKeyManager {
    private static final String ALIAS = "device";

    private final X509Certificate certificate;
    private final PrivateKey key;

    DeviceCertificate(X509Certificate certificate, PrivateKey key) {
      this.certificate = certificate;
      this.key = key;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
      return keyType.startsWith("RSA") ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
      return keyType.startsWith("RSA") ? ALIAS : null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return key;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[] {ALIAS};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
      return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
      return null;
    }
  }

  /** Lets in the computer that paired, by comparing bytes: SHA-1 signatures and empty names matter to nobody here. */
  private static final class OnlyThisHost extends X509ExtendedTrustManager {
    private final X509Certificate host;
    private final X509Certificate root;

    OnlyThisHost(X509Certificate host, X509Certificate root) {
      this.host = host;
      this.root = root;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      if (chain.length == 0 || !(same(chain[0], host) || same(chain[0], root))) {
        throw new CertificateException("this is not the computer that paired");
      }
    }

    private static boolean same(X509Certificate one, X509Certificate other) throws CertificateEncodingException {
      return Arrays.equals(one.getEncoded(), other.getEncoded());
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
      throw new CertificateException("the phone is never a TLS client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) throws CertificateException {
      throw new CertificateException("the phone is never a TLS client");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) throws CertificateException {
      throw new CertificateException("the phone is never a TLS client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
