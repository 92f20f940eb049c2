package org.photokura.virtualphone;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.photokura.protocol.lockdown.PlistFrame;
import org.photokura.protocol.plist.PropertyLists;
import org.photokura.protocol.usbmux.UsbmuxCodec;
import org.photokura.protocol.usbmux.UsbmuxHeader;
import org.photokura.protocol.usbmux.UsbmuxReply;
import org.photokura.protocol.usbmux.UsbmuxRequest;

/** A computer in Java that talks to a virtual phone without libimobiledevice, so that a test sees every byte. */
final class TestHost {

  static final int READ_TIMEOUT_MILLIS = 15_000;

  private static final KeyPair ROOT_KEY = newKey();
  private static final KeyPair HOST_KEY = newKey();

  private final int port;
  private final String buid = "0123-BUID";
  private Map<String, Object> record = Map.of();
  private String hostId = "HOST-" + System.nanoTime();

  TestHost(VirtualUsbmuxd usbmuxd) {
    this.port = Integer.parseInt(usbmuxd.address().substring(usbmuxd.address().indexOf(':') + 1));
  }

  /** A byte stream with the few shapes that the protocols need. */
  static final class Wire implements AutoCloseable {
    private final Socket plain;
    private Socket socket;
    private DataInputStream in;
    private OutputStream out;

    private Wire(Socket socket) throws IOException {
      plain = socket;
      use(socket);
    }

    private void use(Socket next) throws IOException {
      socket = next;
      socket.setSoTimeout(READ_TIMEOUT_MILLIS);
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    }

    void startTls(SSLContext context, String... versions) throws IOException {
      var tls = (SSLSocket) context.getSocketFactory().createSocket(plain, "phone", 0, false);
      if (versions.length > 0) {
        tls.setEnabledProtocols(versions);
      }
      tls.startHandshake();
      use(tls);
    }

    /** Both sides say goodbye to TLS, the connection goes on. */
    void stopTls() throws IOException {
      socket.close();
      use(plain);
    }

    String tlsVersion() {
      return ((SSLSocket) socket).getSession().getProtocol();
    }

    void send(ByteBuffer bytes) throws IOException {
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
      out.flush();
    }

    byte[] receive(int count) throws IOException {
      var bytes = new byte[count];
      in.readFully(bytes);
      return bytes;
    }

    /** As much as comes before the stream ends, at most {@code max}. */
    byte[] receiveRest(int max) {
      try {
        return in.readNBytes(max);
      } catch (IOException e) {
        return new byte[0];
      }
    }

    void timeoutMillis(int millis) throws IOException {
      socket.setSoTimeout(millis);
    }

    Map<String, Object> ask(Map<String, Object> message) throws IOException {
      send(PlistFrame.encode(message));
      return receivePlist();
    }

    Map<String, Object> receivePlist() throws IOException {
      return PropertyLists.parseDictionary(receive(in.readInt()));
    }

    @Override
    public void close() throws IOException {
      plain.close();
    }
  }

  Wire usbmuxd() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    return new Wire(socket);
  }

  static UsbmuxReply ask(Wire wire, UsbmuxRequest request) throws IOException {
    wire.send(UsbmuxCodec.encode(request, 1));
    return next(wire);
  }

  static UsbmuxReply next(Wire wire) throws IOException {
    UsbmuxHeader header = UsbmuxHeader.decode(ByteBuffer.wrap(wire.receive(UsbmuxHeader.BYTES)));
    return UsbmuxCodec.reply(header, wire.receive(header.payloadBytes()));
  }

  /** The number of the first phone. */
  long deviceId() throws IOException {
    try (Wire wire = usbmuxd()) {
      return ((UsbmuxReply.DeviceList) ask(wire, new UsbmuxRequest.ListDevices())).devices().getFirst().deviceId();
    }
  }

  /** A stream to a port of the first phone. */
  Wire connect(int phonePort) throws IOException {
    Wire wire = usbmuxd();
    var result = (UsbmuxReply.Result) ask(wire, new UsbmuxRequest.Connect(deviceId(), phonePort));
    if (result.number() != UsbmuxReply.Result.OK) {
      wire.close();
      throw new EOFException("usbmuxd: " + result.number());
    }
    return wire;
  }

  Wire lockdown() throws IOException {
    return connect(62078);
  }

  /** Pairs; returns what lockdownd answered. */
  Map<String, Object> pair() throws Exception {
    try (Wire wire = lockdown()) {
      byte[] pem = (byte[]) wire.ask(Map.of("Request", "GetValue", "Key", "DevicePublicKey")).get("Value");
      record = newRecord(phoneKey(pem));
      return wire.ask(Map.of("Request", "Pair", "PairRecord", record, "PairingOptions", Map.of("ExtendedPairingErrors", true)));
    }
  }

  Map<String, Object> record() {
    return record;
  }

  void useRecord(Map<String, Object> other) {
    record = other;
  }

  /** Opens a session under TLS. */
  Wire session() throws Exception {
    Wire wire = lockdown();
    Map<String, Object> reply = wire.ask(startSession());
    if (reply.containsKey("Error")) {
      throw new IOException((String) reply.get("Error"));
    }
    wire.startTls(tls(true));
    return wire;
  }

  Map<String, Object> startSession() {
    return Map.of("Request", "StartSession", "HostID", hostId, "SystemBUID", buid);
  }

  /** Starts a service in a session of its own and connects to it. */
  Wire service(String name) throws Exception {
    Map<String, Object> reply;
    try (Wire session = session()) {
      reply = session.ask(Map.of("Request", "StartService", "Service", name));
    }
    if (reply.containsKey("Error")) {
      throw new IOException((String) reply.get("Error"));
    }
    Wire wire = connect(((Long) reply.get("Port")).intValue());
    if (Boolean.TRUE.equals(reply.get("EnableServiceSSL"))) {
      wire.startTls(tls(true));
    }
    return wire;
  }

  AfcProbe afc() throws Exception {
    return new AfcProbe(service("com.apple.afc"));
  }

  /**
   * @param withCertificate whether to show the host certificate
   */
  SSLContext tls(boolean withCertificate) throws Exception {
    KeyManagerFactory keys = null;
    if (withCertificate) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var chain = new X509Certificate[] {NamelessCertificates.parse((byte[]) record.get("HostCertificate"))};
      store.setKeyEntry("host", HOST_KEY.getPrivate(), new char[0], chain);
      keys = KeyManagerFactory.getInstance("SunX509");
      keys.init(store, new char[0]);
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys == null ? null : keys.getKeyManagers(), new TrustManager[] {new TrustsAll()}, null);
    return context;
  }

  Map<String, Object> newRecord(PublicKey phoneKey) throws Exception {
    var fresh = new LinkedHashMap<String, Object>();
    fresh.put("DeviceCertificate", certificate(phoneKey));
    fresh.put("HostCertificate", certificate(HOST_KEY.getPublic()));
    fresh.put("RootCertificate", certificate(ROOT_KEY.getPublic()));
    fresh.put("HostID", hostId);
    fresh.put("SystemBUID", buid);
    return fresh;
  }

  static PublicKey phoneKey(byte[] pem) throws Exception {
    String text = new String(pem, StandardCharsets.US_ASCII).replaceAll("-----.*-----|\\s", "");
    RSAPublicKey key = RSAPublicKey.getInstance(Base64.getDecoder().decode(text));
    return java.security.KeyFactory.getInstance("RSA")
        .generatePublic(new java.security.spec.RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
  }

  /** As libimobiledevice makes it: SHA-1, ten years; but with a name, because Java's TLS client insists on one. */
  private static byte[] certificate(PublicKey key) throws Exception {
    var name = new X500Name("CN=pairing");
    var from = new Date(System.currentTimeMillis() - 60_000);
    var until = new Date(System.currentTimeMillis() + 315_360_000_000L);
    var builder = new X509v3CertificateBuilder(name, BigInteger.ONE, from, until, name, SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    byte[] der = builder.build(new JcaContentSignerBuilder("SHA1withRSA").build(ROOT_KEY.getPrivate())).getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static final class TrustsAll extends javax.net.ssl.X509ExtendedTrustManager implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, javax.net.ssl.SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, javax.net.ssl.SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
