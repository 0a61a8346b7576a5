package app.bellhop.work.activity;

import app.bellhop.cloud.activity.ApiCall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of some calls belong to multipart uploads and copies that began among them. */
final class MultipartCalls {

    private static final String BEGIN = "CreateMultipartUpload";
    private static final String ABORT = "AbortMultipartUpload";
    private static final Set<String> STEPS = Set.of("UploadPart", "UploadPartCopy", "CompleteMultipartUpload", ABORT);

    private record Target(String bucket, String key) {}

    private final Set<Target> begun = new HashSet<>();
    private final Set<Target> completed = new HashSet<>();
    private final Set<Target> aborted = new HashSet<>();
    private final Map<Target, Object> sources = new HashMap<>();

    MultipartCalls(List<ApiCall> calls) {
        for (ApiCall call : calls) {
            Target target = target(call);
            switch (call.operation()) {
                case BEGIN -> begun.add(target);
                case "CompleteMultipartUpload" -> completed.add(target);
                case ABORT -> aborted.add(target);
                case "UploadPartCopy" ->
                    sources.putIfAbsent(target, call.arguments().getOrDefault("CopySource", ""));
                default -> {}
            }
        }
    }

    /** Whether it is the first one of an upload that was not given up. */
    boolean isBegin(ApiCall call) {
        return call.operation().equals(BEGIN) && !given(target(call));
    }

    /** Whether what begins the upload stands for it, or the upload was given up. */
    boolean isStep(ApiCall call) {
        Target target = target(call);
        return STEPS.contains(call.operation()) && begun.contains(target)
                || call.operation().equals(BEGIN) && given(target);
    }

    private boolean given(Target target) {
        return aborted.contains(target) && !completed.contains(target);
    }

    /** What is copied; empty where a file is sent. */
    Optional<Object> source(ApiCall begin) {
        return Optional.ofNullable(sources.get(target(begin)));
    }

    private static Target target(ApiCall call) {
        return new Target(call.place(), call.subject());
    }
}
