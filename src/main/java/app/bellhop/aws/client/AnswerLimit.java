package app.bellhop.aws.client;

import app.bellhop.aws.http.Trickle;
import app.bellhop.aws.http.Unzipped;
import app.bellhop.cloud.AnswerProblem;
import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.Abortable;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.async.DelegatingSubscriber;

/**
 * Looks at answers that are read into memory whole: stops those that are longer than any that a server needs, as some have no
 * end, and those that the service does not give. Keeps the start of errors, and the error that has the SDK look for another
 * region. Has to be the first one to see an answer, which is the one added last.
 */
final class AnswerLimit implements ExecutionInterceptor {

    /** A page of a list has 1,000 keys of 1 KB, encoded. */
    static final int MAX_BYTES = 32 << 20;

    /** As much of a body is kept. */
    private static final int START_BYTES = 4096;

    private static final ExecutionAttribute<ByteArrayOutputStream> START = new ExecutionAttribute<>("AnswerStart");

    private static final ExecutionAttribute<AwsServiceException> FIRST = new ExecutionAttribute<>("AnswerFirst");

    private static final ExecutionAttribute<Boolean> ZIPPED = new ExecutionAttribute<>("AnswerZipped");

    /** What the SDK takes for a sign that the bucket is in another region, beside redirects. */
    private static final Set<String> ELSEWHERE =
            Set.of("AuthorizationHeaderMalformed", "IllegalLocationConstraintException");

    private static final int MOST = 100;

    private static final String RETRY_AFTER = "Retry-After";

    private static final String BUCKET_REGION = "x-amz-bucket-region";

    /** What servers have answered so, by bucket, until the SDK has asked for its region. */
    private final Map<String, Queue<AwsServiceException>> elsewhere = new HashMap<>();

    private final Duration slowest;

    /** @param slowest as that of {@link Trickle} */
    AnswerLimit(Duration slowest) {
        this.slowest = slowest;
    }

    private static CloudException tooLong() {
        return CloudException.because(ErrorKind.NETWORK, "", "", AnswerProblem.TOO_LONG);
    }

    /** Of objects, the encoding is an attribute, and their bytes stay as they are. */
    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        boolean object =
                context.request() instanceof GetObjectRequest || context.request() instanceof HeadObjectRequest;
        SdkHttpResponse answer = context.httpResponse();
        boolean zipped = !object && Unzipped.said(answer);
        attributes.putAttribute(ZIPPED, zipped);
        SdkHttpResponse plain = zipped ? Unzipped.head(answer) : answer;
        // The SDK fails on a negative one instead of trying again.
        return plain.firstMatchingHeader(RETRY_AFTER)
                        .filter(after -> after.strip().startsWith("-"))
                        .isPresent()
                ? plain.copy(head -> head.removeHeader(RETRY_AFTER))
                : plain;
    }

    @Override
    public Optional<Publisher<ByteBuffer>> modifyAsyncHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        attributes.putAttribute(START, start);
        SdkHttpResponse answer = context.httpResponse();
        boolean text = answer.isSuccessful()
                && answer.firstMatchingHeader("Content-Type")
                        .filter("application/cbor"::equals)
                        .isEmpty();
        Supplier<Optional<CloudException>> problem =
                () -> text ? problem(XmlText.of(start.toByteArray()), attributes) : Optional.empty();
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        boolean zipped = Boolean.TRUE.equals(attributes.getAttribute(ZIPPED));
        // Objects may be read as slowly as they are looked at.
        boolean object = context.request() instanceof GetObjectRequest;
        return context.responsePublisher()
                .map(body ->
                        zipped ? Unzipped.body(body, MAX_BYTES, AnswerLimit::tooLong, () -> damaged(operation)) : body)
                .map(body -> subscriber ->
                        body.subscribe(new Limit(subscriber, start, problem, object ? null : new Trickle(slowest))));
    }

    private static CloudException damaged(String operation) {
        return CloudException.because(ErrorKind.NETWORK, operation, "", AnswerProblem.UNREADABLE, operation);
    }

    private static Optional<CloudException> problem(String start, ExecutionAttributes attributes) {
        return OwnAnswers.problem(
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                        start)
                .or(() -> ListingRepair.unclear(start, attributes));
    }

    /** The asynchronous client drops the body of an error, which at times says more than its code. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        AwsServiceException first = attributes.getAttribute(FIRST);
        if (first != null) {
            return first;
        }
        ByteArrayOutputStream start = attributes.getAttribute(START);
        if (start != null && context.exception() instanceof AwsServiceException e && e.awsErrorDetails() != null) {
            SdkBytes body = SdkBytes.fromByteArray(start.toByteArray());
            return told(
                    context.request(),
                    e.toBuilder()
                            .awsErrorDetails(e.awsErrorDetails().toBuilder()
                                    .rawResponse(body)
                                    .build())
                            .build());
        }
        if (context.request() instanceof HeadBucketRequest asked) {
            searchedAfter(asked.bucket()); // There was no answer; the next search is another one.
        }
        return context.exception();
    }

    /**
     * After such an error that names no region the SDK asks for that of the bucket (HeadBucket). Where that fails, it tells of
     * that failure: the server's answer to what was really asked would be lost.
     */
    private Throwable told(SdkRequest request, AwsServiceException e) {
        String bucket = request.getValueForField("Bucket", String.class).orElse("");
        AwsServiceException first = request instanceof HeadBucketRequest ? searchedAfter(bucket) : null;
        if (first != null) {
            // A region that it names helps.
            return ServiceErrors.bucketRegion(e).isPresent() ? e : first;
        }
        boolean redirect = e.statusCode() == 301
                || e.statusCode() == 307
                || ELSEWHERE.contains(String.valueOf(e.awsErrorDetails().errorCode()));
        SdkHttpResponse answer = e.awsErrorDetails().sdkHttpResponse();
        if (redirect
                && !bucket.isEmpty()
                && (answer == null || answer.firstMatchingHeader(BUCKET_REGION).isEmpty())) {
            searching(bucket, e);
        }
        return e;
    }

    private synchronized void searching(String bucket, AwsServiceException e) {
        if (elsewhere.size() < MOST) {
            elsewhere.computeIfAbsent(bucket, each -> new ArrayDeque<>()).add(e);
        }
    }

    /** Why the SDK asks for the region of that bucket; null if it does not. */
    private synchronized @Nullable AwsServiceException searchedAfter(String bucket) {
        Queue<AwsServiceException> errors = elsewhere.get(bucket);
        AwsServiceException first = errors == null ? null : errors.poll();
        if (errors != null && errors.isEmpty()) {
            elsewhere.remove(bucket);
        }
        return first;
    }

    /** Where the bucket is here after all, the SDK waits for ever: for it, only a failure names a region. */
    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        if (context.request() instanceof HeadBucketRequest asked) {
            AwsServiceException first = searchedAfter(asked.bucket());
            if (first != null) {
                attributes.putAttribute(FIRST, first);
                throw first;
            }
        }
    }

    /** A blocking client reads objects as they come, but errors whole. */
    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        Optional<InputStream> body = context.responseBody();
        return context.httpResponse().isSuccessful() ? body : body.map(LimitedStream::new);
    }

    private static final class Limit extends DelegatingSubscriber<ByteBuffer, ByteBuffer> {

        private @Nullable Subscription subscription;
        private long left = MAX_BYTES;

        private final ByteArrayOutputStream start;
        private final Supplier<Optional<CloudException>> problem;

        private final @Nullable Trickle trickle;
        private long heard = System.nanoTime();

        Limit(
                Subscriber<? super ByteBuffer> subscriber,
                ByteArrayOutputStream start,
                Supplier<Optional<CloudException>> problem,
                @Nullable Trickle trickle) {
            super(subscriber);
            this.trickle = trickle;
            this.start = start;
            this.problem = problem;
        }

        @Override
        public void onSubscribe(Subscription newSubscription) {
            subscription = newSubscription;
            super.onSubscribe(newSubscription);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            if (left < 0) {
                return; // Still on the way.
            }
            left -= bytes.remaining();
            if (start.size() < START_BYTES) {
                start.writeBytes(BinaryUtils.copyBytesFrom(bytes));
            }
            long before = heard;
            heard = System.nanoTime();
            if (left < 0) {
                stop(tooLong());
            } else if (trickle != null && trickle.tooSlow(bytes.remaining(), heard - before)) {
                stop(CloudException.because(ErrorKind.NETWORK, "", "", AnswerProblem.TOO_SLOW));
            } else {
                subscriber.onNext(bytes);
            }
        }

        private void stop(CloudException why) {
            left = -1;
            Objects.requireNonNull(subscription).cancel();
            super.onError(why);
        }

        @Override
        public void onComplete() {
            if (left >= 0) {
                problem.get().ifPresentOrElse(super::onError, super::onComplete);
            }
        }

        @Override
        public void onError(Throwable e) {
            if (left >= 0) {
                super.onError(e);
            }
        }
    }

    private static final class LimitedStream extends FilterInputStream {

        private long left = MAX_BYTES;

        LimitedStream(InputStream in) {
            super(in);
        }

        private int counted(int count) {
            left -= Math.max(0, count);
            if (left < 0) {
                if (in instanceof Abortable connection) {
                    connection.abort(); // Closing would read on to the end.
                }
                throw tooLong();
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return counted(super.read(buffer, offset, length));
        }
    }
}
