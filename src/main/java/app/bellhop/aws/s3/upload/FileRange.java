package app.bellhop.aws.s3.upload;

import app.bellhop.aws.s3.request.Checksums;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.upload.Etags;
import app.bellhop.cloud.s3.upload.UploadProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.utils.Md5Utils;

/** The bytes that one request sends, mostly of a file, with their checksums. Methods that read a file block. */
final class FileRange {

    /** Up to so many bytes are kept between computing the checksums and sending; more are read twice. */
    private static final int MAX_IN_MEMORY = 256 << 10;

    private static final int BUFFER = 256 << 10;

    /** Null where the bytes came from memory. */
    private final @Nullable Path file;

    private final long offset;
    private final long length;
    private final Checksums checksums;
    private byte @Nullable [] bytes;
    private @Nullable String crc32;
    private byte @Nullable [] md5;

    private FileRange(@Nullable Path file, long offset, long length, Checksums checksums) {
        this.checksums = checksums;
        this.file = file;
        this.offset = offset;
        this.length = length;
    }

    /** Reads it once, for the checksums that this server takes. */
    static FileRange read(Path file, long offset, long length, Checksums checksums) {
        FileRange range = new FileRange(file, offset, length, checksums);
        range.digest(
                file,
                checksums == Checksums.CRC32 || checksums == Checksums.UNKNOWN,
                checksums != Checksums.CRC32 || length <= MAX_IN_MEMORY);
        return range;
    }

    /** The same of bytes in memory. */
    static FileRange of(byte[] bytes, Checksums checksums) {
        FileRange range = new FileRange(null, 0, bytes.length, checksums);
        range.bytes = bytes;
        range.md5 = Md5Utils.computeMD5Hash(bytes);
        if (checksums == Checksums.CRC32 || checksums == Checksums.UNKNOWN) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            range.crc32 = base64(crc);
        }
        return range;
    }

    private static String base64(CRC32 crc) {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    private void digest(Path source, boolean withCrc32, boolean withMd5) {
        CRC32 crc = new CRC32();
        MessageDigest digest = Etags.md5();
        try (FileChannel channel = FileChannel.open(source, StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, BUFFER));
            for (long done = 0; done < length; done += buffer.limit()) {
                fill(source, buffer, channel, done);
                if (withCrc32) {
                    crc.update(buffer.array(), 0, buffer.limit());
                }
                if (withMd5) {
                    digest.update(buffer.array(), 0, buffer.limit());
                }
            }
            bytes = length <= MAX_IN_MEMORY ? buffer.array() : null;
        } catch (IOException e) {
            throw CloudException.ofFile(Operation.PutObject.api, source.toString(), e);
        }
        if (withCrc32) {
            crc32 = base64(crc);
        }
        if (withMd5) {
            md5 = digest.digest();
        }
    }

    private void fill(Path source, ByteBuffer buffer, FileChannel channel, long done) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), length - done));
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + done + buffer.position()) < 0) {
                throw sourceChanged(source);
            }
        }
    }

    static CloudException sourceChanged(Path file) {
        return CloudException.because(
                ErrorKind.LOCAL_FILE, Operation.PutObject.api, file.toString(), UploadProblem.SOURCE_CHANGED);
    }

    /** The CRC32 in Base64, as x-amz-checksum-crc32 has it; null if this server does not take it. */
    @Nullable
    String crc32() {
        return crc32;
    }

    /** The MD5 in Base64, as Content-MD5 has it; null if this server does not take it, or CRC32 is enough. */
    @Nullable
    String contentMd5() {
        boolean wanted = checksums == Checksums.MD5 || checksums == Checksums.UNKNOWN;
        return wanted && md5 != null ? Base64.getEncoder().encodeToString(md5) : null;
    }

    /** Whether {@link #md5} is there already. */
    boolean hasMd5() {
        return md5 != null;
    }

    Checksums checksums() {
        return checksums;
    }

    /** The MD5 in hexadecimal, as an ETag has it. Blocks if it was not computed before. */
    String md5() {
        if (md5 == null) {
            digest(Objects.requireNonNull(file), false, true); // Of bytes in memory, it is there.
        }
        return HexFormat.of().formatHex(md5);
    }

    long length() {
        return length;
    }

    /** Sends the bytes, as often as the SDK tries. */
    AsyncRequestBody body(ProgressCount progress) {
        byte[] kept = bytes;
        AsyncRequestBody body = kept != null
                ? AsyncRequestBody.fromBytesUnsafe(kept)
                : AsyncRequestBody.fromFile(f ->
                        f.path(file).position(offset).numBytesToRead(length).chunkSizeInBytes(BUFFER));
        return progress.count(body);
    }
}
