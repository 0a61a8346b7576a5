package app.bellhop.work.activity;

import app.bellhop.cloud.activity.ApiCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of some calls belong to multipart uploads and copies that began among them, and which of these were completed. */
final class MultipartCalls {

    private static final String BEGIN = "CreateMultipartUpload";
    private static final String COMPLETE = "CompleteMultipartUpload";
    private static final Set<String> STEPS = Set.of("UploadPart", "UploadPartCopy", COMPLETE, "AbortMultipartUpload");

    private record Target(String bucket, String key) {}

    private final Set<Target> begun = new HashSet<>();
    private final Map<Target, ApiCall> completed = new HashMap<>();
    private final Map<Target, Object> sources = new HashMap<>();

    MultipartCalls(List<ApiCall> calls) {
        for (ApiCall call : calls) {
            Target target = target(call);
            switch (call.operation()) {
                case BEGIN -> begun.add(target);
                case "UploadPartCopy" ->
                    sources.putIfAbsent(target, call.arguments().getOrDefault("CopySource", ""));
                case COMPLETE -> {
                    if (!call.failed()) {
                        completed.put(target, call);
                    }
                }
                default -> {}
            }
        }
    }

    /** Whether it is the first one of an upload that was completed. */
    boolean isBegin(ApiCall call) {
        return call.operation().equals(BEGIN) && completed.containsKey(target(call));
    }

    /** Whether what begins the upload stands for it, or the upload was never completed. */
    boolean isStep(ApiCall call) {
        return begun.contains(target(call))
                && (STEPS.contains(call.operation()) || call.operation().equals(BEGIN) && !isBegin(call));
    }

    /** Whether it was to take effect only if the object is not there, or still the same. */
    boolean isConditional(ApiCall begin) {
        ApiCall complete = completed.get(target(begin));
        return complete != null
                && (complete.arguments().containsKey("IfNoneMatch")
                        || complete.arguments().containsKey("IfMatch"));
    }

    /** What is copied; empty where a file is sent. */
    Optional<Object> source(ApiCall begin) {
        return Optional.ofNullable(sources.get(target(begin)));
    }

    private static Target target(ApiCall call) {
        return new Target(call.place(), call.subject());
    }
}
