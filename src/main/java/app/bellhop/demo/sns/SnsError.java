package app.bellhop.demo.sns;

import java.util.Objects;

/** An SNS error response with its status, code and message. */
final class SnsError extends RuntimeException {

    final int status;
    final String code;

    SnsError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    static SnsError invalid(String what) {
        return new SnsError(400, "InvalidParameter", "Invalid parameter: " + what);
    }

    /** A parameter that is invalid, in other words. */
    static SnsError refused(String sentence) {
        return new SnsError(400, "InvalidParameter", sentence);
    }

    static SnsError notFound(String what) {
        return new SnsError(404, "NotFound", what + " does not exist");
    }
}
