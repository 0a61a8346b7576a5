package app.bellhop.aws.s3.upload;

import java.util.Optional;
import software.amazon.awssdk.core.async.AsyncRequestBody;

/** A body that sends the bytes of another one in its own way. */
abstract class WrappedBody implements AsyncRequestBody {

    final AsyncRequestBody body;

    WrappedBody(AsyncRequestBody body) {
        this.body = body;
    }

    @Override
    public Optional<Long> contentLength() {
        return body.contentLength();
    }

    @Override
    public String contentType() {
        return body.contentType();
    }
}
