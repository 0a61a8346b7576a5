package app.bellhop.aws.s3;

import app.bellhop.aws.client.AwsClients;
import app.bellhop.cloud.s3.ObjectIdentifier;
import app.bellhop.cloud.s3.PresignRequest;
import app.bellhop.cloud.s3.PresignedUrl;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Signs links and knows when they really expire. */
final class Presigning {

    private static final Duration MAX_LIFETIME = Duration.ofDays(7);

    private final AwsClients clients;
    private final BucketRegions regions;

    Presigning(AwsClients clients, BucketRegions regions) {
        this.clients = clients;
        this.regions = regions;
    }

    CompletableFuture<PresignedUrl> sign(PresignRequest request) {
        return regions.of(request.object().bucket()).thenCombine(clients.credentialsEnd(), (region, end) -> {
            boolean tooLong = request.lifetime().compareTo(MAX_LIFETIME) > 0;
            Duration lifetime = tooLong ? MAX_LIFETIME : request.lifetime();
            PresignedRequest signed =
                    sign(clients.presigner(region), request, lifetime, clients.settings.requesterPays());
            return url(signed, tooLong ? PresignedUrl.Limit.SEVEN_DAYS : PresignedUrl.Limit.ASKED, end);
        });
    }

    private static PresignedUrl url(PresignedRequest signed, PresignedUrl.Limit limit, Optional<Instant> end) {
        URI url = URI.create(signed.url().toString());
        if (end.isPresent() && end.get().isBefore(signed.expiration())) {
            return new PresignedUrl(url, end.get(), PresignedUrl.Limit.CREDENTIALS);
        }
        return new PresignedUrl(url, signed.expiration(), limit);
    }

    private static PresignedRequest sign(
            S3Presigner presigner, PresignRequest request, Duration lifetime, boolean payer) {
        ObjectIdentifier object = request.object();
        if (request.method() == PresignRequest.Method.PUT) {
            return presigner.presignPutObject(p -> p.signatureDuration(lifetime)
                    .putObjectRequest(r -> r.bucket(object.bucket())
                            .key(object.key())
                            .contentType(request.contentType())
                            .overrideConfiguration(payer(payer))));
        }
        return presigner.presignGetObject(p -> p.signatureDuration(lifetime)
                .getObjectRequest(r -> r.bucket(object.bucket())
                        .key(object.key())
                        .versionId(object.versionId())
                        .overrideConfiguration(payer(payer))
                        .responseContentType(request.contentType())
                        .responseContentDisposition(disposition(request.downloadName()))));
    }

    /** In the address: who opens a link sends no headers. */
    private static Consumer<AwsRequestOverrideConfiguration.Builder> payer(boolean pays) {
        return request -> {
            if (pays) {
                request.putRawQueryParameter("x-amz-request-payer", "requester");
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
