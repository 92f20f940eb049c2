package org.photokura.virtualphone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import java.security.cert.CRL;
import java.security.cert.CRLException;
import java.security.cert.CertPath;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateFactorySpi;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.bouncycastle.util.Properties;

/**
 * Reads the certificates that libimobiledevice makes. They have neither subject nor issuer, which Java's own factory refuses ("Empty
 * issuer DN not allowed"), also inside a TLS handshake, where only a security provider can step in. So this provider asks Java's factory
 * first and Bouncy Castle's only for what that one refuses; nothing else in the process is parsed in another way than before.
 *
 * <p><b>Source:</b> libimobiledevice {@code common/userpref.c} (pairing certificates). <b>Checked by:</b> PairingTest, StrangersTest.
 * <b>Unverified:</b> none.
 */
final class NamelessCertificates {

  private static final String PROVIDER_NAME = "PhotokuraPairing";
  private static final String ALLOW_EMPTY_ISSUER = "org.bouncycastle.x509.allow_empty_issuer_cert";
  private static final int MAX_CERTIFICATE_BYTES = 64 << 10;

  private NamelessCertificates() {}

  /** Makes TLS in this process accept such certificates from a client; harmless when repeated. */
  static synchronized void installForTls() {
    if (Security.getProvider(PROVIDER_NAME) == null) {
      Security.insertProviderAt(new PairingProvider(), 1);
    }
  }

  /** Reads one certificate, PEM or DER. */
  static X509Certificate parse(byte[] encoded) throws CertificateException {
    return (X509Certificate) new TolerantFactory().engineGenerateCertificate(new ByteArrayInputStream(encoded));
  }

  /** Offers {@link TolerantFactory} and nothing else. */
  private static final class PairingProvider extends Provider {
    PairingProvider() {
      super(PROVIDER_NAME, "1", "X.509 certificates without names, as in pairing records");
      putService(new Service(this, "CertificateFactory", "X.509", TolerantFactory.class.getName(), List.of("X509"), null) {
        @Override
        public Object newInstance(Object parameter) {
          return new TolerantFactory();
        }
      });
    }
  }

  /** Java's factory for everything, and Bouncy Castle's for the one certificate that Java's refused. */
  private static final class TolerantFactory extends CertificateFactorySpi {

    @Override
    public Certificate engineGenerateCertificate(InputStream in) throws CertificateException {
      if (!in.markSupported()) {
        return javas().generateCertificate(in);
      }
      in.mark(MAX_CERTIFICATE_BYTES);
      try {
        return javas().generateCertificate(in);
      } catch (CertificateException refused) {
        return bouncyCastles(in, refused);
      }
    }

    private static Certificate bouncyCastles(InputStream in, CertificateException refused) throws CertificateException {
      try {
        in.reset();
      } catch (IOException e) {
        refused.addSuppressed(e);
        throw refused;
      }
      Properties.setThreadOverride(ALLOW_EMPTY_ISSUER, true);
      try {
        Certificate certificate = new org.bouncycastle.jcajce.provider.asymmetric.x509.CertificateFactory().engineGenerateCertificate(in);
        if (certificate == null) {
          throw refused;
        }
        return certificate;
      } finally {
        Properties.removeThreadOverride(ALLOW_EMPTY_ISSUER);
      }
    }

    @Override
    public Collection<? extends Certificate> engineGenerateCertificates(InputStream in) throws CertificateException {
      return javas().generateCertificates(in);
    }

    @Override
    public CertPath engineGenerateCertPath(InputStream in) throws CertificateException {
      return javas().generateCertPath(in);
    }

    @Override
    public CertPath engineGenerateCertPath(InputStream in, String encoding) throws CertificateException {
      return javas().generateCertPath(in, encoding);
    }

    @Override
    public CertPath engineGenerateCertPath(List<? extends Certificate> certificates) throws CertificateException {
      return javas().generateCertPath(certificates);
    }

    @Override
    public Iterator<String> engineGetCertPathEncodings() {
      try {
        return javas().getCertPathEncodings();
      } catch (CertificateException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public CRL engineGenerateCRL(InputStream in) throws CRLException {
      try {
        return javas().generateCRL(in);
      } catch (CertificateException e) {
        throw new CRLException(e);
      }
    }

    @Override
    public Collection<? extends CRL> engineGenerateCRLs(InputStream in) throws CRLException {
      try {
        return javas().generateCRLs(in);
      } catch (CertificateException e) {
        throw new CRLException(e);
      }
    }

    private static CertificateFactory javas() throws CertificateException {
      try {
        return CertificateFactory.getInstance("X.509", "SUN");
      } catch (NoSuchProviderException e) {
        throw new CertificateException(e);
      }
    }
  }
}
