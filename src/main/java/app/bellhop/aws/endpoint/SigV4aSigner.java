package app.bellhop.aws.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4aHttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.AsyncSignedRequest;
import software.amazon.awssdk.http.auth.spi.signer.BaseSignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.http.SdkHttpUtils;

/** AWS Signature Version 4A: valid in a set of regions. Bodies are not signed, as TLS protects them. */
final class SigV4aSigner implements AwsV4aHttpSigner {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int DATE_LENGTH = "yyyyMMdd".length();
    private static final String ALL_REGIONS = "*";
    private static final String CHECKSUM = "x-amz-checksum-";
    private static final String WANTED_CHECKSUM = "x-amz-sdk-checksum-algorithm";
    private static final String BODY = "UNSIGNED-PAYLOAD";

    @Override
    public SignedRequest sign(SignRequest<? extends AwsCredentialsIdentity> request) {
        SdkHttpRequest http = request.payload()
                .map(document -> withChecksum(request, document))
                .orElse(request.request());
        return SignedRequest.builder()
                .request(signed(request, http))
                .payload(request.payload().orElse(null))
                .build();
    }

    /** What is sent of files has a checksum already, if it is to have one. */
    @Override
    public CompletableFuture<AsyncSignedRequest> signAsync(AsyncSignRequest<? extends AwsCredentialsIdentity> request) {
        SdkHttpRequest http = request.request();
        return CompletableFuture.completedFuture(AsyncSignedRequest.builder()
                .request(signed(request, hasChecksum(http) ? http : http.copy(b -> b.removeHeader(WANTED_CHECKSUM))))
                .payload(request.payload().orElse(null))
                .build());
    }

    /** S3 wants one with tags, lists of keys and the like. */
    private static SdkHttpRequest withChecksum(BaseSignRequest<?, ?> request, ContentStreamProvider document) {
        ChecksumAlgorithm algorithm = request.property(CHECKSUM_ALGORITHM);
        if (algorithm == null || hasChecksum(request.request())) {
            return request.request();
        }
        SdkChecksum checksum = SdkChecksum.forAlgorithm(algorithm);
        try (InputStream in = document.newStream()) {
            checksum.update(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e); // It is in memory.
        }
        String name = CHECKSUM + algorithm.algorithmId().toLowerCase(Locale.ROOT);
        return request.request().copy(http -> http.putHeader(name, BinaryUtils.toBase64(checksum.getChecksumBytes())));
    }

    private static boolean hasChecksum(SdkHttpRequest request) {
        return request.anyMatchingHeader(name -> name.toLowerCase(Locale.ROOT).startsWith(CHECKSUM));
    }

    private static SdkHttpRequest signed(
            BaseSignRequest<?, ? extends AwsCredentialsIdentity> request, SdkHttpRequest unsigned) {
        AwsCredentialsIdentity credentials = request.identity();
        Instant now = request.hasProperty(SIGNING_CLOCK)
                ? request.property(SIGNING_CLOCK).instant()
                : Clock.systemUTC().instant();
        String time = TIME.format(now);
        SdkHttpRequest.Builder http = unsigned.toBuilder()
                .putHeader("Host", host(unsigned))
                .putHeader("X-Amz-Date", time)
                .putHeader("X-Amz-Region-Set", ALL_REGIONS)
                .putHeader("x-amz-content-sha256", BODY);
        if (credentials instanceof AwsSessionCredentialsIdentity session) {
            http.putHeader("X-Amz-Security-Token", session.sessionToken());
        }
        SortedMap<String, String> headers = signedHeaders(http.headers());
        String names = String.join(";", headers.keySet());
        String signature = new SigningKey(credentials).sign(toSign(time, canonical(http.build(), headers, names)));
        return http.putHeader(
                        "Authorization",
                        SigningKey.ALGORITHM + " Credential=" + credentials.accessKeyId() + "/" + scope(time)
                                + ", SignedHeaders=" + names + ", Signature=" + signature)
                .build();
    }

    /** A link that works without headers for some time. */
    static SdkHttpRequest presigned(
            SdkHttpRequest request, AwsCredentialsIdentity credentials, Instant now, Duration lifetime) {
        String time = TIME.format(now);
        SdkHttpRequest.Builder http = request.toBuilder()
                .putRawQueryParameter("X-Amz-Algorithm", SigningKey.ALGORITHM)
                .putRawQueryParameter("X-Amz-Credential", credentials.accessKeyId() + "/" + scope(time))
                .putRawQueryParameter("X-Amz-Date", time)
                .putRawQueryParameter("X-Amz-Expires", String.valueOf(lifetime.toSeconds()))
                .putRawQueryParameter("X-Amz-Region-Set", ALL_REGIONS)
                .putRawQueryParameter("X-Amz-SignedHeaders", "host");
        if (credentials instanceof AwsSessionCredentialsIdentity session) {
            http.putRawQueryParameter("X-Amz-Security-Token", session.sessionToken());
        }
        SortedMap<String, String> headers = new TreeMap<>(Map.of("host", host(request)));
        String signature = new SigningKey(credentials).sign(toSign(time, canonical(http.build(), headers, "host")));
        return http.putRawQueryParameter("X-Amz-Signature", signature).build();
    }

    private static String host(SdkHttpRequest request) {
        return SdkHttpUtils.isUsingStandardPort(request.protocol(), request.port())
                ? request.host()
                : request.host() + ":" + request.port();
    }

    /** Those that a proxy on the way leaves alone. */
    private static SortedMap<String, String> signedHeaders(Map<String, List<String>> headers) {
        SortedMap<String, String> signed = new TreeMap<>();
        headers.forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.equals("host") || lower.startsWith("content-") || lower.startsWith("x-amz-")) {
                signed.put(lower, values.stream().map(SigV4aSigner::trimmed).collect(Collectors.joining(",")));
            }
        });
        signed.remove("content-length");
        return signed;
    }

    private static String trimmed(String value) {
        return value.strip().replaceAll(" +", " ");
    }

    /** Paths of S3 are neither normalized nor encoded twice. */
    private static String canonical(SdkHttpRequest request, SortedMap<String, String> headers, String names) {
        String path = request.encodedPath().isEmpty() ? "/" : request.encodedPath();
        SortedMap<String, String> query = new TreeMap<>();
        request.rawQueryParameters()
                .forEach((name, values) -> query.put(
                        SdkHttpUtils.urlEncode(name),
                        values.isEmpty() || values.get(0) == null ? "" : SdkHttpUtils.urlEncode(values.get(0))));
        String canonicalQuery = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        String canonicalHeaders = headers.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        return String.join("\n", request.method().name(), path, canonicalQuery, canonicalHeaders, names, BODY);
    }

    private static String toSign(String time, String canonical) {
        return String.join("\n", SigningKey.ALGORITHM, time, scope(time), sha256(canonical));
    }

    private static String scope(String time) {
        return time.substring(0, DATE_LENGTH) + "/s3/aws4_request";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }
}
