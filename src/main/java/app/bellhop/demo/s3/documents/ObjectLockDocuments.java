package app.bellhop.demo.s3.documents;

import app.bellhop.demo.awssdk.ObjectLock;
import app.bellhop.demo.awssdk.ObjectLock.Retention;
import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SubResources;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Object lock documents: a bucket's configuration, an object's legal hold and retention. */
public final class ObjectLockDocuments {

    private static final List<String> MODES = List.of("GOVERNANCE", "COMPLIANCE");
    private static final String BUCKET = "object-lock";

    private final SubResources documents;
    private final Predicate<String> versioned;

    /** @param versioned whether versioning is enabled for a bucket */
    public ObjectLockDocuments(SubResources documents, Predicate<String> versioned) {
        this.documents = documents;
        this.versioned = versioned;
    }

    /** Returns the configuration of a bucket created with object lock. */
    public static String enabledDocument() {
        return "<ObjectLockConfiguration" + Xml.NAMESPACE
                + "><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>";
    }

    /** Throws if versioning would be suspended in a bucket with object lock. */
    public void requireVersioningKept(String bucket, String versioning) {
        boolean suspends = Xml.parse(versioning)
                .filter(root -> Xml.text(root, "Status").equals("Suspended"))
                .isPresent();
        if (suspends && documents.get(bucket, BUCKET).isPresent()) {
            throw S3Errors.of(
                    409,
                    "InvalidBucketState",
                    "An Object Lock configuration is present on this bucket, so the versioning state cannot be"
                            + " changed.");
        }
    }

    public void checkBucket(String bucket, Element root) {
        if (!versioned.test(bucket)) {
            throw S3Errors.of(
                    409,
                    "InvalidBucketState",
                    "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration");
        }
        if (!Xml.text(root, "ObjectLockEnabled").equals("Enabled")) {
            throw DocumentValidator.malformed();
        }
        for (Element rule : Xml.all(root, "DefaultRetention")) {
            boolean days = !Xml.text(rule, "Days").isEmpty();
            boolean years = !Xml.text(rule, "Years").isEmpty();
            if (!MODES.contains(Xml.text(rule, "Mode")) || days == years) {
                throw DocumentValidator.malformed();
            }
            if (number(rule, "Days") + number(rule, "Years") < 1) {
                throw invalid("Default retention period must be a positive integer value.");
            }
        }
    }

    /** Validates a legal hold and returns it in the form to store. */
    public String legalHold(S3Call call, Element root) {
        requireEnabled(call.bucket());
        String status = Xml.text(root, "Status");
        if (!List.of("ON", "OFF").contains(status)) {
            throw DocumentValidator.malformed();
        }
        return ObjectLock.legalHoldDocument(status);
    }

    /** Validates a retention and returns it in the form to store; null removes it. */
    public @Nullable String retention(S3Call call, String version, Element root, ObjectLock locks) {
        requireEnabled(call.bucket());
        String mode = Xml.text(root, "Mode");
        String until = Xml.text(root, "RetainUntilDate");
        Retention wanted = mode.isEmpty() && until.isEmpty() ? null : retention(mode, until);
        boolean bypass = call.bypassesGovernance();
        locks.retention(call.bucket(), call.key(), version)
                .filter(kept -> kept.until().isAfter(Instant.now()))
                .filter(kept -> !(bypass && kept.mode().equals("GOVERNANCE")))
                .filter(kept -> wanted == null
                        || wanted.until().isBefore(kept.until())
                        || kept.mode().equals("COMPLIANCE") && !wanted.mode().equals("COMPLIANCE"))
                .ifPresent(kept -> {
                    throw S3Errors.of(403, "AccessDenied", "Access Denied because object protected by object lock.");
                });
        return wanted == null ? null : ObjectLock.retentionDocument(wanted);
    }

    private static Retention retention(String mode, String until) {
        if (!MODES.contains(mode)) {
            throw DocumentValidator.malformed();
        }
        Instant instant = instant(until);
        if (!instant.isAfter(Instant.now())) {
            throw invalid("The retain until date must be in the future!");
        }
        return new Retention(mode, instant);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw DocumentValidator.malformed();
        }
    }

    /** Returns the documents for a new object, as specified by the request or the bucket's default. */
    public Map<String, String> forWrite(S3Call call) {
        HttpServletRequest request = call.request();
        String hold = request.getHeader("x-amz-object-lock-legal-hold");
        String mode = request.getHeader("x-amz-object-lock-mode");
        String until = request.getHeader("x-amz-object-lock-retain-until-date");
        Map<String, String> kept = new HashMap<>();
        if (hold == null && mode == null && until == null) {
            defaultRetention(call.bucket())
                    .ifPresent(rule -> kept.put(ObjectLock.RETENTION, ObjectLock.retentionDocument(rule)));
            return kept;
        }
        requireEnabled(call.bucket());
        if ((mode == null) != (until == null)) {
            throw invalid("x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied");
        }
        if (hold != null) {
            kept.put(ObjectLock.LEGAL_HOLD, ObjectLock.legalHoldDocument(hold.equals("ON") ? "ON" : "OFF"));
        }
        Optional<Retention> retention =
                mode == null ? defaultRetention(call.bucket()) : Optional.of(retention(mode, until));
        retention.ifPresent(rule -> kept.put(ObjectLock.RETENTION, ObjectLock.retentionDocument(rule)));
        return kept;
    }

    private Optional<Retention> defaultRetention(String bucket) {
        return documents.get(bucket, BUCKET).flatMap(Xml::parse).stream()
                .flatMap(root -> Xml.all(root, "DefaultRetention").stream())
                .map(rule -> new Retention(
                        Xml.text(rule, "Mode"),
                        Instant.now()
                                .atOffset(ZoneOffset.UTC)
                                .plusDays(number(rule, "Days"))
                                .plusYears(number(rule, "Years"))
                                .toInstant()))
                .findFirst();
    }

    public void requireEnabled(String bucket) {
        if (documents.get(bucket, BUCKET).isEmpty()) {
            throw S3Errors.of(400, "InvalidRequest", "Bucket is missing Object Lock Configuration");
        }
    }

    private static int number(Element root, String name) {
        String text = Xml.text(root, name);
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw DocumentValidator.malformed();
        }
    }

    private static AwsServiceException invalid(String message) {
        return S3Errors.of(400, "InvalidArgument", message);
    }
}
