package app.bellhop.work.contacts;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.Futures;
import app.bellhop.cloud.ProblemCode;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.S3;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.table.CsvDocument;
import app.bellhop.table.GunzipInputStream;
import app.bellhop.table.GzipException;
import app.bellhop.work.WorkProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Reads a contacts table from a file or an object. */
public final class ContactsSource {

    /** In bytes; a larger table is unlikely to hold contacts. */
    private static final int MAX_BYTES = 64 << 20;

    private final S3 s3;
    private final Executor background;

    public ContactsSource(S3 s3, Executor background) {
        this.s3 = s3;
        this.background = background;
    }

    /** @param source a path, or {@code s3://bucket/key} */
    public CompletableFuture<CsvDocument> read(String source) {
        if (!source.startsWith("s3://")) {
            return CompletableFuture.supplyAsync(() -> parse(source, file(source)), background);
        }
        return S3Location.parse(source)
                .filter(object -> !object.key().isEmpty() && !object.key().endsWith("/"))
                .map(object ->
                        Futures.then(s3.content().read(ObjectIdentifier.current(object), 0, MAX_BYTES), range -> {
                            if (!range.last()) {
                                return CompletableFuture.failedFuture(tooLarge(source, range.total()));
                            }
                            return CompletableFuture.supplyAsync(() -> parse(source, range.bytes()), background);
                        }))
                .orElseGet(() -> CompletableFuture.failedFuture(failure(source, WorkProblem.NOT_A_SOURCE)));
    }

    private static byte[] file(String source) {
        try {
            Path file = Path.of(source);
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw tooLarge(source, size);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw CloudException.ofFile("Read", source, e);
        } catch (InvalidPathException e) {
            throw failure(source, WorkProblem.NOT_A_SOURCE);
        }
    }

    private static CsvDocument parse(String source, byte[] bytes) {
        return CsvDocument.parse(plain(source, bytes)).orElseThrow(() -> failure(source, WorkProblem.NOT_A_TABLE));
    }

    private static byte[] plain(String source, byte[] bytes) {
        try (InputStream plain = GunzipInputStream.of(new ByteArrayInputStream(bytes))) {
            byte[] all = plain.readNBytes(MAX_BYTES + 1);
            if (all.length > MAX_BYTES) {
                throw tooLarge(source, all.length);
            }
            return all;
        } catch (GzipException e) {
            throw failure(source, e.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CloudException tooLarge(String source, long bytes) {
        return failure(source, WorkProblem.TABLE_TOO_LARGE, new Reason.Bytes(bytes), new Reason.Bytes(MAX_BYTES));
    }

    private static CloudException failure(String source, ProblemCode code, Object... arguments) {
        return CloudException.because(ErrorKind.INVALID, "Read", source, code, arguments);
    }
}
