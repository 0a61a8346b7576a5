package app.bellhop.aws.s3;

import app.bellhop.aws.client.ActivityRecorder;
import app.bellhop.aws.client.AwsClients;
import app.bellhop.aws.endpoint.MultiRegionLinks;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import app.bellhop.cloud.s3.PresignedUrl.Limit;
import app.bellhop.cloud.s3.S3Location;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs links and knows when they really expire. */
final class Presigning {

    private static final Duration MAX_LIFETIME = Duration.ofDays(7);
    private static final String PAYER = "x-amz-request-payer";
    private static final String REQUESTER = "requester";

    private final AwsClients clients;
    private final BucketRegions regions;

    Presigning(AwsClients clients, BucketRegions regions) {
        this.clients = clients;
        this.regions = regions;
    }

    CompletableFuture<PresignedUrl> sign(PresignRequest request) {
        boolean tooLong = request.lifetime().compareTo(MAX_LIFETIME) > 0;
        Duration lifetime = tooLong ? MAX_LIFETIME : request.lifetime();
        Limit limit = tooLong ? Limit.SEVEN_DAYS : Limit.ASKED;
        String bucket = request.object().bucket();
        return regions.of(bucket).thenCombine(clients.credentials().resolveIdentity(), (region, credentials) -> {
            record(request, lifetime);
            if (request.object().location().isMultiRegion()) {
                URI url = MultiRegionLinks.sign(
                        SdkHttpMethod.fromValue(request.method().name()),
                        URI.create(clients.address(region, bucket) + "/"
                                + S3Location.encoded(request.object().key())),
                        query(request, clients.settings.requesterPays()),
                        credentials,
                        serverTime(),
                        lifetime);
                return url(url, Instant.now().plus(lifetime), limit, credentials);
            }
            PresignedRequest signed =
                    sign(clients.presigner(region, bucket), request, lifetime, clients.settings.requesterPays());
            boolean sameTime = clients.heads.ahead().isZero()
                    || request.object().location().isDirectoryBucket();
            SdkHttpRequest link = sameTime
                    ? signed.httpRequest()
                    : signedAt(serverTime(), signed.httpRequest(), region, credentials, lifetime);
            return url(link.getUri(), signed.expiration(), limit, credentials);
        });
    }

    /** By its own clock, the server compares when a link was signed. */
    private Instant serverTime() {
        return Instant.now().plus(clients.heads.ahead());
    }

    /** The same link, signed at another time: the SDK's takes this computer's. */
    private static SdkHttpRequest signedAt(
            Instant time, SdkHttpRequest signed, Region region, AwsCredentialsIdentity credentials, Duration lifetime) {
        SdkHttpRequest unsigned = signed.copy(request -> signed.rawQueryParameters().keySet().stream()
                .filter(name -> name.startsWith("X-Amz-"))
                .forEach(request::removeQueryParameter));
        return AwsV4HttpSigner.create()
                .sign(r -> r.identity(credentials)
                        .request(unsigned)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                        .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request();
    }

    /** What the SDK makes of a request that is its own. */
    private static Map<String, String> query(PresignRequest request, boolean payer) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, PAYER, payer ? REQUESTER : null);
        if (request.method() == PresignRequest.Method.GET) {
            put(query, "versionId", request.object().versionId());
            put(query, "response-content-type", request.contentType());
            put(query, "response-content-disposition", disposition(request.downloadName()));
        }
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }

    private static PresignedUrl url(URI url, Instant expires, Limit limit, AwsCredentialsIdentity credentials) {
        Optional<Instant> end = credentials.expirationTime();
        if (end.isPresent() && end.get().isBefore(expires)) {
            return new PresignedUrl(url, end.get(), Limit.CREDENTIALS);
        }
        boolean session = end.isEmpty() && credentials instanceof AwsSessionCredentialsIdentity;
        return new PresignedUrl(url, expires, session ? Limit.SESSION : limit);
    }

    private static PresignedRequest sign(
            S3Presigner presigner, PresignRequest request, Duration lifetime, boolean payer) {
        return request.method() == PresignRequest.Method.PUT
                ? presigner.presignPutObject(p -> p.signatureDuration(lifetime).putObjectRequest(put(request, payer)))
                : presigner.presignGetObject(p -> p.signatureDuration(lifetime).getObjectRequest(get(request, payer)));
    }

    private void record(PresignRequest request, Duration lifetime) {
        boolean put = request.method() == PresignRequest.Method.PUT;
        ActivityRecorder.signed(
                clients.activity,
                put ? "put_object" : "get_object",
                put ? put(request, false) : get(request, false),
                lifetime);
    }

    private static PutObjectRequest put(PresignRequest request, boolean payer) {
        ObjectIdentifier object = request.object();
        return PutObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .contentType(request.contentType())
                .overrideConfiguration(payer(payer))
                .build();
    }

    private static GetObjectRequest get(PresignRequest request, boolean payer) {
        ObjectIdentifier object = request.object();
        return GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .versionId(object.versionId())
                .overrideConfiguration(payer(payer))
                .responseContentType(request.contentType())
                .responseContentDisposition(disposition(request.downloadName()))
                .build();
    }

    /** In the address: who opens a link sends no headers. */
    private static Consumer<AwsRequestOverrideConfiguration.Builder> payer(boolean pays) {
        return request -> {
            if (pays) {
                request.putRawQueryParameter(PAYER, REQUESTER);
            }
        };
    }

    /** The name twice: in the letters that every browser reads, and as it is (RFC 6266). */
    private static @Nullable String disposition(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String plain = name.replaceAll("[^ -~]|[\"\\\\%]", "_");
        String whole = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + whole;
    }
}
