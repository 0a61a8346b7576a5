package app.bellhop.demo.s3.log;

import app.bellhop.demo.s3.http.S3Call;
import java.util.LinkedHashMap;
import java.util.Map;

/** The operation names of S3's server access log, such as REST.GET.OBJECT. */
final class LogOperation {

    /** Resource names by request parameter; the first match counts. */
    private static final Map<String, String> BUCKET_RESOURCES = new LinkedHashMap<>();

    private static final Map<String, String> OBJECT_RESOURCES = new LinkedHashMap<>();

    static {
        BUCKET_RESOURCES.put("policy", "BUCKETPOLICY");
        BUCKET_RESOURCES.put("policyStatus", "POLICY_STATUS");
        BUCKET_RESOURCES.put("website", "WEBSITE");
        BUCKET_RESOURCES.put("cors", "CORS");
        BUCKET_RESOURCES.put("lifecycle", "LIFECYCLE");
        BUCKET_RESOURCES.put("tagging", "TAGGING");
        BUCKET_RESOURCES.put("publicAccessBlock", "PUBLIC_ACCESS_BLOCK");
        BUCKET_RESOURCES.put("ownershipControls", "OWNERSHIP_CONTROLS");
        BUCKET_RESOURCES.put("encryption", "ENCRYPTION");
        BUCKET_RESOURCES.put("replication", "REPLICATION");
        BUCKET_RESOURCES.put("object-lock", "OBJECT_LOCK_CONFIGURATION");
        BUCKET_RESOURCES.put("logging", "LOGGING_STATUS");
        BUCKET_RESOURCES.put("notification", "NOTIFICATION");
        BUCKET_RESOURCES.put("accelerate", "ACCELERATE");
        BUCKET_RESOURCES.put("requestPayment", "REQUEST_PAYMENT");
        BUCKET_RESOURCES.put("versioning", "VERSIONING");
        BUCKET_RESOURCES.put("versions", "BUCKETVERSIONS");
        BUCKET_RESOURCES.put("location", "LOCATION");
        BUCKET_RESOURCES.put("acl", "ACL");
        BUCKET_RESOURCES.put("uploads", "UPLOADS");
        BUCKET_RESOURCES.put("delete", "MULTI_OBJECT_DELETE");
        OBJECT_RESOURCES.put("tagging", "OBJECT_TAGGING");
        OBJECT_RESOURCES.put("acl", "ACL");
        OBJECT_RESOURCES.put("legal-hold", "LEGAL_HOLD");
        OBJECT_RESOURCES.put("retention", "RETENTION");
        OBJECT_RESOURCES.put("attributes", "OBJECT_ATTRIBUTES");
        OBJECT_RESOURCES.put("restore", "RESTORE");
        OBJECT_RESOURCES.put("uploads", "UPLOADS");
    }

    private LogOperation() {}

    static String of(S3Call call) {
        boolean ofBucket = call.key().isEmpty();
        for (Map.Entry<String, String> named : (ofBucket ? BUCKET_RESOURCES : OBJECT_RESOURCES).entrySet()) {
            if (call.has(named.getKey())) {
                return "REST." + call.method() + "." + named.getValue();
            }
        }
        if (call.method().equals("OPTIONS")) {
            return "REST.OPTIONS.PREFLIGHT";
        }
        boolean copies = call.request().getHeader("x-amz-copy-source") != null;
        if (call.has("uploadId")) {
            boolean part = call.method().equals("PUT");
            return "REST." + (part && copies ? "COPY" : call.method()) + (part ? ".PART" : ".UPLOAD");
        }
        return "REST." + (copies ? "COPY" : call.method()) + (ofBucket ? ".BUCKET" : ".OBJECT");
    }
}
