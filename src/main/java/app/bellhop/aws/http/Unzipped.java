package app.bellhop.aws.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.async.SimplePublisher;

/** Answers that a gateway has compressed with gzip, though nobody asked for it. The SDK would believe each that says so. */
public final class Unzipped {

    private static final String ENCODING = "Content-Encoding";

    private Unzipped() {}

    /** Whether the head of an answer says that its body is compressed. */
    public static boolean said(SdkHttpResponse answer) {
        return answer.firstMatchingHeader(ENCODING)
                .filter(encoding -> encoding.strip().matches("(?i)(?:x-)?gzip"))
                .isPresent();
    }

    /** The head without saying so. */
    public static SdkHttpResponse head(SdkHttpResponse answer) {
        return answer.copy(head -> head.removeHeader(ENCODING));
    }

    /**
     * The body as it was before, in one piece; as it came where it isn't compressed after all.
     *
     * @param most bytes, before and after
     * @param tooLong the failure of a longer one
     * @param damaged the failure of one that is cut short or broken
     */
    public static Publisher<ByteBuffer> body(
            Publisher<ByteBuffer> zipped,
            int most,
            Supplier<RuntimeException> tooLong,
            Supplier<RuntimeException> damaged) {
        SimplePublisher<ByteBuffer> plain = new SimplePublisher<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        SdkPublisher.adapt(zipped)
                .subscribe(buffer -> {
                    if (bytes.size() + buffer.remaining() > most) {
                        throw tooLong.get(); // Ends the subscription, too.
                    }
                    bytes.writeBytes(BinaryUtils.copyBytesFrom(buffer));
                })
                .thenApply(done -> unzipped(bytes.toByteArray(), most, damaged).orElseThrow(tooLong))
                .whenComplete((whole, e) -> {
                    if (e == null) {
                        plain.send(ByteBuffer.wrap(whole));
                        plain.complete();
                    } else {
                        plain.error(e.getCause() == null ? e : e.getCause());
                    }
                });
        return plain;
    }

    /** Empty if it is longer than that. */
    private static Optional<byte[]> unzipped(byte[] bytes, int most, Supplier<RuntimeException> damaged) {
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] read = plain.readNBytes(most + 1);
            return Optional.of(read).filter(all -> all.length <= most);
        } catch (EOFException e) {
            if (bytes.length == 0) {
                return Optional.of(bytes);
            }
            throw damaged.get();
        } catch (ZipException e) {
            // Two bytes tell what is compressed from what is not.
            boolean zip = bytes.length > 1 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
            if (zip) {
                throw damaged.get();
            }
            return Optional.of(bytes);
        } catch (IOException e) {
            throw damaged.get();
        }
    }
}
