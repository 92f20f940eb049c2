package org.photokura.library.image.movie;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jcodec.codecs.h264.H264Decoder;
import org.jcodec.codecs.h264.H264Utils;
import org.jcodec.codecs.prores.ProresDecoder;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.logging.Logger;
import org.jcodec.common.model.ColorSpace;
import org.jspecify.annotations.Nullable;
import org.photokura.core.Cancellation;
import org.photokura.core.ProblemException;
import org.photokura.library.image.Picture;
import org.photokura.library.image.container.BadPictureException;
import org.photokura.library.image.container.MovieFrame;
import org.photokura.library.image.decode.AreaScaler;
import org.photokura.library.image.decode.DecodeRequest;
import org.photokura.library.image.decode.DecodeThread;
import org.photokura.library.image.decode.Decoding;
import org.photokura.library.image.decode.MemoryBudget;
import org.slf4j.LoggerFactory;

/** Single frames of H.264 and ProRes by jcodec. Thread-safe. */
public final class JcodecFrames {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(JcodecFrames.class);
  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Set<String> PRORES = Set.of("apcn", "apch", "apcs", "apco");
  /** Planes of the frame and of the reference that a decoder keeps, and their copy. */
  private static final int BYTES_A_PIXEL = 6;
  private static final int MACROBLOCK = 16;

  /**
   * What follows each unit, because jcodec spins for ever where a damaged one ends too early: its loops go on while bits of one kind come,
   * and past the end only such come.
   */
  private static final byte[] TAIL = new byte[128 * 1024];

  static {
    new Random(1).nextBytes(TAIL);
    // Without a sink of ours jcodec prints to standard output, where the command line writes its JSON.
    Logger.addSink(message -> LOG.debug("jcodec: {}", message.getMessage()));
  }

  private final MemoryBudget memory;
  /** Used again, because each makes threads that nothing ends; taken out while at work, so that one that hangs holds up nobody. */
  private final AtomicReference<@Nullable H264Decoder> idle = new AtomicReference<>();
  /** Set when a decode did not come to an end: that thread is lost, and no second one shall be. */
  private final AtomicBoolean givenUp = new AtomicBoolean();

  public JcodecFrames(MemoryBudget memory) {
    this.memory = memory;
  }

  /**
   * Decodes a frame, in the movie's own colours and not turned.
   *
   * @throws BadPictureException if it is neither H.264 nor ProRes, or damaged
   */
  Picture decode(MovieFrame frame, DecodeRequest request, Cancellation cancellation) throws ProblemException, BadPictureException {
    boolean prores = PRORES.contains(frame.codec());
    var configuration = frame.property("avcC");
    if (!prores && (configuration == null || !frame.codec().startsWith("avc"))) {
      throw new BadPictureException("no poster for " + frame.codec());
    }
    if (givenUp.get()) {
      throw new BadPictureException("an earlier frame did not come to an end");
    }
    Decoding.checkSize(frame.bytes().name(), frame.coded());
    var bytes = frame.bytes().read(0, (int) frame.bytes().sizeBytes());
    var room = memory.take(frame.coded().pixels() * BYTES_A_PIXEL + bytes.length, cancellation);
    var ended = new AtomicBoolean();
    try {
      return DecodeThread.run("frame-decode", DEADLINE, frame.bytes().name(), cancellation, () -> {
        try (room) {
          return decode(frame, configuration, bytes, request);
        } finally {
          ended.set(true);
        }
      });
    } catch (ProblemException e) {
      givenUp.compareAndSet(false, !ended.get());
      throw e;
    }
  }

  private Picture decode(MovieFrame frame, @Nullable ByteBuffer configuration, byte[] bytes, DecodeRequest request) throws BadPictureException {
    var size = frame.coded();
    try {
      if (configuration == null) {
        var buffers = org.jcodec.common.model.Picture.create(rounded(size.width()), rounded(size.height()), ColorSpace.YUV422).getData();
        return scaled(new ProresDecoder().decodeFrame(ByteBuffer.wrap(bytes), buffers), frame, request);
      }
      var taken = idle.getAndSet(null);
      var decoder = taken == null ? new H264Decoder() : taken;
      var picture = h264(decoder, frame, configuration, bytes, request);
      idle.set(decoder);
      return picture;
    } catch (RuntimeException e) {
      throw new BadPictureException("not decoded", e);
    }
  }

  private static Picture h264(H264Decoder decoder, MovieFrame frame, ByteBuffer configuration, byte[] bytes, DecodeRequest request)
      throws BadPictureException {
    var size = frame.coded();
    int lengthBytes = (configuration.get(4) & 3) + 1;
    var in = configuration.position(5);
    var sequences = parameterSets(in, in.get() & 31);
    for (var sequence : sequences) {
      var plain = NIOUtils.clone(sequence);
      H264Utils.unescapeNAL(plain);
      SequenceParameters.check(plain);
    }
    decoder.addSps(sequences);
    decoder.addPps(parameterSets(in, in.get() & 255));
    var buffers = org.jcodec.common.model.Picture.create(rounded(size.width()), rounded(size.height()), ColorSpace.YUV420).getData();
    var decoded = decoder.decodeFrameFromNals(units(ByteBuffer.wrap(bytes), lengthBytes), buffers);
    if (decoded == null) {
      throw new BadPictureException("a frame without a picture");
    }
    return scaled(decoded, frame, request);
  }

  private static int rounded(int length) {
    return (length + MACROBLOCK - 1) / MACROBLOCK * MACROBLOCK;
  }

  /** jcodec wants them without their header byte. */
  private static List<ByteBuffer> parameterSets(ByteBuffer in, int count) {
    var sets = new ArrayList<ByteBuffer>();
    for (int i = 0; i < count; i++) {
      sets.add(part(in, Short.toUnsignedInt(in.getShort())).position(1).slice());
    }
    return sets;
  }

  private static List<ByteBuffer> units(ByteBuffer in, int lengthBytes) {
    var units = new ArrayList<ByteBuffer>();
    while (in.remaining() > lengthBytes) {
      int length = 0;
      for (int i = 0; i < lengthBytes; i++) {
        length = (length << 8) | (in.get() & 0xFF);
      }
      units.add(withTail(part(in, length)));
    }
    return units;
  }

  private static ByteBuffer withTail(ByteBuffer unit) {
    return ByteBuffer.allocate(unit.remaining() + TAIL.length).put(unit).put(TAIL).flip();
  }

  /** A copy, because jcodec changes what it reads. */
  private static ByteBuffer part(ByteBuffer in, int length) {
    if (length > in.remaining()) {
      throw new IllegalArgumentException(length + " bytes where " + in.remaining() + " are left");
    }
    var part = new byte[length];
    in.get(part);
    return ByteBuffer.wrap(part);
  }

  private static Picture scaled(org.jcodec.common.model.Picture decoded, MovieFrame frame, DecodeRequest request) throws BadPictureException {
    var size = frame.coded();
    if (decoded.getWidth() < size.width() || decoded.getHeight() < size.height()) {
      throw new BadPictureException("decoded to " + decoded.getWidth() + "x" + decoded.getHeight() + ", the movie says " + size);
    }
    return AreaScaler.scale(size, new YuvRows(decoded, frame), request.fit().of(size));
  }
}
