package app.bellhop.aws.s3.download;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.client.Calls;
import app.bellhop.aws.client.CustomerKeys;
import app.bellhop.aws.http.Stop;
import app.bellhop.aws.http.Trickle;
import app.bellhop.aws.s3.request.ObjectCall;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import app.bellhop.cloud.policy.Operation;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.Throttle;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** Reads objects on the thread that calls (GetObject, HeadObject). Failures are {@code CloudException}s. Thread-safe. */
public final class BodyReads {

    /** The SDK would abort a body that is not read for a minute, and keep a timer for each. Ours are always closed. */
    private static final ResponseTransformer<GetObjectResponse, ResponseInputStream<GetObjectResponse>> UNTIMED =
            ResponseTransformer.toInputStream(Duration.ZERO);

    private final AwsClients clients;
    private final Calls calls;
    private final Throttle throttle;
    private final Duration slowest;

    /**
     * @param throttle limits how fast downloads are read
     * @param slowest how long the bytes may take that have to come, at least
     */
    public BodyReads(AwsClients clients, Calls calls, Throttle throttle, Duration slowest) {
        this.slowest = slowest;
        this.clients = clients;
        this.calls = calls;
        this.throttle = throttle;
    }

    /** Runs work that reads, on another thread. Cancelling the future closes its sockets; it ends when the work has ended. */
    public <R> CompletableFuture<R> start(Function<Stop, R> work) {
        return calls.stoppable(clients.blockingHttp, work);
    }

    /** Runs a part of such work on this thread. */
    void run(Stop stop, Runnable work) {
        clients.blockingHttp.run(stop, work);
    }

    /** Begins to read. Close what it answers with; {@linkplain ResponseInputStream#abort abort} it before its end. */
    public ResponseInputStream<GetObjectResponse> get(
            ObjectIdentifier object, Consumer<GetObjectRequest.Builder> options) {
        GetObjectRequest.Builder request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .versionId(object.versionId())
                // Not by checksumMode(), which has the SDK compute it, too.
                .overrideConfiguration(o -> o.putHeader("x-amz-checksum-mode", ChecksumMode.ENABLED.toString())
                        .apiCallAttemptTimeout(slowest)); // Until the body begins.
        options.accept(request);
        Operation operation = operation(Operation.GetObject, object);
        String arn = calls.arn(object.location());
        ResponseInputStream<GetObjectResponse> body = withKey(object, key -> {
            request.sseCustomerAlgorithm(key == null ? null : CustomerKeys.ALGORITHM)
                    .sseCustomerKey(key)
                    .sseCustomerKeyMD5(CustomerKeys.md5(key));
            return calls.blocking(
                    operation, object.uri(), arn, () -> clients.bodies.get().getObject(request.build(), UNTIMED));
        });
        try {
            calls.blocking(operation, object.uri(), arn, body::response);
            ObjectCall.requireVersion(
                    object, Operation.GetObject, body.response().versionId());
            AbortableInputStream limited = AbortableInputStream.create(new Limited(body, slowest), body);
            return new ResponseInputStream<>(body.response(), limited, Duration.ZERO);
        } catch (CloudException foreign) {
            body.abort();
            throw foreign;
        }
    }

    /** @param part the number of the part of a multipart upload to ask for, or null for the object */
    public HeadObjectResponse head(ObjectIdentifier object, @Nullable Integer part) {
        HeadObjectResponse head = withKey(
                object,
                key -> calls.blocking(
                        operation(Operation.HeadObject, object),
                        object.uri(),
                        calls.arn(object.location()),
                        () -> clients.bodies
                                .get()
                                .headObject(r -> r.bucket(object.bucket())
                                        .key(object.key())
                                        .versionId(object.versionId())
                                        .partNumber(part)
                                        .overrideConfiguration(o -> o.apiCallAttemptTimeout(slowest))
                                        .sseCustomerAlgorithm(key == null ? null : CustomerKeys.ALGORITHM)
                                        .sseCustomerKey(key)
                                        .sseCustomerKeyMD5(CustomerKeys.md5(key))
                                        .checksumMode(ChecksumMode.ENABLED))));
        ObjectCall.requireVersion(object, Operation.HeadObject, head.versionId());
        return head;
    }

    /**
     * Bytes of one part of a multipart upload. Empty where the server does not know parts: it answers with the whole object,
     * or refuses.
     *
     * @param etag without quotes
     */
    public OptionalLong part(ObjectIdentifier object, String etag, long size, int number) {
        try {
            HeadObjectResponse part = head(object, number);
            boolean same = Remote.unquoted(part.eTag()).equals(etag);
            Long length = part.contentLength();
            return same && length != null && length < size ? OptionalLong.of(length) : OptionalLong.empty();
        } catch (CloudException e) {
            return OptionalLong.empty();
        }
    }

    /** Has objects of a bucket read with that key where they want one. */
    public void useCustomerKey(String bucket, String key) {
        clients.customerKeys.use(bucket, key);
    }

    /** Sends a request without the customer's key (SSE-C), and with it where the server wants one. */
    private <T> T withKey(ObjectIdentifier object, Function<@Nullable String, T> request) {
        try {
            return request.apply(null);
        } catch (CloudException e) {
            return request.apply(clients.customerKeys.after(e, object.bucket()).orElseThrow(() -> e));
        }
    }

    /** The next bytes of a body: {@code length}, or fewer at its end. */
    public byte[] first(ObjectIdentifier object, InputStream body, int length) {
        byte[] bytes = new byte[length];
        int end = 0;
        for (int read = 0; read >= 0 && end < length; read = read(object, body, bytes, end)) {
            end += read;
        }
        return end == length ? bytes : Arrays.copyOf(bytes, end);
    }

    /** The next bytes of a body, or -1. */
    int read(ObjectIdentifier object, InputStream body, byte[] buffer) {
        return read(object, body, buffer, 0);
    }

    private int read(ObjectIdentifier object, InputStream body, byte[] buffer, int offset) {
        try {
            int room = buffer.length - offset;
            int read = body.read(buffer, offset, throttle.limits() ? Math.min(throttle.piece(), room) : room);
            if (read > 0) {
                clients.blockingHttp.pause(throttle.take(read));
            }
            return read;
        } catch (IOException | RuntimeException e) {
            throw failure(object, e);
        }
    }

    /** Fails if these are not the bytes of the object, as far as the answer that brought them all says what they are. */
    public void verify(ObjectIdentifier object, GetObjectResponse answer, byte[] all) {
        for (BodyCheck check : BodyChecks.of(Remote.of(answer).ofSize(all.length), number -> OptionalLong.empty())) {
            check.update(all, 0, all.length);
            if (check.certain() && !check.matches()) {
                throw Download.unbelieved(object, ErrorKind.NETWORK, AnswerProblem.CORRUPT);
            }
        }
    }

    /** Closes a body that was read to its end: its connection can serve again. */
    public void close(ObjectIdentifier object, InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw failure(object, e);
        }
    }

    private CloudException failure(ObjectIdentifier object, Exception e) {
        return calls.failure(operation(Operation.GetObject, object), object.uri(), calls.arn(object.location()), e);
    }

    private static Operation operation(Operation operation, ObjectIdentifier object) {
        return object.versionId() == null ? operation : operation.onVersion();
    }

    /** Gives up a body that comes too slowly. */
    private static final class Limited extends FilterInputStream {
        private final Trickle trickle;

        Limited(InputStream body, Duration slowest) {
            super(body);
            this.trickle = new Trickle(slowest);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            long begun = System.nanoTime();
            int read = in.read(buffer, offset, length);
            if (read >= 0 && trickle.tooSlow(read, System.nanoTime() - begun)) {
                throw CloudException.because(ErrorKind.NETWORK, "", "", AnswerProblem.TOO_SLOW);
            }
            return read;
        }
    }
}
