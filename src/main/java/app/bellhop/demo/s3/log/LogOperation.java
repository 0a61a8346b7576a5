package app.bellhop.demo.s3.log;

import app.bellhop.demo.s3.http.S3Call;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that S3's server access logs give to requests: REST.GET.OBJECT and the like. */
final class LogOperation {

    /** Parameter to resource; the first that a request carries names it. */
    private static final Map<String, String> OF_BUCKET = new LinkedHashMap<>();

    private static final Map<String, String> OF_OBJECT = new LinkedHashMap<>();

    static {
        OF_BUCKET.put("policy", "BUCKETPOLICY");
        OF_BUCKET.put("policyStatus", "POLICY_STATUS");
        OF_BUCKET.put("website", "WEBSITE");
        OF_BUCKET.put("cors", "CORS");
        OF_BUCKET.put("lifecycle", "LIFECYCLE");
        OF_BUCKET.put("tagging", "TAGGING");
        OF_BUCKET.put("publicAccessBlock", "PUBLIC_ACCESS_BLOCK");
        OF_BUCKET.put("ownershipControls", "OWNERSHIP_CONTROLS");
        OF_BUCKET.put("encryption", "ENCRYPTION");
        OF_BUCKET.put("replication", "REPLICATION");
        OF_BUCKET.put("object-lock", "OBJECT_LOCK_CONFIGURATION");
        OF_BUCKET.put("logging", "LOGGING_STATUS");
        OF_BUCKET.put("notification", "NOTIFICATION");
        OF_BUCKET.put("accelerate", "ACCELERATE");
        OF_BUCKET.put("requestPayment", "REQUEST_PAYMENT");
        OF_BUCKET.put("versioning", "VERSIONING");
        OF_BUCKET.put("versions", "BUCKETVERSIONS");
        OF_BUCKET.put("location", "LOCATION");
        OF_BUCKET.put("acl", "ACL");
        OF_BUCKET.put("uploads", "UPLOADS");
        OF_BUCKET.put("delete", "MULTI_OBJECT_DELETE");
        OF_OBJECT.put("tagging", "OBJECT_TAGGING");
        OF_OBJECT.put("acl", "ACL");
        OF_OBJECT.put("legal-hold", "LEGAL_HOLD");
        OF_OBJECT.put("retention", "RETENTION");
        OF_OBJECT.put("attributes", "OBJECT_ATTRIBUTES");
        OF_OBJECT.put("restore", "RESTORE");
        OF_OBJECT.put("uploads", "UPLOADS");
    }

    private LogOperation() {}

    static String of(S3Call call) {
        boolean ofBucket = call.key().isEmpty();
        for (Map.Entry<String, String> named : (ofBucket ? OF_BUCKET : OF_OBJECT).entrySet()) {
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
