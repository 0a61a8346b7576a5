package app.bellhop.aws.client;

import app.bellhop.cloud.CloudException;
import app.bellhop.cloud.ErrorKind;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.utils.Md5Utils;

/** The customer-provided keys (SSE-C) that the user entered, by bucket; in memory only. Any thread. */
public final class CustomerKeys {

    /** What the service sends with a customer-provided key. */
    public static final String ALGORITHM = "AES256";

    /** Of an object that is read without its key: HeadObject has no code. */
    private static final Set<String> REFUSALS = Set.of("400", "InvalidRequest");

    private final Map<String, String> keys = new ConcurrentHashMap<>();

    /** @param key in Base64 */
    public void use(String bucket, String key) {
        keys.put(bucket, key);
    }

    /** What is sent beside a key, so that the server knows that it came whole; null without one. */
    public static @Nullable String md5(@Nullable String key) {
        return key == null ? null : Md5Utils.md5AsBase64(Base64.getDecoder().decode(key));
    }

    /** The key to try after a failure that may mean that one is needed. */
    public Optional<String> after(CloudException e, String bucket) {
        boolean refused = e.kind() == ErrorKind.INVALID
                && REFUSALS.contains(String.valueOf(e.failure().code()));
        return refused ? Optional.ofNullable(keys.get(bucket)) : Optional.empty();
    }
}
